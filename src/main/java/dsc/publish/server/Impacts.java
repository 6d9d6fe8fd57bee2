package dsc.publish.server;

import dsc.plan.Impact;
import java.util.List;

/** What the Metadata API says, in the words of a plan. */
final class Impacts {
  private Impacts() {}

  static Impact of(dsc.publish.rest.Impact known) {
    return new Impact(
        switch (known.completeness()) {
          case COMPLETE -> Impact.Completeness.COMPLETE;
          case PARTIAL -> Impact.Completeness.PARTIAL;
          case UNKNOWN -> Impact.Completeness.UNKNOWN;
        },
        known.reasons(),
        known.workbooks().stream()
            .map(w -> new Impact.Workbook(w.name(), w.project(), w.owner()))
            .distinct()
            .toList(),
        known.fields().stream()
            .map(
                field ->
                    new Impact.Use(
                        field.name(),
                        places(field.sheets()),
                        places(field.dashboards()),
                        field.calculations().stream().distinct().sorted().toList()))
            .toList());
  }

  private static List<String> places(List<dsc.publish.rest.Impact.Place> places) {
    return places.stream()
        .map(place -> place.workbook() + " / " + place.name())
        .distinct()
        .sorted()
        .toList();
  }
}
