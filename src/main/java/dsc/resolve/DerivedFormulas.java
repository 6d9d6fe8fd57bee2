package dsc.resolve;

import dsc.catalog.Coercion;
import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.formula.BinaryOp;
import dsc.formula.Expr;
import dsc.spec.DerivedSpec;
import dsc.spec.Located;
import dsc.spec.MembersSpec;
import dsc.spec.ValueExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The formula that stands for a group, bin, set or combined field, so that it has a type and can be
 * evaluated like a calculation. A set that single rows don't tell is the membership in itself,
 * which has the type of a set and no value.
 */
final class DerivedFormulas {
  private final SymbolTable symbols;
  private final Map<Symbol.Calculation, DerivedSpec> derived;
  private final Diagnostics diags;

  DerivedFormulas(
      SymbolTable symbols, Map<Symbol.Calculation, DerivedSpec> derived, Diagnostics diags) {
    this.symbols = symbols;
    this.derived = derived;
    this.diags = diags;
  }

  Expr of(DerivedSpec spec) {
    return switch (spec) {
      case DerivedSpec.Group group -> group(group);
      case DerivedSpec.Bins bins -> bins(bins);
      case DerivedSpec.MemberSet set ->
          switch (set.rule()) {
            case DerivedSpec.SetRule.Of of -> members(of);
            case DerivedSpec.SetRule.Sets sets -> sets(sets);
          };
      case DerivedSpec.UserFilter filter -> userFilter(filter);
      case DerivedSpec.Combined combined -> combined(combined);
    };
  }

  private Expr userFilter(DerivedSpec.UserFilter filter) {
    Optional<Symbol.Field> field = field(filter.field());
    Span span = filter.field().span();
    if (field.isEmpty()) {
      return new Expr.Invalid(span);
    }
    List<Expr> shares = new ArrayList<>();
    filter.users().forEach(u -> shares.add(share(isUser(u.name()), u, field.get(), span)));
    filter.groups().forEach(g -> shares.add(share(isMember(g.name()), g, field.get(), span)));
    return shares.stream()
        .reduce((left, right) -> new Expr.Binary(span, BinaryOp.OR, left, right))
        .orElseGet(() -> new Expr.Invalid(span));
  }

  private static Expr share(Expr who, DerivedSpec.Share share, Symbol.Field field, Span span) {
    Expr sees =
        switch (share.seen()) {
          case DerivedSpec.Seen.All ignored -> always(span, field, true);
          case DerivedSpec.Seen.Listed listed ->
              listed.values().isEmpty()
                  ? always(span, field, false)
                  : among(span, field, listed.values());
        };
    return new Expr.Binary(span, BinaryOp.AND, who, sees);
  }

  /** A name with a backslash begins with the domain of the user. */
  private static Expr isUser(Located<String> name) {
    Span span = name.span();
    int domain = name.value().indexOf('\\');
    Expr user =
        new Expr.Call(
            span, "ISUSERNAME", span, List.of(text(span, name.value().substring(domain + 1))));
    if (domain < 0) {
      return user;
    }
    Expr its = new Expr.Call(span, "USERDOMAIN", span, List.of());
    Expr said = text(span, name.value().substring(0, domain));
    Expr same = new Expr.Binary(span, BinaryOp.EQUAL, its, said);
    return new Expr.Binary(span, BinaryOp.AND, same, user);
  }

  private static Expr isMember(Located<String> name) {
    Span span = name.span();
    return new Expr.Call(span, "ISMEMBEROF", span, List.of(text(span, name.value())));
  }

  /** The same for every row, and yet of the field: what depends on what is read off formulas. */
  private static Expr always(Span span, Symbol.Field field, boolean value) {
    Expr none = isNull(span, reference(span, field));
    return choice(span, none, bool(span, value), bool(span, value));
  }

  private Expr group(DerivedSpec.Group group) {
    Optional<Symbol.Field> field = field(group.field());
    if (field.isEmpty()) {
      return new Expr.Invalid(group.field().span());
    }
    reportRepeated(group);
    Span span = group.field().span();
    List<Expr.Branch> branches = new ArrayList<>();
    for (DerivedSpec.GroupMember member : group.members()) {
      Expr name = text(member.name().span(), member.name().value());
      branches.add(new Expr.Branch(among(span, field.get(), member.values()), name));
    }
    Expr rest =
        group
            .other()
            .map(other -> text(other.span(), other.value()))
            .orElseGet(() -> asText(span, field.get()));
    return new Expr.Conditional(span, branches, Optional.of(rest));
  }

