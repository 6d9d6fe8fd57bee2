package dsc.plan;

/**
 * The rows of an extract that was built.
 *
 * @param all how many it holds
 * @param read how many of them were read for it; the others were there before
 * @param bytes how large the extract is
 */
public record BuiltRows(long all, long read, long bytes) {}
