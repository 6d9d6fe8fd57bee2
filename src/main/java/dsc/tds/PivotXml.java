package dsc.tds;

import dsc.model.Table.PivotGroup;
import dsc.model.Table.Source.Pivot;

/** A pivot: its groups of columns, its tag and the relation it reads. */
final class PivotXml {
  private PivotXml() {}

  static XmlElement write(XmlElement.Builder relation, Pivot pivot, XmlElement input) {
    XmlElement.Builder tag = XmlElement.builder("tag").attribute("name", pivot.tag());
    pivot.tagValues().forEach(value -> tag.child(XmlElement.of("value", "name", value)));
    return relation
        .attribute("type", "pivot")
        .child(tag.build())
        .container("groups", pivot.groups().stream().map(PivotXml::group).toList())
        .child(input)
        .build();
  }

  private static XmlElement group(PivotGroup group) {
    return XmlElement.builder("group")
        .attribute("name", group.name())
        .children(group.columns().stream().map(c -> XmlElement.of("field", "name", c)).toList())
        .build();
  }
}
