package dsc.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where data sources are published: a port with one adapter per kind of target. Reading needs no
 * lock and writes nothing. Everything fails with a {@link dsc.diag.DscException}.
 */
public interface Target {

  /** The target in words, for plans and questions: {@code directory out}. */
  String description();

  /**
   * The place that a publication with these attributes takes, in words. Two publications with the
   * same place cannot both be there.
   */
  String place(SortedMap<String, String> attributes);

  /** What is there for a key, or at the place that the attributes ask for. */
  Lookup find(PublicationKey key, SortedMap<String, String> attributes);

  /** Everything that dsc published there and did not remove, by key. */
  List<Managed> managed();

  /**
   * Takes the target for writing, alone; what an apply that was killed left behind is finished or
   * undone first. Fails at once when another apply has the target.
   */
  Session open();

  /**
   * Finishes or undoes what an apply that was killed left behind, if there is anything. {@link
   * #open} does it too.
   */
  default void recover() {}

  /** The right to write, until closed. */
  interface Session extends AutoCloseable {

    /**
     * An empty folder for one package under construction. The one given before is emptied; all go
     * when the session does.
     */
    Path workFolder();

    /** The published package of a key as a file to read, not to change. */
    Path fetch(PublicationKey key);

    /**
     * Puts a package in its place, all or nothing. Refuses when the published revision is not the
     * one that the publication replaces. When it cannot know whether the target took it, it fails
     * with {@link dsc.diag.Code#PUBLISH_OUTCOME_UNKNOWN}.
     */
    Revision publish(Publication publication);

    /**
     * Deletes what dsc published under a key, if it still has this revision; without a revision
     * there is nothing left of it but the record.
     */
    void remove(PublicationKey key, Optional<Revision> revision);

    @Override
    void close();
  }
}
