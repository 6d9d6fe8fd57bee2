package dsc.tds;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.Opaque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads what Tableau saved, from release 8 to the newest, into the model. Whatever the model has no
 * place for becomes an {@link Opaque} part, so that writing the result loses nothing but what
 * Tableau makes anew by itself: caches of metadata, times, sizes of panes.
 */
public final class TdsReader {
  /** The data source of a workbook that holds its parameters. */
  private static final String PARAMETERS = "Parameters";

  private final String path;
  private final Diagnostics diags;

  private TdsReader(String path, Diagnostics diags) {
    this.path = path;
    this.diags = diags;
  }

  /**
   * Reads a .tds document, or the only data source of a .twb.
   *
   * @param path what messages call the document
   * @return empty when it can't be read, which is reported
   */
  public static Optional<Datasource> read(String path, byte[] document, Diagnostics diags) {
    return XmlReader.read(path, document, diags)
        .flatMap(root -> only(path, root, diags))
        .map(root -> new TdsReader(path, diags).datasource(root));
  }

  /** Reads one data source of a .twb, by caption or name. */
  public static Optional<Datasource> read(
      String path, byte[] document, String name, Diagnostics diags) {
    return XmlReader.read(path, document, diags)
        .flatMap(root -> named(path, root, name, diags))
        .map(root -> new TdsReader(path, diags).datasource(root));
  }

  /** The captions of the data sources of a .twb, or of the one of a .tds. */
  public static List<String> names(String path, byte[] document, Diagnostics diags) {
    return XmlReader.read(path, document, diags)
        .map(root -> datasources(root).stream().map(TdsReader::caption).toList())
        .orElse(List.of());
  }

  private static Optional<XmlElement> only(String path, XmlElement root, Diagnostics diags) {
    if (root.is("datasource")) {
      return Optional.of(root);
    }
    if (!root.is("workbook")) {
      diags.report(Problems.notADatasource(path, root.name()));
      return Optional.empty();
    }
    List<XmlElement> all = datasources(root);
    if (all.size() == 1) {
      return Optional.of(all.getFirst());
    }
    List<String> captions = all.stream().map(TdsReader::caption).toList();
    diags.report(
        captions.isEmpty()
            ? Problems.datasourceNotFound(path, "", captions)
            : Problems.chooseDatasource(path, captions));
    return Optional.empty();
  }

  private static Optional<XmlElement> named(
      String path, XmlElement root, String name, Diagnostics diags) {
    List<XmlElement> all = datasources(root);
    Optional<XmlElement> found =
        all.stream().filter(d -> caption(d).equals(name) || d.has("name", name)).findFirst();
    if (found.isEmpty()) {
      diags.report(
          Problems.datasourceNotFound(path, name, all.stream().map(TdsReader::caption).toList()));
    }
    return found;
  }

  private static List<XmlElement> datasources(XmlElement root) {
    return root.is("datasource")
        ? List.of(root)
        : root.items("datasources").stream()
            .filter(d -> d.is("datasource") && !d.has("name", PARAMETERS))
            .toList();
  }

  private static String caption(XmlElement datasource) {
    return datasource.attribute("caption").orElse(name(datasource));
  }

  private static String name(XmlElement datasource) {
    return datasource.attribute("formatted-name").orElse(datasource.value("name"));
  }

