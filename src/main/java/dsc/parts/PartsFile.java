package dsc.parts;

import dsc.catalog.Secrets;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Extract;
import dsc.model.Opaque;
import dsc.model.Settings;
import dsc.model.Table;
import dsc.spec.YamlMapping;
import dsc.spec.YamlNode;
import dsc.spec.YamlReader;
import dsc.tds.Fragments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A parts file that was read: well formed, but for what only the data source it belongs to can
 * tell.
 */
public final class PartsFile {
  private static final long VERSION = 1;
  private static final List<String> ROOT = List.of("parts", "of", "names", "keep");

  private final GivenNames names;
  private final List<Entry> entries;

  private PartsFile(GivenNames names, List<Entry> entries) {
    this.names = names;
    this.entries = List.copyOf(entries);
  }

  private record Entry(ElementId id, KeptPart.Action action, YamlNode value, Span span) {}

  /** The parts in a file; empty when there are errors, which are reported. */
  public static Optional<PartsFile> read(SourceFile file, Diagnostics diags) {
    Diagnostics own = new Diagnostics();
    Optional<YamlNode> root = YamlReader.read(file, own);
    Optional<PartsFile> read = Optional.empty();
    if (root.isPresent() && !own.hasErrors()) {
      try {
        read = Optional.of(read(Decoder.mapping(root.get()), own));
      } catch (Misfit misfit) {
        own.report(Problems.malformed(misfit.span(), misfit.sentence()));
      }
    }
    diags.reportAll(own.sorted());
    return own.hasErrors() ? Optional.empty() : read;
  }

  private static PartsFile read(YamlMapping root, Diagnostics diags) {
    checkKeys(root, ROOT);
    boolean known =
        root.get("parts").map(Decoder::text).filter(Long.toString(VERSION)::equals).isPresent();
    if (!known) {
      throw new Misfit(root.span(), "this is no parts file: it must begin with `parts: 1`");
    }
    GivenNames names = GivenNames.NONE;
    Optional<YamlNode> given = root.get("names");
    if (given.isPresent()) {
      YamlMapping mapping = Decoder.mapping(given.get());
      checkKeys(mapping, List.of("datasource", "connections", "tables"));
      names =
          new GivenNames(
              mapping.get("datasource").map(Decoder::text),
              namesByTable(mapping),
              texts(mapping, "tables"));
    }
    List<Entry> entries = new ArrayList<>();
    Set<ElementId> seen = new HashSet<>();
    for (YamlNode node : root.get("keep").map(Decoder::items).orElse(List.of())) {
      try {
        Entry entry = entry(Decoder.mapping(node));
        if (!seen.add(entry.id())) {
          throw new Misfit(entry.span(), entry.id() + " is here twice");
        }
        entries.add(entry);
      } catch (Misfit misfit) {
        diags.report(Problems.malformed(misfit.span(), misfit.sentence()));
      }
    }
    return new PartsFile(names, entries);
  }

  /** Each connection lists the tables that are read through it. */
  private static SortedMap<String, String> namesByTable(YamlMapping names) {
    TreeMap<String, String> byTable = new TreeMap<>();
    names
        .get("connections")
        .map(Decoder::mapping)
        .ifPresent(
            connections ->
                connections
                    .entries()
                    .forEach(
                        e ->
                            Decoder.items(e.value())
                                .forEach(table -> byTable.put(Decoder.text(table), e.name()))));
    return byTable;
  }

  private static SortedMap<String, String> texts(YamlMapping parent, String key) {
    TreeMap<String, String> texts = new TreeMap<>();
    parent
        .get(key)
        .map(Decoder::mapping)
        .ifPresent(m -> m.entries().forEach(e -> texts.put(e.name(), Decoder.text(e.value()))));
    return texts;
  }

