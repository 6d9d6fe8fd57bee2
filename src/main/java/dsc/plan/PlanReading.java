package dsc.plan;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.plan.diff.Address;
import dsc.plan.diff.FieldChange;
import dsc.plan.hazard.ChangeClass;
import dsc.plan.hazard.Hazard;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads a saved plan back. */
final class PlanReading {
  private PlanReading() {}

  static Plan read(String text) {
    JsonObject json = JsonObject.parse(text, "The plan file", Code.PLAN_FILE_INVALID);
    int format = json.number("formatVersion");
    if (format != PlanJson.FORMAT_VERSION) {
      throw new DscException(
          Code.PLAN_FILE_OTHER_VERSION,
          "The plan file has format "
              + format
              + "; this dsc reads format "
              + PlanJson.FORMAT_VERSION
              + ".");
    }
    Plan plan =
        new Plan(
            json.text("version"), json.text("target"), json.objects("steps", PlanReading::step));
    json.object("summary");
    json.text("checksum");
    json.end(plan);
    // This also compares the checksum, the summary and whatever else follows from the rest.
    if (!PlanJson.write(plan).equals(text.replace("\r\n", "\n"))) {
      throw json.failure("it is not as dsc wrote it");
    }
    return plan;
  }

  private static Step step(JsonObject json) {
    json.text("address");
    return new Step(
        new PublicationKey(json.text("datasource"), json.optionalText("tenant")),
        json.text("name"),
        json.choice("action", Action::of),
        json.optionalObject("refusal").map(PlanReading::refusal),
        json.texts("notes"),
        json.optionalText("published").map(Revision::new),
        json.has("desired")
            ? Optional.of(json.choice("desired", PlanReading::fingerprint))
            : Optional.empty(),
        decision(json.object("extract")),
        json.objects("drift", PlanReading::change),
        json.objects("changes", PlanReading::change),
        json.objects("hazards", PlanReading::hazard),
        json.number("unchanged"),
        json.optionalObject("impact").map(PlanReading::impact));
  }

  private static Impact impact(JsonObject json) {
    return json.end(
        new Impact(
            json.choice("completeness", PlanReading::completeness),
            json.texts("reasons"),
            json.objects(
                "workbooks",
                w -> new Impact.Workbook(w.text("name"), w.text("project"), w.text("owner"))),
            json.objects(
                "uses",
                u ->
                    new Impact.Use(
                        u.text("field"),
                        u.texts("sheets"),
                        u.texts("dashboards"),
                        u.texts("calculations")))));
  }

  private static Optional<Impact.Completeness> completeness(String text) {
    return Arrays.stream(Impact.Completeness.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }

  private static Refusal refusal(JsonObject json) {
    return json.end(new Refusal(json.choice("code", Code::of), json.text("reason")));
  }

  private static Optional<Fingerprint> fingerprint(String text) {
    return Fingerprint.isValid(text) ? Optional.of(new Fingerprint(text)) : Optional.empty();
  }

  private static ExtractDecision decision(JsonObject json) {
    return json.end(
        new ExtractDecision(
            json.choice("decision", ExtractDecision.Kind::of), json.texts("reasons")));
  }

  private static PlannedChange change(JsonObject json) {
    return new PlannedChange(
        json.choice("change", PlannedChange.Kind::of),
        address(json.object("element")),
        json.optionalObject("from").map(PlanReading::address),
        json.choice("class", ChangeClass::of),
        json.objects("fields", PlanReading::field));
  }

  private static FieldChange field(JsonObject json) {
    String name = json.text("name");
    return json.has("removed")
        ? new FieldChange.OfList(name, json.texts("removed"), json.texts("added"))
        : new FieldChange.OfValue(name, json.optionalText("before"), json.optionalText("after"));
  }

  private static PlannedHazard hazard(JsonObject json) {
    json.text("headline");
    return new PlannedHazard(
        new Hazard(
            json.choice("code", Code::of),
            json.choice("class", ChangeClass::of),
            address(json.object("element")),
            json.text("reason"),
            json.objects("dependents", PlanReading::address)),
        json.flag("allowed"));
  }

  private static Address address(JsonObject json) {
    return json.end(new Address(json.text("kind"), json.text("name"), json.text("shown")));
  }
}
