package dsc.plan.diff;

import dsc.catalog.Value;
import dsc.model.FieldInstance;
import dsc.model.FieldProperties;
import dsc.model.Folder;
import dsc.model.GroupFilter;
import dsc.model.SqlExpression;
import dsc.model.TableObject;

/** Values that read better as one text than as fields. */
final class InlineText {
  private InlineText() {}

  static boolean covers(Record record) {
    return record instanceof FieldInstance
        || record instanceof SqlExpression
        || record instanceof TableObject.Shape
        || record instanceof GroupFilter
        || record instanceof FieldProperties.Run
        || record instanceof Folder.Item
        || record instanceof Value;
  }

  /** One line; internal names of fields become shown names. */
  static String of(Object value, Names names) {
    return switch (value) {
      case Value literal -> Shown.literal(literal);
      case Enum<?> constant -> Shown.constant(constant);
      case FieldInstance instance -> instance(instance, names);
      case GroupFilter members -> MemberText.of(members, names);
      case Folder.Item item when item.hierarchy() -> "hierarchy [" + item.name() + "]";
      case Folder.Item item -> "[" + names.field(item.name()) + "]";
      case FieldProperties.Run run when run.style().isEmpty() -> Shown.quoted(run.text());
      case FieldProperties.Run run -> Shown.quoted(run.text()) + " " + run.style();
      default -> value.toString();
    };
  }

  static String instance(FieldInstance instance, Names names) {
    String field = "[" + names.field(instance.field()) + "]";
    return instance
        .derivation()
        .map(d -> d.name() + "(" + field + "), " + Shown.constant(d.type()))
        .orElse(field);
  }
}
