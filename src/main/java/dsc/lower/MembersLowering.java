package dsc.lower;

import dsc.catalog.DataType;
import dsc.check.Typed;
import dsc.formula.FormulaPrinter;
import dsc.model.GroupFilter;
import dsc.resolve.Resolved;
import dsc.spec.Located;
import dsc.spec.MembersSpec;
import dsc.spec.ValueExpr;

/** The members of a filter or set, nested as Tableau's filter dialog does it. */
final class MembersLowering {
  private final Resolved resolved;
  private final FormulaLowering formulas;
  private final AttributeLowering attributes;

  MembersLowering(Typed typed, Values values) {
    this.resolved = typed.resolved();
    this.formulas = new FormulaLowering(typed);
    this.attributes = new AttributeLowering(values);
  }

  /**
   * The members.
   *
   * @param field the internal name of the field they are members of
   * @param type the type of its values
   */
  GroupFilter members(MembersSpec members, String field, DataType type) {
    GroupFilter found = base(members.base(), type);
    if (members.pattern().isPresent()) {
      found = pattern(members.pattern().get(), field, found);
    }
    if (members.where().isPresent()) {
      found = new GroupFilter.Condition(formulas.internal(members.where().get()), false, found);
    }
    return members.top().isPresent() ? top(members.top().get(), found) : found;
  }

  private GroupFilter base(MembersSpec.Base base, DataType type) {
    return switch (base) {
      case MembersSpec.Base.All ignored -> new GroupFilter.All();
      case MembersSpec.Base.Between between ->
          new GroupFilter.Interval(
              attributes.value(between.from(), type), attributes.value(between.to(), type));
      case MembersSpec.Base.Listed listed -> listed(listed, type);
    };
  }

  private GroupFilter listed(MembersSpec.Base.Listed listed, DataType type) {
    GroupFilter members =
        new GroupFilter.Members(
            listed.values().stream().map((ValueExpr v) -> attributes.value(v, type)).toList());
    return switch (listed.mode()) {
      case INCLUDE -> members;
      case EXCLUDE -> new GroupFilter.Except(new GroupFilter.All(), members);
    };
  }

  /** The formula is the one that Tableau's dialog makes of a text. */
  private static GroupFilter pattern(MembersSpec.Pattern pattern, String field, GroupFilter of) {
    String name = "LOWER(" + FormulaPrinter.bracketed(field) + ")";
    String text = pattern.text().value();
    String wanted = "LOWER('" + text.replace("'", "''") + "')";
    String formula =
        switch (pattern.match()) {
          case CONTAINS -> "CONTAINS(" + name + ", " + wanted + ")";
          case STARTS_WITH -> "STARTSWITH(" + name + ", " + wanted + ")";
          case ENDS_WITH -> "ENDSWITH(" + name + ", " + wanted + ")";
          case MATCHES -> name + " = " + wanted;
        };
    String kind =
        switch (pattern.match()) {
          case CONTAINS -> "contains";
          case STARTS_WITH -> "starts-with";
          case ENDS_WITH -> "ends-with";
          case MATCHES -> "exact-match";
        };
    return new GroupFilter.Pattern(kind, text, formula, true, of);
  }

  /** The first are the highest, so the last are the first in the other direction. */
  private GroupFilter top(MembersSpec.Top top, GroupFilter of) {
    return new GroupFilter.Top(
        top.last() ? GroupFilter.End.BOTTOM : GroupFilter.End.TOP,
        count(top.count()),
        formulas.internal(top.by()),
        GroupFilter.Direction.DESC,
        of);
  }

  private String count(MembersSpec.Count count) {
    return switch (count) {
      case MembersSpec.Count.Fixed fixed -> Long.toString(fixed.number().value());
      case MembersSpec.Count.ByParameter by -> parameter(by.parameter());
    };
  }

  /** A parameter as formulas name it. */
  private String parameter(Located<String> caption) {
    return FormulaPrinter.bracketed(FormulaPrinter.PARAMETERS)
        + "."
        + FormulaPrinter.bracketed(
            resolved
                .symbols()
                .parameter(caption.value())
                .orElseThrow(() -> new IllegalStateException("unbound parameter " + caption))
                .internalName());
  }
}
