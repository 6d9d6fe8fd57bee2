package dsc.extract;

/** How sources are looked into before they are read. */
public record SourceAccess(FileInspector files, Databases databases) {}
