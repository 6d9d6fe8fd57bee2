package dsc.spec;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/** Reads {@code dates}, {@code geocoding} and {@code data_pane}. */
final class SettingsReader {
  private final Reading reading;
  private final AttributesReader attributes;

  SettingsReader(Reading reading, AttributesReader attributes) {
    this.reading = reading;
    this.attributes = attributes;
  }

  SettingsSpec settings(YamlMapping root) {
    YamlMapping dates = part(root, "dates");
    YamlMapping pane = part(root, "data_pane");
    return new SettingsSpec(
        reading.word(dates, "week_start", DayOfWeek.class),
        reading.word(dates, "fiscal_year_start", Month.class),
        reading.name(dates, "format"),
        reading.name(dates, "calendar"),
        reading.entries(root, "geocoding").stream()
            .flatMap(entry -> geocoding(entry).stream())
            .toList(),
        reading.word(pane, "group_by", SettingsSpec.Grouping.class),
        reading.word(pane, "order", SettingsSpec.Ordering.class));
  }

  private YamlMapping part(YamlMapping root, String key) {
    return root.get(key)
        .flatMap(reading::mapping)
        .orElseGet(() -> new YamlMapping(root.span(), List.of()));
  }

  private Optional<SettingsSpec.Geocoding> geocoding(YamlMapping.Entry entry) {
    Located<String> role = reading.name(entry.key());
    return attributes.isGeoRole(role)
        ? reading.data(entry.value()).map(value -> new SettingsSpec.Geocoding(role, value))
        : Optional.empty();
  }
}
