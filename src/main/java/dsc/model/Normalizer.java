package dsc.model;

import dsc.model.ElementId.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The normal form of a data source: two data sources with one normal form are the same to Tableau.
 * What Tableau or a server writes by itself is gone: generated names, defaults that are spelt out,
 * by-products of workbooks, sizes of panes. Source: what differs between files that were published
 * and files that were downloaded again.
 *
 * <p>{@code normalize(normalize(d))} equals {@code normalize(d)}. The result is for comparing; it
 * must not be written, because workbooks know fields by the names that are gone here.
 */
public final class Normalizer {
  /** Attributes of a connection that a server or a driver update adds. */
  private static final Set<String> CONNECTION_NOISE =
      Set.of(
          ":flavor",
          "author-locale",
          "cleaning",
          "compat",
          "composed-connection-name",
          "dataRefreshTime",
          "default-settings",
          "interpretationMode",
          "local-dataserver",
          "minimum-driver-version",
          "odbc-native-protocol",
          "password",
          "server-ds-friendly-name",
          "server-oauth",
          "server-userid",
          "update-time",
          "validate",
          "workgroup-auth-mode");

  /** What Tableau finds out about the layout of a file. */
  private static final Set<String> FILE_NOISE = Set.of("gridOrigin", "outcome");

  private static final Pattern GENERATED = Pattern.compile("[a-z_-]+\\.[0-9a-z]{20,40}");

  private static final Set<String> LAYOUT = Set.of("dim-ordering", "measure-ordering");

  /** Elements that only say how somebody looked at the data source. */
  private static final Set<String> VIEWS =
      Set.of("column-instance", "explainability", "field-sort-info");

  private Normalizer() {}

  /** Whether an attribute of a connection is one that a server or driver adds. */
  public static boolean isNoise(String connectionAttribute) {
    return CONNECTION_NOISE.contains(connectionAttribute);
  }

  /**
   * Whether the name of a data source is a made-up one such as {@code federated.} and 28
   * characters. A document with such a name is called as whoever publishes it likes; its caption is
   * of no account.
   */
  public static boolean isGenerated(String name) {
    return GENERATED.matcher(name).matches();
  }

