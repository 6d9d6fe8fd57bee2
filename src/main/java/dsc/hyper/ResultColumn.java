package dsc.hyper;

/** A column of a query's result. */
public record ResultColumn(String name, SqlType type) {}
