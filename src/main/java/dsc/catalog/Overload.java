package dsc.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One signature of a function or operator.
 *
 * @param returns the type of the result; absent when it is the common type of the arguments of type
 *     any or number
 * @param sql how the engine computes it with its TABLEAU schema; absent when it cannot
 * @param plain the same without that schema; absent when there is no equal
 */
public record Overload(
    String function,
    List<Parameter> parameters,
    Optional<DataType> returns,
    LevelRule level,
    Optional<SqlTemplates> sql,
    Optional<SqlTemplates> plain) {
  public Overload {
    parameters = List.copyOf(parameters);
  }

  /** The fewest arguments. */
  public int minimum() {
    int required = 0;
    for (Parameter parameter : parameters) {
      required += parameter.presence() == Parameter.Presence.REQUIRED ? 1 : 0;
    }
    return required;
  }

  /** Whether it can be called with so many arguments. */
  public boolean takes(int arguments) {
    return arguments >= minimum() && (isRepeated() || arguments <= parameters.size());
  }

  /** The parameter for the argument at a place (from 0). */
  public Parameter parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }

  /** Whether the last parameter takes any number of arguments. */
  public boolean isRepeated() {
    return !parameters.isEmpty() && parameters.getLast().presence() == Parameter.Presence.REPEATED;
  }

  /** As messages show it: {@code NAME(a: type, [b: type])}. */
  public String signature() {
    return function
        + parameters.stream().map(Parameter::signature).collect(Collectors.joining(", ", "(", ")"));
  }
}
