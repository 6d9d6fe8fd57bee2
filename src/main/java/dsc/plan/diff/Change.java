package dsc.plan.diff;

import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Settings;
import java.util.List;

/** One step from a data source to another. A list of changes touches every element at most once. */
public sealed interface Change {

  /** The address of what changes; after the change, unless it is a removal. */
  ElementId id();

  /** The fields that differ, in words; the elements decide, the fields are for people. */
  List<FieldChange> fields();

  /** The data source has another stable name. */
  record Retitle(String before, String after) implements Change {
    @Override
    public ElementId id() {
      return Settings.ID;
    }

    @Override
    public List<FieldChange> fields() {
      return List.of(FieldChange.value("name", Shown.quoted(before), Shown.quoted(after)));
    }
  }

  /** An element that was not there, and all its fields. */
  record Add(Element after, List<FieldChange> fields) implements Change {
    public Add {
      fields = List.copyOf(fields);
    }

    @Override
    public ElementId id() {
      return after.id();
    }
  }

  /** An element that is there no more, and all the fields it had. */
  record Remove(Element before, List<FieldChange> fields) implements Change {
    public Remove {
      fields = List.copyOf(fields);
    }

    @Override
    public ElementId id() {
      return before.id();
    }
  }

  /** The same address with other contents. */
  record Modify(Element before, Element after, List<FieldChange> fields) implements Change {
    public Modify {
      fields = List.copyOf(fields);
      if (!before.id().equals(after.id())) {
        throw new IllegalArgumentException(before.id() + " is not " + after.id());
      }
    }

    @Override
    public ElementId id() {
      return after.id();
    }
  }

  /** Another address for the same thing, said so by the spec, perhaps with other contents. */
  record Rename(Element before, Element after, List<FieldChange> fields) implements Change {
    public Rename {
      fields = List.copyOf(fields);
    }

    @Override
    public ElementId id() {
      return after.id();
    }
  }
}
