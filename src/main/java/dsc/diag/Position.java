package dsc.diag;

/**
 * A place in a file as people count: line and column both start at 1, columns count code points.
 */
public record Position(int line, int column) {}
