package dsc.raise;

import dsc.catalog.ConnectionCatalog;
import dsc.model.Datasource;
import dsc.model.Settings;
import dsc.spec.YamlTree;
import java.util.Optional;

/** Datasource to spec: the way back of {@link dsc.lower.Lowering}. */
public final class Raising {
  private final Datasource normal;
  private final ConnectionCatalog catalog;
  private final SpecNames names;

  /** For a data source in normal form, which may be raised several times. */
  public Raising(Datasource normal, ConnectionCatalog catalog) {
    this.normal = normal;
    this.catalog = catalog;
    this.names = SpecNames.of(normal);
  }

  /**
   * The spec.
   *
   * @param wish what it may say and how
   */
  public Raised raise(Wish wish) {
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
    ConnectionRaising connections = new ConnectionRaising(normal, catalog, wish);
    if (wish.tables()) {
      new TableRaising(normal, connections, wish).write(spec, sections);
    }
    AttributeRaising attributes = new AttributeRaising(normal, names, wish);
    FieldRaising fields = new FieldRaising(normal, names, attributes, wish);
    fields.columns(spec, sections);
    fields.calculations(spec, sections);
    new DerivedRaising(normal, names, attributes, wish).write(spec, sections);
    new ParameterRaising(normal, names, wish).write(spec, sections);
    fields.hierarchies(spec, sections);
    normal
        .only(Settings.class)
        .ifPresent(settings -> SettingsRaising.write(settings, wish, spec, sections));
    new ViewRaising(normal, names, wish).write(attributes, spec, sections);
    FilterRaising filters = new FilterRaising(normal, names, wish);
    filters.filters(spec, sections);
    if (wish.tables()) {
      filters.extract(spec, sections);
    }
    spec.put("parts", wish.parts());
    return new Raised(spec.build(), sections.all());
  }
}
