package dsc.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** An argument that is being described; what it takes is said last. */
final class Argument {
  private final List<ArgSpec> described;
  private final String place;
  private final String label;
  private final String[] description;
  private boolean required;
  private String separator = "";
  private ITypeConverter<?>[] readers = {};

  /**
   * @param described where it is added
   * @param place the names of an option with a blank in between, or the index of another argument
   */
  Argument(List<ArgSpec> described, String place, String label, String... description) {
    this.described = described;
    this.place = place;
    this.label = label;
    this.description = description;
  }

  /** Misuse when it is missing. */
  Argument required() {
    required = true;
    return this;
  }

  /** Several values may stand in one, with commas. */
  Argument separated() {
    separator = ",";
    return this;
  }

  /** The text is read like this. */
  Argument read(ITypeConverter<?> reader) {
    readers = new ITypeConverter<?>[] {reader};
    return this;
  }

  /** One value, and this one when none is given. */
  <T> Given<T> value(Class<T> type, T otherwise) {
    return given(otherwise, type, type);
  }

  /** One value or none. */
  <T> Given<Optional<T>> optional(Class<T> type) {
    return given(Optional.empty(), Optional.class, type);
  }

  /** Any number of values. */
  <T> Given<List<T>> list(Class<T> type) {
    return given(List.of(), List.class, type);
  }

  /** Any number of texts, each once. */
  Given<Set<String>> set() {
    return given(new LinkedHashSet<>(), Set.class, String.class);
  }

  /** Any number of {@code NAME=VALUE}. */
  Given<Map<String, String>> map() {
    return given(new LinkedHashMap<>(), Map.class, String.class, String.class);
  }

  private <T> Given<T> given(T otherwise, Class<?> type, Class<?>... parts) {
    ArgSpec spec =
        place.startsWith("-")
            ? OptionSpec.builder(place.split(" ", -1))
                .paramLabel(label)
                .description(description)
                .required(required)
                .type(type)
                .auxiliaryTypes(parts)
                .converters(readers)
                .splitRegex(separator)
                .initialValue(otherwise)
                .build()
            : PositionalParamSpec.builder()
                .index(place)
                .arity(required ? "1" : place.endsWith("*") ? "0..*" : "0..1")
                .paramLabel(label)
                .description(description)
                .required(required)
                .type(type)
                .auxiliaryTypes(parts)
                .converters(readers)
                .initialValue(otherwise)
                .build();
    described.add(spec);
    Given<T> given = new Given<>(spec);
    given.set(otherwise);
    return given;
  }
}
