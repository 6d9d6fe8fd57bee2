package dsc.plan;

/** Something that dsc published and that the target still records: where, in words, and which. */
public record Managed(PublicationKey key, String name, Revision revision) {}
