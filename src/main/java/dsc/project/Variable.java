package dsc.project;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.spec.Located;
import java.util.Optional;

/** A declared variable: its type and its value unless it is set. */
public record Variable(
    Located<String> name, DataType type, Optional<Value> fallback, String description) {

  /** The environment variable that sets it. */
  public String environmentName() {
    return "DSC_VAR_" + name.value();
  }
}
