package dsc.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a step does to a publication. */
public enum Action {
  CREATE,
  UPDATE,
  REMOVE,
  /** It is as the spec wants it. */
  NONE,
  /** dsc published it, no spec wants it, and nobody asked to remove it. */
  KEEP,
  /** It must not be touched; the step says why. */
  REFUSE;

  /** The spelling in plans. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Action> of(String text) {
    return List.of(values()).stream().filter(action -> action.text().equals(text)).findFirst();
  }

  /** Whether applying the step changes the target. */
  public boolean writes() {
    return this == CREATE || this == UPDATE || this == REMOVE;
  }
}
