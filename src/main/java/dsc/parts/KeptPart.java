package dsc.parts;

import dsc.model.ElementId;
import dsc.spec.YamlTree;

/**
 * One part that a parts file keeps: its address, what is done there when the spec is compiled, and
 * why it is not in the spec.
 */
public record KeptPart(ElementId id, Action action, YamlTree value, String note) {
  /** What a part does to the data source that the spec gives. */
  public enum Action {
    /** An element that the spec does not have. */
    ADD,
    /** Some components of an element of the spec have other values. */
    SET,
    /** An element that the spec cannot leave out. */
    REMOVE
  }
}
