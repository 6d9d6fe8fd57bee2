package dsc.publish.rest;

import java.time.Instant;
import java.util.Optional;

/**
 * What tells whether a published data source has changed: compare two of these. The revision grows
 * with each publish; the time also moves when its description, owner or tags change.
 */
public record DatasourceState(String id, int revision, Optional<Instant> updatedAt) {}