  /** The normal form. */
  public static Datasource normalize(Datasource datasource) {
    Datasource named = GeneratedNames.canonical(datasource);
    FieldNormalizer fields = new FieldNormalizer(named);
    List<Element> result = new ArrayList<>();
    List<Filter> filters = new ArrayList<>();
    for (Element element : named.elements().values()) {
      normal(element, named, fields)
          .ifPresent(
              e -> {
                if (e instanceof Filter filter) {
                  filters.add(filter);
                } else {
                  result.add(e);
                }
              });
    }
    result.addAll(Renumbering.of(filters));
    if (named.only(Settings.class).isEmpty()) {
      result.add(new Settings(Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    }
    return Datasource.of(named.name(), result);
  }

  /**
   * A normal form without what a server keeps beside the content, or makes up when it is given the
   * content: the name and the caption (it writes another {@code formatted-name}), the users of
   * connections and the digits of an extract's numbers.
   */
  public static Datasource onServer(Datasource normal) {
    List<Element> result = new ArrayList<>();
    for (Element element : normal.elements().values()) {
      if (element instanceof Connection connection) {
        result.add(withoutUser(connection));
      } else if (element instanceof Settings s) {
        result.add(new Settings(Optional.empty(), s.dateOptions(), s.layout(), s.semanticValues()));
      } else if (element instanceof Extract extract) {
        result.add(ExtractNormalizer.withoutDigits(extract));
      } else {
        result.add(element);
      }
    }
    return Datasource.of("", result);
  }

  private static Connection withoutUser(Connection connection) {
    TreeMap<String, String> rest = new TreeMap<>(connection.attributes());
    rest.remove("username");
    return new Connection(
        connection.id(),
        connection.caption(),
        connection.connectionClass(),
        rest,
        connection.customization());
  }

  private static Optional<Element> normal(Element element, Datasource all, FieldNormalizer fields) {
    return switch (element) {
      case Settings s -> Optional.of(settings(s, all));
      case Connection c -> Optional.of(connection(c));
      case Table t -> Optional.of(new Table(t.id(), t.connection(), source(t.source())));
      case Field f -> fields.field(f).map(Element.class::cast);
      case Parameter p -> Optional.of(ParameterNormalizer.normal(p));
      case Folder f -> Optional.of(folder(f, all)).filter(x -> !x.isEmpty()).map(x -> x);
      case Filter f -> Optional.of(new FilterNormalizer(all).filter(f));
      case Extract e -> Optional.of(ExtractNormalizer.normal(e, all));
      case Opaque o -> view(o).isPresent() ? Optional.empty() : Optional.of(o);
      case TableObject o -> Optional.of(o);
      case Join j -> Optional.of(new Join(j.id(), j.kind(), Conditions.normal(j.condition())));
      case Relationship r ->
          Optional.of(
              new Relationship(r.id(), Conditions.normal(r.condition()), r.first(), r.second()));
      case Hierarchy h -> Optional.of(h);
      case DefaultSort s -> Optional.of(s);
      case Encoding e -> Optional.of(e);
    };
  }

  private static Settings settings(Settings settings, Datasource all) {
    boolean folders = all.all(Folder.class).anyMatch(f -> !folder(f, all).items().isEmpty());
    TreeMap<String, String> layout = new TreeMap<>();
    settings
        .layout()
        .forEach(
            (key, value) -> {
              boolean ordering = LAYOUT.contains(key) && !value.equals("alphabetic");
              boolean structure =
                  key.equals("show-structure") && !value.equals(Boolean.toString(!folders));
              if (ordering || structure) {
                layout.put(key, value);
              }
            });
    return new Settings(
        settings
            .caption()
            .filter(caption -> !caption.equals(all.name()) && !isGenerated(all.name())),
        settings.dateOptions(),
        layout,
        settings.semanticValues());
  }

  /** A folder without fields that are none. */
  private static Folder folder(Folder folder, Datasource all) {
    return new Folder(
        folder.id(),
        folder.items().stream()
            .filter(
                item ->
                    !(all.elements().get(ElementId.field(item.name())) instanceof Field field)
                        || !FieldNormalizer.isAutomatic(field))
            .sorted()
            .toList(),
        folder.parameters().stream().sorted().toList());
  }

  static Connection connection(Connection connection) {
    TreeMap<String, String> attributes = new TreeMap<>(connection.attributes());
    attributes.keySet().removeAll(CONNECTION_NOISE);
    attributes.values().removeIf(String::isEmpty);
    return new Connection(
        connection.id(),
        connection.caption(),
        connection.connectionClass(),
        attributes,
        connection.customization().filter(Connection.Customization::enabled));
  }

  private static Table.Source source(Table.Source source) {
    if (!(source instanceof Table.Source.File file)) {
      return source;
    }
    TreeMap<String, String> format = new TreeMap<>(file.format());
    format.keySet().removeAll(FILE_NOISE);
    return new Table.Source.File(file.path(), format, file.columns());
  }

  /** The element of a part that only says how somebody looked at the data source. */
  public static Optional<String> view(Opaque part) {
    return VIEWS.stream()
        .filter(
            tag -> part.xml().startsWith("<" + tag + " ") || part.xml().startsWith("<" + tag + ">"))
        .findFirst();
  }

  /**
   * Numbers the filters on one field again, since their fields may have become the same. Rows pass
   * all of them, so their order says nothing.
   */
  private static final class Renumbering {
    private final Map<ElementId, Integer> seen = new TreeMap<>();

    static List<Filter> of(List<Filter> filters) {
      Renumbering numbers = new Renumbering();
      return filters.stream()
          .sorted(
              Comparator.comparing((Filter f) -> first(f).id())
                  .thenComparing(f -> first(f).toString()))
          .map(numbers::next)
          .toList();
    }

    private static Filter first(Filter filter) {
      return new Renumbering().next(filter);
    }

    private Filter next(Filter filter) {
      boolean ofExtract = filter.id().kind() == Kind.EXTRACT_FILTER;
      int n = seen.merge(address(filter.field(), ofExtract, 1), 1, Integer::sum);
      ElementId id = address(filter.field(), ofExtract, n);
      return switch (filter) {
        case Filter.Categorical f -> new Filter.Categorical(id, f.field(), f.members());
        case Filter.ForUser f -> new Filter.ForUser(id, f.field());
        case Filter.Range f -> new Filter.Range(id, f.field(), f.included(), f.min(), f.max());
        case Filter.RelativeDate f ->
            new Filter.RelativeDate(
                id,
                f.field(),
                f.period(),
                f.first(),
                f.last(),
                f.includeFuture(),
                f.includeNull(),
                f.anchor());
      };
    }

    private static ElementId address(FieldInstance field, boolean ofExtract, int n) {
      return ofExtract ? ElementId.extractFilter(field, n) : ElementId.filter(field, n);
    }
  }
}