  private void reportRepeated(DerivedSpec.Group group) {
    Map<Value, DerivedSpec.GroupMember> owners = new HashMap<>();
    for (DerivedSpec.GroupMember member : group.members()) {
      for (ValueExpr.Fixed value : member.values()) {
        DerivedSpec.GroupMember earlier = owners.putIfAbsent(value.value(), member);
        if (earlier != null) {
          diags.report(Problems.valueInTwoGroups(value, earlier.name()));
        }
      }
    }
  }

  private Expr bins(DerivedSpec.Bins bins) {
    Optional<Symbol.Field> field = field(bins.field());
    Span span = bins.field().span();
    Optional<Expr> size =
        switch (bins.size()) {
          case DerivedSpec.Size.Fixed fixed ->
              Optional.of(new Expr.Literal(fixed.size().span(), fixed.size().value()));
          case DerivedSpec.Size.ByParameter by ->
              parameter(by.parameter())
                  .map(p -> new Expr.ParameterRef(by.parameter().span(), p.caption()));
        };
    if (field.isEmpty() || size.isEmpty()) {
      return new Expr.Invalid(span);
    }
    if (field.get() instanceof Symbol.Column column && !column.type().isNumber()) {
      diags.report(Problems.binsNeedNumber(bins.field(), column.type()));
      return new Expr.Invalid(span);
    }
    Value from = bins.start().map(ValueExpr.Fixed::value).orElseGet(() -> new Value.Int(0));
    Expr start = new Expr.Literal(span, from);
    Expr distance = new Expr.Binary(span, BinaryOp.SUBTRACT, reference(span, field.get()), start);
    Expr number = new Expr.Binary(span, BinaryOp.DIVIDE, distance, size.get());
    Expr whole = new Expr.Call(span, "FLOOR", span, List.of(number));
    Expr below = new Expr.Binary(span, BinaryOp.MULTIPLY, whole, size.get());
    return new Expr.Binary(span, BinaryOp.ADD, below, start);
  }

  private Expr members(DerivedSpec.SetRule.Of rule) {
    Optional<Symbol.Field> field = field(rule.field());
    Span span = rule.field().span();
    if (field.isEmpty()) {
      return new Expr.Invalid(span);
    }
    if (!rule.members().isOfRows()) {
      Expr.FieldRef itself = new Expr.FieldRef(span, Optional.empty(), field.get().caption());
      return new Expr.In(span, itself, new Expr.Membership.Field(itself));
    }
    return switch (rule.members().base()) {
      case MembersSpec.Base.All ignored -> always(span, field.get(), true);
      case MembersSpec.Base.Between between -> {
        Expr from = bound(BinaryOp.GREATER_OR_EQUAL, between.from(), field.get(), span);
        Expr to = bound(BinaryOp.LESS_OR_EQUAL, between.to(), field.get(), span);
        yield choice(
            span,
            new Expr.Binary(span, BinaryOp.AND, from, to),
            bool(span, true),
            bool(span, false));
      }
      case MembersSpec.Base.Listed listed -> {
        boolean keep = listed.mode() == MembersSpec.Mode.INCLUDE;
        yield choice(
            span,
            among(span, field.get(), fixed(listed.values())),
            bool(span, keep),
            bool(span, !keep));
      }
    };
  }

  /** The reader lets only written-out values into sets. */
  private static List<ValueExpr.Fixed> fixed(List<ValueExpr> values) {
    List<ValueExpr.Fixed> fixed = new ArrayList<>();
    for (ValueExpr value : values) {
      if (value instanceof ValueExpr.Fixed written) {
        fixed.add(written);
      }
    }
    return fixed;
  }

  private static Expr bound(BinaryOp op, ValueExpr value, Symbol.Field field, Span span) {
    Expr right =
        value instanceof ValueExpr.Fixed fixed
            ? literal(fixed, field)
            : new Expr.Invalid(value.span());
    return new Expr.Binary(span, op, reference(span, field), right);
  }

