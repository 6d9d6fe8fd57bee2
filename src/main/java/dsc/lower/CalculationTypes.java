package dsc.lower;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.resolve.Symbol;

/** What the type checker inferred of each calculation. */
@FunctionalInterface
public interface CalculationTypes {
  Inferred of(Symbol.Calculation calculation);

  /** The result type of a calculation and the role and type Tableau gives such a field. */
  record Inferred(DataType type, Role role, FieldType fieldType) {}
}
