package dsc.plan;

import dsc.plan.diff.Address;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** The same for many at once, which a target far away does in less time than one by one. */
  default SortedMap<PublicationKey, Lookup> findAll(
      SortedMap<PublicationKey, SortedMap<String, String>> wanted) {
    SortedMap<PublicationKey, Lookup> found = new TreeMap<>();
    wanted.forEach((key, attributes) -> found.put(key, find(key, attributes)));
    return found;
  }

  /**
   * Who uses these elements of what is published under a key. Empty when nobody can use a target of
   * this kind directly, such as a folder.
   */
  default Optional<Impact> impact(
      PublicationKey key, SortedMap<String, String> attributes, Collection<Address> elements) {
    return Optional.empty();
  }

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

  /** Ends what reading opened; nothing is asked of the target afterwards. */
  default void close() {}

  /** The right to write, until closed. Publications may be published by several threads at once. */
  interface Session extends AutoCloseable {

    /**
     * An empty folder for one package under construction. The one given to this thread before is
     * emptied; all go when the session does.
     */
    Path workFolder();

    /** The published package of a key as a file to read, not to change. */
    Path fetch(PublicationKey key);

    /**
     * Puts a package in its place, all or nothing. Refuses when the published revision is not the
     * one that the publication replaces. Gives what the target holds now, read back. When it cannot
     * know whether the target took it, it fails with {@link dsc.diag.Code#PUBLISH_OUTCOME_UNKNOWN}.
     */
    Lookup publish(Publication publication);

    /**
     * Brings the attributes to what is wanted, leaves the content alone, and gives what the target
     * holds now, read back. Gives nothing when the target cannot do one without the other, so that
     * the whole must be published.
     */
    default Optional<Lookup> adjust(Desired desired, Optional<Revision> replaces) {
      return Optional.empty();
    }

    /**
     * Puts the content back in place that was there before the present one, and gives what is in
     * place now.
     */
    default Revision rollBack(PublicationKey key, SortedMap<String, String> attributes) {
      throw Problems.noRollback(key);
    }

    /**
     * Deletes what dsc published under a key, if it still has this revision; without a revision
     * there is nothing left of it but the record.
     */
    void remove(PublicationKey key, Optional<Revision> revision);

    @Override
    void close();
  }
}
