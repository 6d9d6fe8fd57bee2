package dsc.plan;

import dsc.diag.Code;
import dsc.plan.diff.Address;
import dsc.plan.hazard.ChangeClass;
import dsc.plan.hazard.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hazards of changed publication attributes: where it is published, and as whom. */
final class PublicationHazards {
  static final Address PUBLICATION = new Address("publication", "", "");

  private static final Map<String, String> MOVES =
      new TreeMap<>(
          Map.of(
              "site", "Another site has other users.",
              "project", "Permissions come from the project, so other people may see it."));

  private PublicationHazards() {}

  static List<Hazard> of(Published published, Desired desired) {
    List<Hazard> hazards = new ArrayList<>();
    SortedMap<String, String> before = published.attributes();
    SortedMap<String, String> after = desired.attributes();
    MOVES.forEach(
        (name, reason) -> {
          if (!Objects.equals(before.get(name), after.get(name))) {
            hazards.add(hazard(Code.PUBLICATION_MOVED, reason));
          }
        });
    if (!Objects.equals(before.get("credentials"), after.get("credentials"))) {
      hazards.add(
          hazard(
              Code.CREDENTIALS_CHANGED, "The database is queried as somebody else than before."));
    }
    return hazards;
  }

  private static Hazard hazard(Code code, String reason) {
    return new Hazard(code, ChangeClass.SECURITY, PUBLICATION, reason, List.of());
  }
}
