package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Level;
import dsc.diag.Diagnostics;
import dsc.formula.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types IF, CASE and IN. */
final class ChoiceTyping {
  private final Typer typer;
  private final Diagnostics diags;

  ChoiceTyping(Typer typer, Diagnostics diags) {
    this.typer = typer;
    this.diags = diags;
  }

  TypedExpr conditional(Expr.Conditional conditional) {
    List<TypedExpr> conditions = new ArrayList<>();
    List<TypedExpr> results = new ArrayList<>();
    for (Expr.Branch branch : conditional.branches()) {
      conditions.add(typer.type(branch.condition()));
      results.add(typer.type(branch.result()));
    }
    Optional<TypedExpr> otherwise = conditional.otherwise().map(typer::type);
    boolean tests = true;
    for (TypedExpr condition : conditions) {
      if (!Coercions.fits(condition.type(), DataType.BOOLEAN)) {
        diags.report(Problems.conditionNotBoolean(condition));
        tests = false;
      }
    }
    List<TypedExpr> all = new ArrayList<>(conditions);
    all.addAll(Typer.with(results, otherwise));
    Optional<TypeInfo> info = info(all, Typer.with(results, otherwise), tests);
    if (info.isEmpty()) {
      return new TypedExpr.Invalid(conditional.span());
    }
    DataType type = info.get().type();
    List<TypedExpr.Branch> branches = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      branches.add(
          new TypedExpr.Branch(
              Coercions.convert(conditions.get(i), DataType.BOOLEAN),
              Coercions.convert(results.get(i), type)));
    }
    return new TypedExpr.If(
        conditional.span(), info.get(), branches, otherwise.map(e -> Coercions.convert(e, type)));
  }

  TypedExpr choice(Expr.Case choice) {
    TypedExpr subject = typer.type(choice.subject());
    List<TypedExpr.Among> matches = new ArrayList<>();
    List<TypedExpr> values = new ArrayList<>();
    List<TypedExpr> members = new ArrayList<>();
    List<TypedExpr> results = new ArrayList<>();
    for (Expr.When when : choice.whens()) {
      TypedExpr.Among among =
          switch (when.match()) {
            case Expr.WhenMatch.Equal equal ->
                new TypedExpr.Among.Values(List.of(typer.type(equal.value())));
            case Expr.WhenMatch.In in -> among(in.membership());
          };
      matches.add(among);
      switch (among) {
        case TypedExpr.Among.Values found -> values.addAll(found.parts());
        case TypedExpr.Among.Members found -> members.add(found.field());
      }
      results.add(typer.type(when.result()));
    }
    Optional<TypedExpr> otherwise = choice.otherwise().map(typer::type);
    Optional<DataType> compared = compared(subject, values);
    List<TypedExpr> all = new ArrayList<>(List.of(subject));
    all.addAll(values);
    all.addAll(members);
    all.addAll(Typer.with(results, otherwise));
    Optional<TypeInfo> info = info(all, Typer.with(results, otherwise), compared.isPresent());
    if (info.isEmpty() || compared.isEmpty()) {
      return new TypedExpr.Invalid(choice.span());
    }
    DataType type = info.get().type();
    List<TypedExpr.When> whens = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      whens.add(
          new TypedExpr.When(
              convert(matches.get(i), compared.get()), Coercions.convert(results.get(i), type)));
    }
    return new TypedExpr.Case(
        choice.span(),
        info.get(),
        Coercions.convert(subject, compared.get()),
        whens,
        otherwise.map(e -> Coercions.convert(e, type)));
  }

  TypedExpr in(Expr.In in) {
    TypedExpr subject = typer.type(in.subject());
    TypedExpr.Among among = among(in.membership());
    List<TypedExpr> all = new ArrayList<>(List.of(subject));
    all.addAll(among.parts());
    Optional<DataType> compared =
        switch (among) {
          case TypedExpr.Among.Values values -> compared(subject, values.parts());
          case TypedExpr.Among.Members members -> Optional.of(subject.type());
        };
    if (compared.isEmpty() || Typer.anyError(all)) {
      return new TypedExpr.Invalid(in.span());
    }
    Optional<Level> level = Levels.combine(all, diags);
    if (level.isEmpty()) {
      return new TypedExpr.Invalid(in.span());
    }
    return new TypedExpr.In(
        in.span(),
        new TypeInfo(DataType.BOOLEAN, level.get()),
        Coercions.convert(subject, compared.get()),
        convert(among, compared.get()));
  }

  private TypedExpr.Among among(Expr.Membership membership) {
    return switch (membership) {
      case Expr.Membership.Values values ->
          new TypedExpr.Among.Values(typer.types(values.values()));
      case Expr.Membership.Field field -> new TypedExpr.Among.Members(typer.field(field.field()));
    };
  }

  private static TypedExpr.Among convert(TypedExpr.Among among, DataType type) {
    return switch (among) {
      case TypedExpr.Among.Values values ->
          new TypedExpr.Among.Values(
              values.parts().stream().map(value -> Coercions.convert(value, type)).toList());
      case TypedExpr.Among.Members members -> members;
    };
  }

  /** The type a subject and the values it is compared with share; reports the first misfit. */
  private Optional<DataType> compared(TypedExpr subject, List<TypedExpr> values) {
    DataType type = subject.type();
    for (TypedExpr value : values) {
      Optional<DataType> common = Coercions.common(type, value.type());
      if (common.isEmpty()) {
        diags.report(Problems.matchTypesDiffer(value, subject));
        return Optional.empty();
      }
      type = common.get();
    }
    return Optional.of(type);
  }

  /** Type and level of a choice; empty when a part is wrong, which is reported. */
  private Optional<TypeInfo> info(
      List<TypedExpr> all, List<TypedExpr> results, boolean partsRight) {
    Optional<DataType> type = resultType(results);
    if (type.isEmpty() || !partsRight || Typer.anyError(all)) {
      return Optional.empty();
    }
    return Levels.combine(all, diags).map(level -> new TypeInfo(type.get(), level));
  }

  private Optional<DataType> resultType(List<TypedExpr> results) {
    DataType type = DataType.NULL;
    TypedExpr first = results.getFirst();
    for (TypedExpr result : results) {
      Optional<DataType> common = Coercions.common(type, result.type());
      if (common.isEmpty()) {
        diags.report(Problems.branchTypesDiffer(result, first, type));
        return Optional.empty();
      }
      if (type == DataType.NULL) {
        first = result;
      }
      type = common.get();
    }
    return Optional.of(type);
  }
}
