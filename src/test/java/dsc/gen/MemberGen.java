package dsc.gen;

import dsc.catalog.Value;
import dsc.model.GroupFilter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Sets of members in the form the reader gives them. */
final class MemberGen {
  private final Random random;
  private final TextGen text;

  MemberGen(Random random, TextGen text) {
    this.random = random;
    this.text = text;
  }

  /** Any set of members of the field it stands for. */
  GroupFilter any() {
    return some(2);
  }

  /** A set of members that says which field it is about. */
  GroupFilter some(int depth) {
    if (depth == 0) {
      return leaf();
    }
    GroupFilter of = new GroupFilter.All();
    return switch (random.nextInt(6)) {
      case 0 -> new GroupFilter.Except(of, leaf());
      case 1 -> new GroupFilter.Condition(text.lines(), random.nextBoolean(), of);
      case 2 ->
          new GroupFilter.Pattern("contains", text.any(), text.any(), random.nextBoolean(), of);
      case 3 ->
          new GroupFilter.Top(
              GroupFilter.End.BOTTOM,
              "[Parameters].[P]",
              text.any(),
              GroupFilter.Direction.ASC,
              of);
      case 4 -> new GroupFilter.Intersection(List.of(some(depth - 1), some(depth - 1)));
      default -> leaf();
    };
  }

  /** Members of a list, all or none. */
  GroupFilter list() {
    return switch (random.nextInt(4)) {
      case 0 -> new GroupFilter.All();
      case 1 -> new GroupFilter.Empty();
      case 2 -> new GroupFilter.Members(List.of(value(), new Value.Null(), value()));
      default -> new GroupFilter.Members(List.of(value()));
    };
  }

  private GroupFilter leaf() {
    return switch (random.nextInt(4)) {
      case 0 -> new GroupFilter.All();
      case 1 -> new GroupFilter.Interval(value(), value());
      case 2 -> new GroupFilter.Members(List.of(value(), new Value.Null(), value()));
      default -> new GroupFilter.Members(List.of(value()));
    };
  }

  /** Any value that a literal can hold. */
  Value value() {
    return switch (random.nextInt(6)) {
      case 0 -> new Value.Int(random.nextInt());
      case 1 -> new Value.Real(BigDecimal.valueOf(random.nextInt(), 3));
      case 2 -> new Value.Bool(random.nextBoolean());
      case 3 -> new Value.Date(LocalDate.ofEpochDay(random.nextInt(50_000)));
      case 4 ->
          new Value.DateTime(
              LocalDate.ofEpochDay(random.nextInt(50_000))
                  .atStartOfDay()
                  .plusSeconds(random.nextInt(86_400)));
      default -> new Value.Text(text.any());
    };
  }
}
