package dsc.publish.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/** One step of an update of a published .hyper file's rows. */
public sealed interface DataAction {
  /** A table by schema and name, for example {@code Extract} and {@code Extract}. */
  record Table(String schema, String name) {}

  record Insert(Table source, Table target) implements DataAction {}

  record Replace(Table source, Table target) implements DataAction {}

  record Update(Table source, Table target, DataCondition condition) implements DataAction {}

  record Upsert(Table source, Table target, DataCondition condition) implements DataAction {}

  record Delete(Table target, DataCondition condition) implements DataAction {}

  /** As members of a JSON object; the names have hyphens. */
  static Map<String, Object> json(DataAction action) {
    return switch (action) {
      case Insert a -> tables("insert", a.source(), a.target());
      case Replace a -> tables("replace", a.source(), a.target());
      case Update a -> where(tables("update", a.source(), a.target()), a.condition());
      case Upsert a -> where(tables("upsert", a.source(), a.target()), a.condition());
      case Delete a -> where(target("delete", a.target()), a.condition());
    };
  }

  private static Map<String, Object> tables(String action, Table source, Table target) {
    Map<String, Object> members = target(action, target);
    members.put("source-schema", source.schema());
    members.put("source-table", source.name());
    return members;
  }

  private static Map<String, Object> target(String action, Table target) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("action", action);
    members.put("target-schema", target.schema());
    members.put("target-table", target.name());
    return members;
  }

  private static Map<String, Object> where(Map<String, Object> members, DataCondition condition) {
    members.put("condition", DataCondition.json(condition));
    return members;
  }
}
