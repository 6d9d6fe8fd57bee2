package dsc.plan;

import dsc.plan.diff.Address;
import dsc.plan.diff.Change;
import dsc.plan.diff.FieldChange;
import dsc.plan.diff.Names;
import dsc.plan.hazard.ChangeClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A change in words, as plans carry it: what happens to which element, where it was before if it
 * moved, how much it matters, and field by field.
 */
public record PlannedChange(
    Kind kind,
    Address address,
    Optional<Address> from,
    ChangeClass changeClass,
    List<FieldChange> fields) {

  /** What happens to the element. */
  public enum Kind {
    ADD,
    REMOVE,
    CHANGE,
    RENAME;

    /** The spelling in plans. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String text) {
      return List.of(values()).stream().filter(kind -> kind.text().equals(text)).findFirst();
    }
  }

  public PlannedChange {
    fields = List.copyOf(fields);
  }

  static PlannedChange of(Change change, Names names, ChangeClass changeClass) {
    return new PlannedChange(
        switch (change) {
          case Change.Add c -> Kind.ADD;
          case Change.Remove c -> Kind.REMOVE;
          case Change.Modify c -> Kind.CHANGE;
          case Change.Retitle c -> Kind.CHANGE;
          case Change.Rename c -> Kind.RENAME;
        },
        names.address(change.id()),
        change instanceof Change.Rename rename
            ? Optional.of(names.address(rename.before().id()))
            : Optional.empty(),
        changeClass,
        change.fields());
  }
}