  /** Exactly one address, at most one note, exactly one action. */
  private static Entry entry(YamlMapping mapping) {
    Optional<ElementId> id = Optional.empty();
    Optional<Entry> found = Optional.empty();
    Span span = mapping.span();
    for (YamlMapping.Entry entry : mapping.entries()) {
      Optional<Kind> kind = kind(entry.name());
      Optional<KeptPart.Action> action = action(entry.name());
      boolean again =
          (kind.isPresent() && id.isPresent()) || (action.isPresent() && found.isPresent());
      if (again) {
        throw new Misfit(entry.key().span(), "a part has one address and one of add, set, remove");
      }
      if (kind.isPresent()) {
        id = Optional.of(new ElementId(kind.get(), Decoder.text(entry.value())));
        span = entry.key().span().to(entry.value().span());
      } else if (action.isPresent()) {
        found = id.map(i -> new Entry(i, action.get(), entry.value(), entry.key().span()));
      } else if (!entry.name().equals("note")) {
        throw new Misfit(
            entry.key().span(), "`" + entry.name() + "` is no kind of element, note or action");
      }
    }
    Span place = span;
    return found
        .map(e -> new Entry(e.id(), e.action(), e.value(), place))
        .orElseThrow(() -> new Misfit(place, "a part has an address and one of add, set, remove"));
  }

  private static void checkKeys(YamlMapping mapping, List<String> known) {
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.name())) {
        String help =
            Suggestions.closest(entry.name(), known)
                .map(s -> "; did you mean `" + s + "`?")
                .orElse("");
        throw new Misfit(entry.key().span(), "unknown key `" + entry.name() + "`" + help);
      }
    }
  }

  private static Optional<Kind> kind(String word) {
    return Arrays.stream(Kind.values()).filter(k -> word(k).equals(word)).findFirst();
  }

  private static Optional<KeptPart.Action> action(String word) {
    return Arrays.stream(KeptPart.Action.values()).filter(a -> word(a).equals(word)).findFirst();
  }

  /** A constant as the file calls it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The data source that a spec compiled to with every part in its place. */
  public Datasource apply(Datasource compiled, Diagnostics diags) {
    Datasource named = names.apply(compiled);
    SortedMap<ElementId, Element> elements = new TreeMap<>(named.elements());
    for (Entry entry : entries) {
      try {
        apply(entry, elements, diags);
      } catch (Misfit misfit) {
        diags.report(Problems.malformed(misfit.span(), misfit.sentence()));
      }
    }
    return new Datasource(named.name(), elements);
  }

  private static void apply(
      Entry entry, SortedMap<ElementId, Element> elements, Diagnostics diags) {
    ElementId id = entry.id();
    Optional<Element> there = Optional.ofNullable(elements.get(id));
    switch (entry.action()) {
      case REMOVE -> {
        if (there.isEmpty()) {
          diags.report(Problems.gone(entry.span(), id));
        }
        elements.remove(id);
      }
      case SET -> {
        if (there.isEmpty()) {
          diags.report(Problems.gone(entry.span(), id));
        } else {
          Record changed = new Decoder(id).merge((Record) there.get(), entry.value());
          elements.put(id, checked((Element) changed, entry));
        }
      }
      case ADD -> {
        Element added =
            checked((Element) new Decoder(id).member(entry.value(), Element.class), entry);
        boolean another = there.isPresent() && there.get().getClass() == added.getClass();
        if (another) {
          diags.report(Problems.taken(entry.span(), id));
        }
        elements.put(id, added);
      }
    }
  }

  private static boolean holdsSecret(Connection connection) {
    return connection.attributes().entrySet().stream()
        .anyMatch(
            a ->
                (Secrets.isName(a.getKey()) && !a.getValue().isEmpty())
                    || Secrets.isIn(a.getValue()));
  }

  /** Nothing that would give a broken document, or hold a secret. */
  private static Element checked(Element element, Entry entry) {
    if (!element.id().equals(entry.id())
        || (element instanceof Settings || element instanceof Extract)
            != (entry.id().equals(Settings.ID) || entry.id().equals(Extract.ID))) {
      throw new Misfit(entry.span(), "this is no " + entry.id().kind().text());
    }
    Optional<String> problem =
        switch (element) {
          case Opaque opaque -> Fragments.problem(opaque.xml());
          case Table table when table.source() instanceof Table.Source.Other other ->
              Fragments.problem(other.xml());
          case Connection connection when holdsSecret(connection) ->
              Optional.of("a password has no place in this file");
          default -> Optional.empty();
        };
    problem.ifPresent(
        sentence -> {
          throw new Misfit(entry.value().span(), sentence);
        });
    return element;
  }
}
