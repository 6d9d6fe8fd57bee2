package dsc.publish.directory;

/** Told at the moments between which a publish may be interrupted; tests stop it there. */
@FunctionalInterface
interface Checkpoint {
  /** The moments of a publish, in order. */
  enum Moment {
    PACKAGE_READY,
    ANNOUNCED,
    IN_PLACE,
    OLD_FILE_GONE,
    RECORDED
  }

  void reached(Moment moment);
}
