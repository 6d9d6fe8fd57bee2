package dsc.raise;

import dsc.catalog.DataType;
import dsc.catalog.GeoRoles;
import dsc.model.Settings;
import dsc.spec.YamlTree;
import java.util.Map;
import java.util.Optional;

/** What holds for the data source as a whole. */
final class SettingsRaising {
  private static final GeoRoles GEO_ROLES = GeoRoles.load();

  /** Date options: the attribute of a TDS and the key of a spec. */
  private static final Map<String, String> DATES =
      Map.of(
          "start-of-week", "week_start",
          "fiscal-year-start", "fiscal_year_start",
          "default-date-format", "format",
          "default-calendar-type", "calendar");

  private SettingsRaising() {}

  static void write(Settings settings, Wish wish, YamlTree.Builder spec, Sections sections) {
    if (!wish.wants(settings.id())) {
      return;
    }
    YamlTree.Builder dates = new YamlTree.Builder();
    settings
        .dateOptions()
        .forEach(
            (key, value) ->
                Optional.ofNullable(DATES.get(key)).ifPresent(word -> dates.put(word, value)));
    section("dates", dates.build(), settings, spec, sections);
    YamlTree.Builder places = new YamlTree.Builder();
    settings
        .semanticValues()
        .forEach(
            (role, literal) ->
                Words.value(literal, DataType.STRING)
                    .ifPresent(
                        value -> places.put(GEO_ROLES.word(role).orElse(role), Words.data(value))));
    section("geocoding", places.build(), settings, spec, sections);
    YamlTree.Builder pane = new YamlTree.Builder();
    Optional.ofNullable(settings.layout().get("show-structure"))
        .ifPresent(shown -> pane.put("group_by", shown.equals("true") ? "table" : "folder"));
    boolean ordinal =
        "ordinal".equals(settings.layout().get("dim-ordering"))
            && "ordinal".equals(settings.layout().get("measure-ordering"));
    if (ordinal) {
      pane.put("order", "source");
    }
    section("data_pane", pane.build(), settings, spec, sections);
  }

  private static void section(
      String key,
      YamlTree.Mapping body,
      Settings settings,
      YamlTree.Builder spec,
      Sections sections) {
    for (int i = 0; i < body.entries().size(); i++) {
      sections.add(key, settings.id());
    }
    spec.putUnlessEmpty(key, body);
  }
}
