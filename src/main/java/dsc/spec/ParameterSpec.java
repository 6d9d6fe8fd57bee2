package dsc.spec;

import dsc.catalog.DataType;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * One parameter: its type, current value and what it allows; {@code more} holds further attributes
 * of its {@code <column>}, spelt as in a TDS.
 */
public record ParameterSpec(
    Located<String> name,
    Located<DataType> dataType,
    ValueExpr value,
    Domain domain,
    Optional<Located<String>> format,
    List<RunSpec> description,
    boolean hidden,
    Optional<Located<String>> folder,
    Optional<Located<String>> internalName,
    List<ConnectionSpec.Attribute> more,
    Span span) {
  public ParameterSpec {
    description = List.copyOf(description);
    more = List.copyOf(more);
  }

  /** What values a parameter allows. */
  public sealed interface Domain {
    /** Any value of the type. */
    record Any() implements Domain {}

    /** One of a list, each with an optional shown text. */
    record Members(List<Member> members) implements Domain {
      public Members {
        members = List.copyOf(members);
      }
    }

    /** Between two bounds in steps; each part may be absent. The step of a date counts periods. */
    record Range(
        Optional<ValueExpr> min,
        Optional<ValueExpr> max,
        Optional<ValueExpr> step,
        Optional<Located<String>> period)
        implements Domain {}
  }

  /** One allowed value. */
  public record Member(ValueExpr value, Optional<String> shown) {}
}
