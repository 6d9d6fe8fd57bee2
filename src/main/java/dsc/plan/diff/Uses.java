package dsc.plan.diff;

import dsc.model.Connection;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Encoding;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.Folder;
import dsc.model.GroupFilter;
import dsc.model.Hierarchy;
import dsc.model.Join;
import dsc.model.Opaque;
import dsc.model.Parameter;
import dsc.model.Relationship;
import dsc.model.Settings;
import dsc.model.SqlExpression;
import dsc.model.Table;
import dsc.model.TableObject;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The elements that an element names. Layout (folders, colours, the list of extract columns) is
 * left out: nothing there changes its meaning when what it names does.
 */
final class Uses {
  /** How custom SQL takes the value of a parameter. */
  private static final Pattern SQL_PARAMETER =
      Pattern.compile("<\\[Parameters\\]\\.\\[([^\\]]+)\\]>");

  private final SortedSet<ElementId> found = new TreeSet<>();

  private Uses() {}

  static SortedSet<ElementId> of(Element element) {
    Uses uses = new Uses();
    uses.collect(element);
    return uses.found;
  }

  private void collect(Element element) {
    switch (element) {
      case Field field -> field(field);
      case Filter filter -> filter(filter);
      case Hierarchy hierarchy -> hierarchy.fields().forEach(this::field);
      case Extract extract -> extract.incrementKey().ifPresent(this::field);
      case DefaultSort.Computed sort -> {
        instance(sort.field());
        instance(sort.using());
      }
      case DefaultSort.Manual sort -> instance(sort.field());
      case Table table -> table(table);
      case Join join -> operands(join.condition());
      case Relationship relationship -> {
        add(Kind.OBJECT, relationship.first().object());
        add(Kind.OBJECT, relationship.second().object());
        operands(relationship.condition());
      }
      case TableObject object -> shape(object.shape());
      case Settings s -> {}
      case Connection c -> {}
      case Parameter p -> {}
      case Folder f -> {}
      case Encoding e -> {}
      case Opaque o -> {}
    }
  }

  private void field(Field field) {
    switch (field) {
      case Field.Column column -> column.source().ifPresent(s -> add(Kind.TABLE, s.table()));
      case Field.Calculation calculation -> {
        formula(calculation.formula());
        calculation.addressing().forEach(a -> a.fields().forEach(this::instance));
      }
      case Field.Group group -> field(group.field());
      case Field.Bin bin -> {
        field(bin.field());
        if (bin.size() instanceof Field.BinSize.ByParameter(String parameter)) {
          parameter(parameter);
        }
      }
      case Field.MemberSet set -> members(set.members());
      case Field.UserFilter filter -> field(filter.field());
      case Field.TableCount count -> add(Kind.OBJECT, count.object());
    }
  }

  private void filter(Filter filter) {
    instance(filter.field());
    if (filter instanceof Filter.Categorical categorical) {
      members(categorical.members());
    }
  }

  private void members(GroupFilter filter) {
    switch (filter) {
      case GroupFilter.All f -> {}
      case GroupFilter.Empty f -> {}
      case GroupFilter.Members f -> {}
      case GroupFilter.Interval f -> {}
      case GroupFilter.Except f -> {
        members(f.from());
        members(f.without());
      }
      case GroupFilter.Condition f -> {
        formula(f.formula());
        members(f.of());
      }
      case GroupFilter.Pattern f -> {
        formula(f.formula());
        members(f.of());
      }
      case GroupFilter.Top f -> {
        formula(f.count());
        formula(f.formula());
        members(f.of());
      }
      case GroupFilter.Union f -> f.parts().forEach(this::members);
      case GroupFilter.Intersection f -> f.parts().forEach(this::members);
      case GroupFilter.Crossjoin f -> f.parts().forEach(this::members);
      case GroupFilter.On f -> {
        instance(f.field());
        members(f.members());
      }
      case GroupFilter.Reference f -> field(f.set());
    }
  }

  private void table(Table table) {
    add(Kind.CONNECTION, table.connection());
    source(table.source());
  }

  private void source(Table.Source source) {
    switch (source) {
      case Table.Source.CustomSql(String sql) ->
          SQL_PARAMETER.matcher(sql).results().forEach(m -> add(Kind.PARAMETER, m.group(1)));
      case Table.Source.StoredProcedure procedure ->
          procedure.arguments().forEach(a -> a.parameter().ifPresent(this::parameter));
      case Table.Source.Union union -> union.parts().forEach(this::part);
      case Table.Source.Pivot pivot -> part(pivot.input());
      case Table.Source.Named s -> {}
      case Table.Source.File s -> {}
      case Table.Source.FileUnion s -> {}
      case Table.Source.Other s -> {}
    }
  }

  private void part(Table.Part part) {
    add(Kind.CONNECTION, part.connection());
    source(part.source());
  }

  private void shape(TableObject.Shape shape) {
    switch (shape) {
      case TableObject.Shape.Leaf(String alias) -> add(Kind.TABLE, alias);
      case TableObject.Shape.Joined joined -> {
        shape(joined.left());
        shape(joined.right());
      }
    }
  }

  /** Operands are {@code [table].[column]} in joins and {@code [field]} in relationships. */
  private void operands(SqlExpression condition) {
    if (condition.operands().isEmpty()) {
      FormulaNames.forEach(
          condition.op(),
          (qualifier, name) -> {
            if (qualifier.isEmpty()) {
              field(name);
            } else {
              add(Kind.TABLE, qualifier);
            }
          });
    }
    condition.operands().forEach(this::operands);
  }

  private void formula(String text) {
    FormulaNames.forEach(
        text,
        (qualifier, name) ->
            add(qualifier.equals("Parameters") ? Kind.PARAMETER : Kind.FIELD, name));
  }

  private void instance(FieldInstance instance) {
    field(instance.field());
  }

  private void field(String internalName) {
    found.add(ElementId.field(internalName));
  }

  private void parameter(String internalName) {
    add(Kind.PARAMETER, internalName);
  }

  private void add(Kind kind, String name) {
    found.add(new ElementId(kind, name));
  }
}
