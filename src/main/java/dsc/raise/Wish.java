package dsc.raise;

import dsc.model.ElementId;
import dsc.model.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a data source is to be raised.
 *
 * @param id what the spec calls the data source
 * @param caption the name it is published under, when it says none itself
 * @param parts the parts file the spec shall name, if any
 * @param without elements the spec must not say, because it would not compile
 * @param apart defaults of views that are said apart from their field, with the way it is used
 * @param plain fields, tables and joins that are said without anything unusual about them
 * @param tables whether tables and connections are said at all
 * @param compiled the fields that a first attempt gave, to say only what differs from it
 */
public record Wish(
    String id,
    Optional<String> caption,
    Optional<String> parts,
    Set<ElementId> without,
    Set<ElementId> apart,
    Set<ElementId> plain,
    boolean tables,
    Map<ElementId, Field> compiled) {
  public Wish {
    without = Set.copyOf(without);
    apart = Set.copyOf(apart);
    plain = Set.copyOf(plain);
    compiled = Map.copyOf(compiled);
  }

  /** Whether the spec may say this element. */
  boolean wants(ElementId element) {
    return !without.contains(element);
  }
}
