package dsc.parts;

import dsc.model.Connection;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.Encoding;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.Filter;
import dsc.model.Folder;
import dsc.model.Hierarchy;
import dsc.model.Join;
import dsc.model.Opaque;
import dsc.model.Parameter;
import dsc.model.Relationship;
import dsc.model.Settings;
import dsc.model.Table;
import dsc.model.TableObject;

/** Why an element is no part of the spec, when nobody knows better. */
final class Notes {
  private Notes() {}

  static String of(Element element) {
    return switch (element) {
      case Opaque opaque -> "XML that dsc keeps and does not interpret";
      case Settings s -> "settings that a spec cannot say";
      case Connection c -> "a connection that a spec cannot say";
      case Table t -> "a table that a spec cannot say";
      case TableObject o -> "a logical table that a spec cannot say";
      case Join j -> "a join that a spec cannot say";
      case Relationship r -> "a relationship that a spec cannot say";
      case Field.Column c when c.source().isEmpty() -> "a field whose column is unknown";
      case Field f -> "a field that a spec cannot say";
      case Parameter p -> "a parameter that a spec cannot say";
      case Hierarchy h -> "a hierarchy that a spec cannot say";
      case Folder f -> "a folder that a spec cannot say";
      case Filter f -> "a filter that a spec cannot say";
      case Extract e -> "an extract that a spec cannot say";
      case DefaultSort s -> "a default sort that a spec cannot say";
      case Encoding e -> "default colours or shapes that a spec cannot say";
    };
  }
}
