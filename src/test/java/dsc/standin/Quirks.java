package dsc.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What servers do differently from each other, or what is not known for certain. The defaults are
 * what the official Python client expects; tests switch one at a time.
 */
public final class Quirks {
  /** The newest API version spoken. */
  public String apiVersion = "3.29";

  /** Answers name every element with a prefix. */
  public boolean prefixedXml;

  /** Error texts in German: they follow the server's language. */
  public boolean germanErrors;

  /** A downloaded TDS is not the published one, but what Tableau makes of it. */
  public boolean rewritesTds;

  /** Overwriting makes the publisher the owner. */
  public boolean overwriteTakesOwnership;

  /** Overwriting loses the tags. */
  public boolean overwriteDropsTags;

  /** A description in the publish itself is kept. */
  public boolean publishKeepsDescription = true;

  /** Credentials in the publish itself are kept. */
  public boolean publishKeepsCredentials = true;

  /** Database sources are refused when no credentials come along. */
  public boolean checksConnections;

  /** How many list reads a new item stays out of the lists. */
  public int readsUntilListed;

  /** Lists without a sort order come in another order on every page. */
  public boolean shufflesLists;

  /** Commas and ampersands separate filters even when they are percent-encoded. */
  public boolean splitsEncodedFilters;

  /** How often a job is asked about before it has ended. */
  public int pollsUntilDone = 1;

  /** How jobs end. */
  public JobEnd jobEnd = JobEnd.SUCCESS;

  /** What the server makes of {@code sequenceID}. */
  public Numbering numbering = Numbering.KNOWN;

  /** Status of an accepted upload block; 200 in recorded answers, 201 in a simulator. */
  public int blockStatus = 200;

  /** How a download is named. */
  public Disposition disposition = Disposition.PLAIN;

  /** How often a refresh is refused with 400 before it works, as right after a publish. */
  public int refreshRefusals;

  /** It is Tableau Cloud: no list of sites, no schedules with names. */
  public boolean cloud;

  /** Lists of tasks tell how often they run, but not when. */
  public boolean hidesTimes;

  /** What the Metadata API does. */
  public MetadataMode metadata = MetadataMode.ON;

  /** The time by which tokens of connected apps are checked. */
  public Supplier<Instant> jwtTime = Instant::now;

  /** How far away the server is: each answer comes that much later. */
  public Duration latency = Duration.ZERO;

  /** Whether old revisions are kept. */
  public boolean keepsRevisions = true;

  /** How a job ends. */
  public enum JobEnd {
    SUCCESS,
    /** Nothing is published, and the job says why. */
    FAILURE,
    /** Nothing is published. */
    CANCELLED,
    /** The work is done but the job is no longer known. */
    VANISHES,
    /** The work is not done and the job is no longer known. */
    VANISHES_UNDONE,
    NEVER
  }

  /** Blocks numbered by the client. */
  public enum Numbering {
    KNOWN,
    /** The parameter is ignored, blocks are taken as they arrive. */
    IGNORED,
    REFUSED
  }

  /** The {@code Content-Disposition} of a download. */
  public enum Disposition {
    PLAIN,
    RFC_5987,
    QUOTED_RFC_5987,
    MISSING
  }

  /** The Metadata API. */
  public enum MetadataMode {
    ON,
    OFF,
    FEATURE_DISABLED,
    TIMES_OUT,
    OBFUSCATES,
    NOT_INDEXED,
    NO_LINEAGE,
    GARBAGE
  }
}