  private Expr sets(DerivedSpec.SetRule.Sets rule) {
    List<Expr> parts = new ArrayList<>();
    for (Located<String> name : rule.sets()) {
      Optional<Symbol.Field> set = field(name);
      boolean isSet =
          set.isPresent()
              && set.get() instanceof Symbol.Calculation c
              && derived.get(c) instanceof DerivedSpec.MemberSet;
      if (set.isPresent() && !isSet) {
        diags.report(Problems.notASet(name, setNames()));
      }
      if (set.isEmpty() || !isSet) {
        return new Expr.Invalid(name.span());
      }
      parts.add(reference(name.span(), set.get()));
    }
    Expr all = parts.getFirst();
    for (Expr part : parts.subList(1, parts.size())) {
      all =
          switch (rule.operation()) {
            case ANY_OF -> new Expr.Binary(rule.span(), BinaryOp.OR, all, part);
            case ALL_OF -> new Expr.Binary(rule.span(), BinaryOp.AND, all, part);
            case WITHOUT ->
                new Expr.Binary(
                    rule.span(),
                    BinaryOp.AND,
                    all,
                    new Expr.Unary(rule.span(), Expr.UnaryOp.NOT, part));
          };
    }
    return all;
  }

  private Collection<String> setNames() {
    return derived.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof DerivedSpec.MemberSet)
        .map(entry -> entry.getKey().caption())
        .toList();
  }

  private Expr combined(DerivedSpec.Combined combined) {
    Optional<Expr> all = Optional.empty();
    for (Located<String> name : combined.fields()) {
      Optional<Symbol.Field> field = field(name);
      if (field.isEmpty()) {
        return new Expr.Invalid(name.span());
      }
      Span span = name.span();
      Expr part = asText(span, field.get());
      Expr delimiter = text(span, combined.delimiter());
      all =
          Optional.of(
              all.<Expr>map(
                      left ->
                          new Expr.Binary(
                              span,
                              BinaryOp.ADD,
                              new Expr.Binary(span, BinaryOp.ADD, left, delimiter),
                              part))
                  .orElse(part));
    }
    return all.orElseThrow();
  }

  private Optional<Symbol.Field> field(Located<String> name) {
    Optional<Symbol.Field> field = symbols.field(name.value());
    if (field.isEmpty()) {
      diags.report(Problems.unknownField(name, symbols.fieldNames()));
    }
    return field;
  }

  private Optional<Symbol.Parameter> parameter(Located<String> name) {
    Optional<Symbol.Parameter> parameter = symbols.parameter(name.value());
    if (parameter.isEmpty()) {
      diags.report(Problems.unknownParameter(name, symbols.parameterNames()));
    }
    return parameter;
  }

  private static Expr reference(Span span, Symbol.Field field) {
    return new Expr.FieldRef(span, Optional.empty(), field.caption());
  }

  private static Expr among(Span span, Symbol.Field field, List<ValueExpr.Fixed> values) {
    List<Expr> listed = new ArrayList<>();
    boolean orNull = false;
    for (ValueExpr.Fixed value : values) {
      if (value.value() instanceof Value.Null) {
        orNull = true;
      } else {
        listed.add(literal(value, field));
      }
    }
    Expr reference = reference(span, field);
    Expr in = new Expr.In(span, reference, new Expr.Membership.Values(listed));
    if (!orNull) {
      return in;
    }
    Expr none = isNull(span, reference);
    return listed.isEmpty() ? none : new Expr.Binary(span, BinaryOp.OR, none, in);
  }

  private static Expr literal(ValueExpr.Fixed value, Symbol.Field field) {
    Value typed =
        field instanceof Symbol.Column column
            ? Coercion.to(value.value(), column.type()).orElse(value.value())
            : value.value();
    return new Expr.Literal(value.span(), typed);
  }

  private static Expr isNull(Span span, Expr operand) {
    return new Expr.Call(span, "ISNULL", span, List.of(operand));
  }

  private static Expr asText(Span span, Symbol.Field field) {
    Expr reference = reference(span, field);
    boolean text = field instanceof Symbol.Column column && column.type() == DataType.STRING;
    return text ? reference : new Expr.Call(span, "STR", span, List.of(reference));
  }

  private static Expr text(Span span, String text) {
    return new Expr.Literal(span, new Value.Text(text));
  }

  private static Expr bool(Span span, boolean value) {
    return new Expr.Literal(span, new Value.Bool(value));
  }

  private static Expr choice(Span span, Expr condition, Expr then, Expr otherwise) {
    return new Expr.Conditional(
        span, List.of(new Expr.Branch(condition, then)), Optional.of(otherwise));
  }
}
