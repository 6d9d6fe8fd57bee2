package dsc.model;

import java.util.List;
import java.util.Optional;

/** A parameter that fields of the data source use. Values are literals as a TDS writes them. */
public record Parameter(ElementId id, FieldProperties properties, String value, Domain domain)
    implements Element {

  /** What values are allowed. */
  public sealed interface Domain {
    record Any() implements Domain {}

    /** One of these; a data source that only uses the parameter may not say which. */
    record Members(List<Member> members) implements Domain {
      public Members {
        members = List.copyOf(members);
      }
    }

    /** Bounds and step, each may be absent; the step of a date counts {@code period}s. */
    record Range(
        Optional<String> min,
        Optional<String> max,
        Optional<String> granularity,
        Optional<String> period)
        implements Domain {

      /** A range of numbers. */
      public Range(Optional<String> min, Optional<String> max, Optional<String> granularity) {
        this(min, max, granularity, Optional.empty());
      }
    }
  }

  /** One allowed value and the text shown for it. */
  public record Member(String value, Optional<String> shown) {}
}