  private Datasource datasource(XmlElement saved) {
    XmlElement root = OwnName.removed(Upgrade.modern(saved), name(saved));
    Collector collector = new Collector();
    XmlElement connection = root.child("connection").orElse(XmlElement.of("connection"));
    Sources said = Sources.of(connection);
    Sources sources = said.completed(connection, root);
    if (!said.names().isEmpty() && !sources.equals(said)) {
      diags.report(
          Problems.inconsistent(
              path, "the columns name a table that is not there; they are read as the only one's"));
    }
    Predicate<String> isField = fieldNames(root, sources)::contains;

    String direct = new ConnectionReader(path, collector, diags).read(connection);
    boolean hasExtract = root.child("extract").isPresent();
    new ObjectReader(collector, new RelationReader(collector, direct), hasExtract)
        .read(root.child("object-graph").orElse(XmlElement.of("object-graph")));
    if (saved.child("object-graph").isPresent() && !ObjectReader.agrees(root)) {
      diags.report(
          Problems.inconsistent(
              path,
              "the connection and the object graph list different tables; the latter counts"));
    }
    columns(root, sources, isField, collector);
    root.children("group").forEach(g -> collector.add(group(g, isField), g, ""));
    new PaneReader(collector, isField).read(root);
    new ExtractReader(collector, isField).read(root);
    FilterReader.ofDatasource(isField, collector::isUserFilter)
        .readAll(root.children("filter"), "", collector);
    root.children("datasource-dependencies").forEach(d -> dependencies(d, collector));
    Leftovers.read(root, isField, collector);
    Datasource read = collector.datasource(name(root));
    read.all(Opaque.class).forEach(part -> diags.report(Problems.opaquePart(path, part)));
    return read;
  }

  private static Optional<Field> group(XmlElement group, Predicate<String> isField) {
    return UserFilterReader.isUserFilter(group)
        ? new UserFilterReader(isField).read(group)
        : SetReader.read(group, isField);
  }

  /** Every name that is a field, so that no instance name is taken for one. */
  private static Set<String> fieldNames(XmlElement root, Sources sources) {
    Set<String> names = new HashSet<>(sources.names());
    for (XmlElement child : root.children()) {
      if (child.is("column") || child.is("group")) {
        names.add(Brackets.unquote(child.value("name")));
      }
    }
    return names;
  }

  private static void columns(
      XmlElement root, Sources sources, Predicate<String> isField, Collector collector) {
    FieldReader reader = new FieldReader(name(root), sources, isField);
    for (XmlElement column : root.children("column")) {
      if (ParameterReader.isParameter(column)) {
        collector.add(ParameterReader.read(column), column, "");
      } else {
        column(column, reader, collector);
      }
    }
    Set<String> names = new LinkedHashSet<>(sources.names());
    for (String name : names) {
      DataType type = sources.type(name);
      Role role = type.isNumber() ? Role.MEASURE : Role.DIMENSION;
      collector.add(
          new Field.Column(
              ElementId.field(name),
              FieldXml.plain(type, role, FieldType.defaultFor(type, role)),
              sources.source(name)));
    }
  }

  private static void column(XmlElement column, FieldReader reader, Collector collector) {
    List<XmlElement> modelled = new ArrayList<>();
    List<XmlElement> rest = new ArrayList<>();
    for (XmlElement child : column.children()) {
      (FieldReader.isModelled(column, child) ? modelled : rest).add(child);
    }
    Optional<Field> field = reader.read(column.with(modelled));
    if (field.isEmpty() || collector.contains(field.get().id())) {
      collector.opaque("", column);
    } else if (!isDefaultCount(field.get(), collector)) {
      collector.add(field.get());
      String anchor = OpaqueParts.step("", column);
      rest.forEach(child -> collector.opaque(anchor, child));
    }
  }

  /** Whether it is a count field as Tableau makes it for every logical table. */
  private static boolean isDefaultCount(Field field, Collector collector) {
    return field instanceof Field.TableCount count
        && collector
            .object(count.object())
            .filter(o -> FieldXml.countProperties(o.caption()).equals(count.properties()))
            .isPresent();
  }

  /** Parameters become elements; whatever else a data source depends on is kept as it stands. */
  private static void dependencies(XmlElement dependencies, Collector collector) {
    List<XmlElement> rest = new ArrayList<>();
    for (XmlElement child : dependencies.children()) {
      boolean parameter =
          dependencies.has("datasource", PARAMETERS) && ParameterReader.isParameter(child);
      Optional<dsc.model.Parameter> read =
          parameter ? ParameterReader.read(child) : Optional.empty();
      if (read.isPresent() && !collector.contains(read.get().id())) {
        collector.add(read.get());
      } else {
        rest.add(child);
      }
    }
    if (!rest.isEmpty()) {
      collector.opaque("", dependencies.with(rest));
    }
  }
}
