package dsc.lower;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.ConnectionClass;
import dsc.catalog.StableIds;
import dsc.model.Connection;
import dsc.model.ElementId;
import dsc.resolve.BoundTable;
import dsc.resolve.Resolved;
import dsc.spec.ConnectionSpec;
import dsc.spec.Located;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The named connections: one for each connection of the spec, or one for each folder of its text
 * files.
 */
final class ConnectionLowering {
  private final Resolved resolved;
  private final ConnectionCatalog catalog;
  private final Values values;

  ConnectionLowering(Resolved resolved, ConnectionCatalog catalog, Values values) {
    this.resolved = resolved;
    this.catalog = catalog;
    this.values = values;
  }

  List<Connection> elements() {
    Map<String, Connection> byName = new LinkedHashMap<>();
    for (BoundTable table : resolved.tables()) {
      for (TableSpec.Source leaf : leaves(table.source())) {
        Optional<String> file = file(leaf);
        byName.computeIfAbsent(name(table, leaf), name -> connection(name, spec(table), file));
      }
    }
    return new ArrayList<>(byName.values());
  }

  /** The sources that are read through a connection of their own. */
  private static List<TableSpec.Source> leaves(TableSpec.Source source) {
    return switch (source) {
      case TableSpec.Source.Union union ->
          union.parts().stream().flatMap(part -> leaves(part.source()).stream()).toList();
      case TableSpec.Source.Pivot pivot -> leaves(pivot.input());
      case TableSpec.Source.Named named -> List.of(named);
      case TableSpec.Source.CustomSql sql -> List.of(sql);
      case TableSpec.Source.TextFile file -> List.of(file);
      case TableSpec.Source.Files files -> List.of(files);
      case TableSpec.Source.Procedure procedure -> List.of(procedure);
      case TableSpec.Source.Like like -> List.of(like);
    };
  }

  /** The name of the connection a table is read through; empty when its parts say it. */
  String name(BoundTable table) {
    boolean parts =
        table.source() instanceof TableSpec.Source.Union
            || table.source() instanceof TableSpec.Source.Pivot;
    return parts ? "" : name(table, table.source());
  }

  /** The name of the connection that a source of a table is read through. */
  String name(BoundTable table, TableSpec.Source source) {
    ConnectionSpec spec = spec(table);
    String address = resolved.spec().id().value() + "/connection/" + spec.name().value();
    String folder = file(source).map(path -> "/" + TextFiles.folder(path)).orElse("");
    return spec.internalName()
        .map(Located::value)
        .orElseGet(() -> StableIds.connection(className(spec), address + folder));
  }

  /** Whether a table is a sheet of a workbook file. */
  boolean isWorkbook(BoundTable table) {
    return catalog
        .find(spec(table).connectionClass().value())
        .filter(c -> c.kind() == ConnectionClass.Kind.WORKBOOK)
        .isPresent();
  }

  private Optional<String> file(TableSpec.Source source) {
    return switch (source) {
      case TableSpec.Source.TextFile file -> Optional.of(values.text(file.path()));
      case TableSpec.Source.Files files -> Optional.of(values.text(files.pattern()));
      case TableSpec.Source.Named ignored -> Optional.empty();
      case TableSpec.Source.CustomSql ignored -> Optional.empty();
      case TableSpec.Source.Procedure ignored -> Optional.empty();
      case TableSpec.Source.Union ignored -> Optional.empty();
      case TableSpec.Source.Pivot ignored -> Optional.empty();
      case TableSpec.Source.Like ignored -> Optional.empty();
    };
  }

  private ConnectionSpec spec(BoundTable table) {
    return resolved.spec().connections().stream()
        .filter(c -> c.name().value().equals(table.connection()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no connection " + table.connection()));
  }

  private Connection connection(String name, ConnectionSpec spec, Optional<String> file) {
    SortedMap<String, String> attributes = new TreeMap<>();
    Optional<ConnectionClass> known = catalog.find(spec.connectionClass().value());
    known.ifPresent(c -> attributes.putAll(c.fixed()));
    known.ifPresent(c -> c.attributes().forEach(a -> put(attributes, a, spec)));
    if (known.map(ConnectionClass::portInServer).orElse(false)) {
      moveIntoServer(attributes, known.orElseThrow());
    }
    file.ifPresent(
        path -> {
          attributes.put("directory", TextFiles.folder(path));
          attributes.put("filename", TextFiles.fileName(path));
        });
    for (ConnectionSpec.Attribute extra : spec.extra()) {
      attributes.put(extra.key().value(), values.text(extra.value()));
    }
    attributes.remove("class");
    return new Connection(
        new ElementId(ElementId.Kind.CONNECTION, name),
        caption(attributes, spec, file),
        className(spec),
        attributes,
        spec.customization()
            .map(
                c ->
                    new Connection.Customization(
                        c.vendor().value(), c.driver().value(), true, "18.1", c.values())));
  }

  private void put(
      SortedMap<String, String> attributes,
      ConnectionClass.Attribute attribute,
      ConnectionSpec spec) {
    if (attribute.secret()) {
      return;
    }
    Optional<String> value =
        spec.attributes().stream()
            .filter(a -> a.key().value().equals(attribute.name()))
            .findFirst()
            .map(a -> values.text(a.value()))
            .or(attribute::fallback);
    value.ifPresent(text -> attribute.tds().forEach(tds -> attributes.put(tds, text)));
  }

  private static void moveIntoServer(
      SortedMap<String, String> attributes, ConnectionClass connectionClass) {
    Optional<String> port = Optional.ofNullable(attributes.remove("port"));
    Optional<String> standard =
        connectionClass.defaultPort().isPresent()
            ? Optional.of(Integer.toString(connectionClass.defaultPort().getAsInt()))
            : Optional.empty();
    if (port.isPresent() && !port.equals(standard)) {
      attributes.computeIfPresent("server", (key, server) -> server + "," + port.get());
    }
  }

  private String className(ConnectionSpec spec) {
    if (!spec.connectionClass().value().equals(ConnectionCatalog.OTHER)) {
      return catalog
          .find(spec.connectionClass().value())
          .map(ConnectionClass::name)
          .orElse(spec.connectionClass().value());
    }
    return spec.extra().stream()
        .filter(a -> a.key().value().equals("class"))
        .findFirst()
        .map(a -> values.text(a.value()))
        .orElse(ConnectionCatalog.OTHER);
  }

  /** Tableau shows the server, or the file without its extension. */
  private String caption(
      SortedMap<String, String> attributes, ConnectionSpec spec, Optional<String> file) {
    return spec.caption()
        .map(values::text)
        .or(() -> shown(attributes, spec, file))
        .orElse(spec.name().value());
  }

  private Optional<String> shown(
      SortedMap<String, String> attributes, ConnectionSpec spec, Optional<String> file) {
    return file.or(
            () ->
                spec.attributes().stream()
                    .filter(a -> a.key().value().equals("file"))
                    .findFirst()
                    .map(a -> values.text(a.value())))
        .map(TextFiles::fileName)
        .map(name -> name.replaceFirst("\\.[^.]*$", ""))
        .or(() -> Optional.ofNullable(attributes.get("server")).filter(s -> !s.isEmpty()));
  }
}
