package dsc.tds;

import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Writes a data source as Tableau 2024.3 and later save it: plain element names, a manifest of the
 * format changes used, no clock. The same value gives the same bytes. One writer remembers what the
 * documents it wrote have in common; it may be used by several threads at once.
 */
public final class TdsWriter {
  /** The document format of every release from 2018.1 to 2026.2. */
  static final String VERSION = "18.1";

  private final SharedXml shared = new SharedXml();

  /** The document in UTF-8. */
  public static byte[] write(Datasource datasource) {
    return new TdsWriter().document(datasource);
  }

  /** The document in UTF-8: one of several that may have much in common. */
  public byte[] document(Datasource datasource) {
    return XmlWriter.document(tree(datasource, shared), shared);
  }

  static XmlElement tree(Datasource datasource) {
    return tree(datasource, new SharedXml());
  }

  private static XmlElement tree(Datasource datasource, SharedXml shared) {
    ModelIndex model = new ModelIndex(datasource, shared);
    XmlElement root =
        XmlElement.builder("datasource")
            .attribute("caption", model.settings().caption())
            .attribute("formatted-name", datasource.name())
            .attribute("inline", "true")
            .attribute("source-platform", "win")
            .attribute("version", VERSION)
            .attribute("xmlns:user", XmlReader.USER_NAMESPACE)
            .children(children(model))
            .build();
    XmlElement whole = model.opaque().insert(ChildOrder.sorted(root));
    return manifest(OwnName.added(whole, datasource.name()), shared);
  }

  private static List<XmlElement> children(ModelIndex model) {
    List<XmlElement> children = new ArrayList<>();
    Connections.write(model).ifPresent(children::add);
    children.add(XmlElement.of("aliases", "enabled", "yes"));
    children.addAll(FieldXml.write(model));
    children.addAll(Instances.write(model));
    model.fields(Field.MemberSet.class).stream().map(SetXml::write).forEach(children::add);
    model.fields(Field.UserFilter.class).stream().map(UserFilterXml::write).forEach(children::add);
    children.addAll(DataPane.write(model));
    model.extract().map(extract -> ExtractXml.write(extract, model)).ifPresent(children::add);
    ParameterXml.write(model).ifPresent(children::add);
    model
        .datasource()
        .all(Filter.class)
        .filter(filter -> filter.id().kind() == ElementId.Kind.FILTER)
        .map(FilterXml::write)
        .forEach(children::add);
    ObjectGraph.write(model).ifPresent(children::add);
    return children;
  }

  private static XmlElement manifest(XmlElement root, SharedXml shared) {
    Collection<String> entries = Manifest.required(root, shared);
    if (entries.isEmpty()) {
      return root;
    }
    List<XmlElement> children = new ArrayList<>();
    children.add(
        XmlElement.withChildren(
            Manifest.ELEMENT, entries.stream().map(entry -> XmlElement.of(entry)).toList()));
    children.addAll(root.children());
    return root.with(children);
  }
}
