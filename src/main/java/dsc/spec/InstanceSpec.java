package dsc.spec;

import java.util.Optional;

/**
 * A field by caption as a sort or addressing uses it: as it is, aggregated, or a date's level,
 * which stands in a list or, if continuous, on an axis.
 */
public record InstanceSpec(
    Located<String> field,
    Optional<Located<String>> aggregation,
    Optional<Located<DateLevel>> level,
    boolean continuous) {}
