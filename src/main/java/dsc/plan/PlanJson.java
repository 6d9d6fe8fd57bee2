package dsc.plan;

import dsc.diag.Code;
import dsc.plan.diff.Address;
import dsc.plan.diff.FieldChange;
import dsc.plan.hazard.Hazard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A plan as JSON, for tools and for saving: {@code schema/plan.schema.json} describes it. Reading
 * takes only what writing gives.
 */
public final class PlanJson {
  /** Grows with every change that a reader of the file would notice. */
  public static final int FORMAT_VERSION = 1;

  private PlanJson() {}

  public static String write(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("version", plan.version());
    json.put("target", plan.target());
    json.put("summary", summary(plan));
    json.put("steps", each(plan.steps(), PlanJson::step));
    // Not a signature: it only tells a plan that was cut or edited from one that was reviewed.
    json.put("checksum", Fingerprint.of(List.of(JsonObject.print(json))).sha256());
    return JsonObject.print(json);
  }

  /** One step alone, such as the difference of two files. */
  public static String write(Step step) {
    return JsonObject.print(step(step));
  }

  /** Fails with {@link Code#PLAN_FILE_INVALID} or {@link Code#PLAN_FILE_OTHER_VERSION}. */
  public static Plan read(String text) {
    return PlanReading.read(text);
  }

  /** What a plan amounts to, as numbers. */
  static Map<String, Object> summary(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Action action : Action.values()) {
      json.put(action.text(), plan.count(action));
    }
    json.put("hazards", plan.hazards().size());
    json.put("hazardsNotAllowed", plan.hazards().stream().filter(h -> !h.allowed()).count());
    json.put("canApply", plan.canApply());
    return json;
  }

  private static Map<String, Object> step(Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", step.key().toString());
    json.put("datasource", step.key().datasource());
    step.key().tenant().ifPresent(tenant -> json.put("tenant", tenant));
    json.put("name", step.name());
    json.put("action", step.action().text());
    step.refusal()
        .ifPresent(
            refusal ->
                json.put(
                    "refusal", ordered("code", refusal.code().id(), "reason", refusal.reason())));
    json.put("notes", step.notes());
    step.published().ifPresent(revision -> json.put("published", revision.token()));
    step.desired().ifPresent(fingerprint -> json.put("desired", fingerprint.sha256()));
    json.put(
        "extract",
        ordered("decision", step.extract().kind().text(), "reasons", step.extract().reasons()));
    json.put("drift", each(step.drift(), PlanJson::change));
    json.put("changes", each(step.changes(), PlanJson::change));
    json.put("hazards", each(step.hazards(), PlanJson::hazard));
    json.put("unchanged", step.unchanged());
    step.impact().ifPresent(impact -> json.put("impact", impact(impact)));
    return json;
  }

  private static Map<String, Object> impact(Impact impact) {
    return ordered(
        "completeness",
        impact.completeness().name().toLowerCase(Locale.ROOT),
        "reasons",
        impact.reasons(),
        "workbooks",
        each(
            impact.workbooks(),
            w -> ordered("name", w.name(), "project", w.project(), "owner", w.owner())),
        "uses",
        each(
            impact.uses(),
            u ->
                ordered(
                    "field",
                    u.field(),
                    "sheets",
                    u.sheets(),
                    "dashboards",
                    u.dashboards(),
                    "calculations",
                    u.calculations())));
  }

  private static Map<String, Object> change(PlannedChange change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("change", change.kind().text());
    json.put("element", address(change.address()));
    change.from().ifPresent(from -> json.put("from", address(from)));
    json.put("class", change.changeClass().text());
    json.put("fields", each(change.fields(), PlanJson::field));
    return json;
  }

  private static Map<String, Object> field(FieldChange field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", field.name());
    switch (field) {
      case FieldChange.OfValue value -> {
        value.before().ifPresent(before -> json.put("before", before));
        value.after().ifPresent(after -> json.put("after", after));
      }
      case FieldChange.OfList list -> {
        json.put("removed", list.removed());
        json.put("added", list.added());
      }
    }
    return json;
  }

  private static Map<String, Object> hazard(PlannedHazard planned) {
    Hazard hazard = planned.hazard();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", hazard.code().id());
    json.put("headline", hazard.code().headline());
    json.put("class", hazard.changeClass().text());
    json.put("element", address(hazard.subject()));
    json.put("reason", hazard.reason());
    json.put("dependents", each(hazard.dependents(), PlanJson::address));
    json.put("allowed", planned.allowed());
    return json;
  }

  private static Map<String, Object> address(Address address) {
    return ordered("kind", address.kind(), "name", address.name(), "shown", address.shown());
  }

  private static <T> List<Object> each(List<T> items, Function<T, Map<String, Object>> write) {
    List<Object> result = new ArrayList<>();
    items.forEach(item -> result.add(write.apply(item)));
    return result;
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return map;
  }
}
