package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Level;
import dsc.catalog.Role;

/** The attributes Tableau gives a new calculation, from the type and level of its formula. */
public record InferredField(DataType type, Role role, FieldType fieldType, Level level) {

  /**
   * Aggregates and table calculations, numbers and shapes are measures; the rest are dimensions.
   * Source: files saved by Tableau. A formula that can only be NULL counts as text.
   */
  public static InferredField of(TypeInfo info) {
    boolean aggregated = info.level().compareTo(Level.AGGREGATE) >= 0;
    DataType type = info.type() == DataType.NULL ? DataType.STRING : info.type();
    Role role =
        aggregated || type.isNumber() || type == DataType.SPATIAL ? Role.MEASURE : Role.DIMENSION;
    FieldType fieldType = type.isTemporal() ? FieldType.ORDINAL : FieldType.defaultFor(type, role);
    return new InferredField(type, role, fieldType, info.level());
  }
}
