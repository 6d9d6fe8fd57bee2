package dsc.model;

import dsc.catalog.DataType;
import dsc.formula.FormulaFormatter;
import dsc.model.FieldProperties.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Fields without what Tableau adds by itself; by-products of workbooks are no fields at all. */
final class FieldNormalizer {
  /** Attributes of a column that a published data source carries in every workbook. */
  private static final Set<String> NOISE =
      Set.of(
          "auto-hidden",
          "default-role",
          "default-type",
          "layered",
          "pivot",
          "user-datatype",
          "user:ui-builder",
          "user:ui-vit-column",
          "visual-totals");

  private static final Field.Addressing DEFAULT_ADDRESSING =
      new Field.Addressing("Rows", List.of());

  private final Datasource datasource;

  FieldNormalizer(Datasource datasource) {
    this.datasource = datasource;
  }

  /** The normal form, or nothing for a field that Tableau made for itself. */
  Optional<Field> field(Field field) {
    FieldProperties p = properties(field.id().name(), field.properties());
    return switch (field) {
      case Field.Column c when isBareMeasureNames(c, p) -> Optional.empty();
      case Field.Column c -> Optional.of(new Field.Column(c.id(), p, c.source()));
      case Field.Calculation c when isAutomatic(c) -> Optional.empty();
      case Field.Calculation c ->
          Optional.of(
              new Field.Calculation(
                  c.id(),
                  p,
                  FormulaFormatter.format(c.formula().strip()).strip(),
                  c.addressing().stream()
                      .filter(a -> !a.equals(DEFAULT_ADDRESSING))
                      .map(this::addressing)
                      .toList()));
      case Field.Group g ->
          Optional.of(new Field.Group(g.id(), p, g.field(), g.members(), g.other()));
      case Field.Bin b ->
          Optional.of(new Field.Bin(b.id(), bin(p), b.field(), b.size(), b.peg(), b.decimals()));
      case Field.MemberSet s when isAutomatic(s) -> Optional.empty();
      case Field.MemberSet s ->
          Optional.of(new Field.MemberSet(s.id(), p, FilterNormalizer.sorted(s.members())));
      case Field.UserFilter u ->
          Optional.of(
              new Field.UserFilter(u.id(), p, u.field(), shares(u.users()), shares(u.groups())));
      case Field.TableCount t when isDefault(t, p) -> Optional.empty();
      case Field.TableCount t -> Optional.of(new Field.TableCount(t.id(), p, t.object()));
    };
  }

  /** It makes no difference who is named first. */
  private static List<Field.Share> shares(List<Field.Share> shares) {
    return shares.stream()
        .map(share -> new Field.Share(share.name(), FilterNormalizer.sorted(share.members())))
        .sorted(Comparator.comparing(Field.Share::name))
        .toList();
  }

  private Field.Addressing addressing(Field.Addressing addressing) {
    return new Field.Addressing(
        addressing.ordering(),
        addressing.fields().stream()
            .map(field -> FilterNormalizer.instance(field, datasource))
            .toList());
  }

  /** Tableau's own fields say so: counted rows, sets made by actions. */
  static boolean isAutomatic(Field field) {
    boolean made = field instanceof Field.Calculation || field instanceof Field.MemberSet;
    return made && field.properties().more().containsKey("user:auto-column");
  }

  private static boolean isBareMeasureNames(Field.Column column, FieldProperties p) {
    return column.id().name().equals(Field.MEASURE_NAMES)
        && p.aliases().isEmpty()
        && p.caption().isEmpty();
  }

  /** A count field that has the caption of its table and nothing else. */
  private boolean isDefault(Field.TableCount count, FieldProperties p) {
    ElementId object = new ElementId(ElementId.Kind.OBJECT, count.object());
    boolean caption =
        datasource.elements().get(object) instanceof TableObject table
            && p.caption().equals(Optional.of(table.caption()));
    return caption
        && !p.hidden()
        && p.format().isEmpty()
        && p.description().isEmpty()
        && p.more().isEmpty();
  }

  /** Bins are never aggregated, whether they say so or not. */
  private static FieldProperties bin(FieldProperties p) {
    return p.aggregation().filter("None"::equals).isEmpty()
        ? p
        : new FieldProperties(
            p.caption(),
            p.dataType(),
            p.role(),
            p.type(),
            Optional.empty(),
            p.format(),
            p.hidden(),
            p.semanticRole(),
            p.description(),
            p.aliases(),
            p.places(),
            p.more());
  }

  /** What every field and parameter has. */
  static FieldProperties properties(String name, FieldProperties p) {
    TreeMap<String, String> more = new TreeMap<>(p.more());
    more.keySet().removeAll(NOISE);
    return new FieldProperties(
        p.caption().filter(caption -> !caption.equals(name)),
        p.dataType(),
        p.role(),
        p.type(),
        p.aggregation().filter(a -> !a.equals(defaultAggregation(p.dataType()))),
        p.format().filter(f -> !f.isEmpty()),
        p.hidden(),
        p.semanticRole().filter(r -> !r.isEmpty()),
        runs(p.description()),
        p.aliases(),
        p.places(),
        more);
  }

  /** What Tableau does with a field of this type unless told otherwise. */
  private static String defaultAggregation(DataType type) {
    return switch (type) {
      case INTEGER, REAL -> "Sum";
      case DATE, DATETIME -> "Year";
      case BOOLEAN, STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> "Count";
    };
  }

  /** Neighbours of one style are one run; line breaks at the end are none of the text. */
  private static List<Run> runs(List<Run> runs) {
    List<Run> merged = new ArrayList<>();
    for (Run run : runs) {
      boolean joins = !merged.isEmpty() && merged.getLast().style().equals(run.style());
      if (joins) {
        merged.set(merged.size() - 1, new Run(merged.getLast().text() + run.text(), run.style()));
      } else if (!run.text().isEmpty()) {
        merged.add(run);
      }
    }
    while (!merged.isEmpty()) {
      Run last = merged.removeLast();
      String text = last.text().replaceFirst("\\R+$", "");
      if (!text.isEmpty()) {
        merged.add(new Run(text, last.style()));
        break;
      }
    }
    return merged;
  }
}
