package dsc.query;

import dsc.catalog.DataType;
import dsc.check.TypedExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The FROM of one SELECT over the rows, called {@code r}. A level-of-detail expression becomes a
 * grouped query that is joined to the rows on its dimensions, null-safely, so that NULL is a group
 * of its own; each row meets exactly one group.
 */
final class Select implements Scope {
  private final Query query;
  private final String rows;
  private final List<TypedExpr> context;
  private final Map<String, String> joined = new LinkedHashMap<>();
  private final StringBuilder joins = new StringBuilder();

  /**
   * @param rows what stands after FROM
   * @param context the dimensions that rows are grouped by, which INCLUDE and EXCLUDE start from
   */
  Select(Query query, String rows, List<TypedExpr> context) {
    this.query = query;
    this.rows = rows;
    this.context = context;
  }

  /** FROM with all joins that the expressions rendered so far need. */
  String from() {
    return " FROM " + rows + " AS \"r\"" + joins;
  }

  List<String> renderAll(List<TypedExpr> exprs) {
    return exprs.stream().map(expr -> query.expressions().render(expr, this)).toList();
  }

  /** Columns of numbers and times are brought to the one width that formulas compute in. */
  @Override
  public String column(TypedExpr.Column column) {
    String name =
        "\"r\"."
            + SqlText.name(
                query.source().column(column.symbol()).orElseThrow(IllegalStateException::new));
    DataType type = column.type();
    return type.isNumber() || type == DataType.DATETIME
        ? "CAST(" + name + " AS " + SqlText.type(type) + ")"
        : name;
  }

  @Override
  public Optional<String> calculation(TypedExpr.Calculation calculation) {
    return query.sharedColumn(calculation).map(name -> "\"r\"." + SqlText.name(name));
  }

  @Override
  public String lod(TypedExpr.Lod lod) {
    List<TypedExpr> dimensions = dimensions(lod);
    return join(query.grouped(dimensions, lod.aggregate()), dimensions);
  }

  /**
   * An aggregate over the rows of a group. Over level-of-detail values alone it counts each of
   * their groups once and not each row, as Tableau does: AVG({FIXED [Customer] : SUM([Sales])}) is
   * the mean over customers. Source: Tableau's "Understanding level of detail expressions".
   */
  @Override
  public String aggregate(TypedExpr.Call call) {
    List<TypedExpr.Lod> lods = query.formulas().onlyLods(call.arguments());
    if (lods.isEmpty()) {
      return query.expressions().call(call, Optional.empty(), this);
    }
    return "ANY_VALUE(" + join(overGroups(call, lods), context) + ")";
  }

  /** The query that aggregates the distinct groups of the level-of-detail expressions. */
  private String overGroups(TypedExpr.Call call, List<TypedExpr.Lod> lods) {
    Select base = query.select(context);
    List<String> keys = base.renderAll(context);
    Set<String> lodKeys = new LinkedHashSet<>();
    IdentityHashMap<TypedExpr.Lod, String> names = new IdentityHashMap<>();
    List<String> values = new ArrayList<>();
    for (TypedExpr.Lod lod : lods) {
      lodKeys.addAll(base.renderAll(base.dimensions(lod)));
      values.add(base.lod(lod));
      names.put(lod, "\"r\".\"v" + values.size() + "\"");
    }
    keys.forEach(lodKeys::remove);
    List<String> columns = new ArrayList<>(Query.named("d", keys));
    columns.addAll(Query.named("k", List.copyOf(lodKeys)));
    columns.addAll(Query.named("v", values));
    String groups =
        query.part("groups", "SELECT DISTINCT " + String.join(", ", columns) + base.from());
    String value = query.expressions().call(call, Optional.empty(), new Groups(names));
    return query.part(
        "measure",
        "SELECT "
            + String.join(", ", Query.with(Query.keys(keys.size()), value + " AS \"m\""))
            + " FROM "
            + groups
            + " AS \"r\""
            + Query.groupBy(keys.size()));
  }

  /** The values of level-of-detail expressions as columns. */
  private record Groups(IdentityHashMap<TypedExpr.Lod, String> names) implements Scope {
    @Override
    public String lod(TypedExpr.Lod lod) {
      String name = names.get(lod);
      if (name == null) {
        throw new IllegalStateException("not a group");
      }
      return name;
    }

    @Override
    public String column(TypedExpr.Column column) {
      throw new IllegalStateException("groups have no columns");
    }

    @Override
    public String aggregate(TypedExpr.Call call) {
      throw new IllegalStateException("an aggregate in an aggregate");
    }

    @Override
    public Optional<String> calculation(TypedExpr.Calculation calculation) {
      return Optional.empty();
    }
  }

  /** What a level-of-detail expression groups by where it stands. */
  private List<TypedExpr> dimensions(TypedExpr.Lod lod) {
    return switch (lod.kind()) {
      case FIXED, TABLE -> lod.dimensions();
      case INCLUDE -> {
        List<TypedExpr> all = new ArrayList<>(context);
        all.addAll(lod.dimensions());
        Set<String> seen = new HashSet<>();
        yield all.stream()
            .filter(dimension -> seen.add(query.expressions().render(dimension, this)))
            .toList();
      }
      case EXCLUDE -> {
        Set<String> left = new HashSet<>(renderAll(lod.dimensions()));
        yield context.stream()
            .filter(dimension -> !left.contains(query.expressions().render(dimension, this)))
            .toList();
      }
    };
  }

  /** Joins a grouped query on its dimensions and gives its value. */
  private String join(String part, List<TypedExpr> dimensions) {
    String known = joined.get(part);
    if (known != null) {
      return known;
    }
    List<String> keys = renderAll(dimensions);
    String alias = "\"j" + (joined.size() + 1) + "\"";
    String value = alias + ".\"m\"";
    joined.put(part, value);
    if (keys.isEmpty()) {
      joins.append(" CROSS JOIN ").append(part).append(" AS ").append(alias);
      return value;
    }
    joins.append(" INNER JOIN ").append(part).append(" AS ").append(alias).append(" ON ");
    for (int i = 0; i < keys.size(); i++) {
      joins
          .append(i == 0 ? "" : " AND ")
          .append(keys.get(i))
          .append(" IS NOT DISTINCT FROM ")
          .append(alias)
          .append(".\"d")
          .append(i + 1)
          .append('"');
    }
    return value;
  }
}
