package dsc.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A finished package on its way to a target: the .tdsx, what it is meant to be, the fingerprint of
 * the extract inside, and the revision it replaces (none for a new one).
 */
public record Publication(
    Desired desired,
    Path file,
    Optional<ExtractFingerprint> extract,
    Optional<Revision> replaces) {}
