package dsc.plan;

import java.util.Optional;

/**
 * The extract that a target holds. The fingerprint is absent when somebody else put the extract
 * there, or changed it since.
 */
public record PublishedExtract(Optional<ExtractFingerprint> fingerprint) {}
