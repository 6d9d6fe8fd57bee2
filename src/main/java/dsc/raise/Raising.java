package dsc.raise;

import dsc.catalog.ConnectionCatalog;
import dsc.model.Datasource;
import dsc.model.Settings;
import dsc.spec.YamlTree;
import java.util.Optional;

/** Datasource to spec: the way back of {@link dsc.lower.Lowering}. */
public final class Raising {
  private Raising() {}

  /**
   * The spec of a data source in normal form.
   *
   * @param wish what the spec may say and how
   */
  public static Raised raise(Datasource normal, ConnectionCatalog catalog, Wish wish) {
    YamlTree.Builder spec = new YamlTree.Builder();
    Sections sections = new Sections();
    spec.put("dsc", YamlTree.number(1));
    spec.put("datasource", wish.id());
    Optional<String> caption =
        normal
            .only(Settings.class)
            .flatMap(Settings::caption)
            .or(wish::caption)
            .filter(text -> !text.equals(wish.id()) && !text.isBlank());
    spec.put("caption", caption.map(Words::escaped));
    SpecNames names = SpecNames.of(normal);
    ConnectionRaising connections = new ConnectionRaising(normal, catalog, wish);
    if (wish.tables()) {
      new TableRaising(normal, connections, wish).write(spec, sections);
    }
    FieldRaising fields = new FieldRaising(normal, names, wish);
    fields.columns(spec, sections);
    fields.calculations(spec, sections);
    new ParameterRaising(normal, names, wish).write(spec, sections);
    fields.hierarchies(spec, sections);
    FilterRaising filters = new FilterRaising(normal, names, wish);
    filters.filters(spec, sections);
    if (wish.tables()) {
      filters.extract(spec, sections);
    }
    spec.put("parts", wish.parts());
    return new Raised(spec.build(), sections.all());
  }
}
