package dsc.model;

/** One addressable part of a data source. Its record components are what plan compares. */
public sealed interface Element
    permits Settings,
        Connection,
        Table,
        TableObject,
        Join,
        Relationship,
        Field,
        Parameter,
        Hierarchy,
        Folder,
        Filter,
        Extract,
        DefaultSort,
        Encoding,
        Opaque {
  ElementId id();
}
