package dsc.parts;

import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Extract;
import dsc.model.Normalizer;
import dsc.model.Table;
import dsc.spec.YamlText;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is missing for the data source that a spec compiles to to be the one it was imported from,
 * as far as Tableau can tell the difference.
 */
public final class Residue {
  /** Kinds whose addresses are other ones in the normal form. */
  private static final Set<Kind> RENAMED =
      EnumSet.of(Kind.CONNECTION, Kind.OBJECT, Kind.RELATIONSHIP, Kind.FILTER, Kind.EXTRACT_FILTER);

  private final GivenNames names;
  private final List<KeptPart> parts;

  private Residue(GivenNames names, List<KeptPart> parts) {
    this.names = names;
    this.parts = List.copyOf(parts);
  }

  /**
   * The difference.
   *
   * @param normal the original's normal form
   * @param notes why a part is not in the spec, in a few words
   */
  public static Residue between(
      Datasource compiled,
      Datasource original,
      Datasource normal,
      Function<ElementId, Optional<String>> notes) {
    GivenNames names = GivenNames.between(compiled, original);
    Datasource named = names.apply(compiled);
    Set<ElementId> different = different(named, original);
    Datasource normalNow = Normalizer.normalize(named);
    Set<ElementId> telling = telling(different, normalNow, normal);
    boolean enough = Normalizer.normalize(replaced(named, original, telling)).equals(normal);
    List<KeptPart> parts = new ArrayList<>();
    for (ElementId id : enough ? telling : different) {
      boolean plain = enough && sameKind(id, normalNow, normal);
      parts.add(
          plain
              ? part(id, normalNow, normal, notes.apply(id))
              : part(id, named, original, notes.apply(id)));
    }
    return new Residue(names, parts);
  }

  /** Whether the normal forms have one element each under an address that stays. */
  private static boolean sameKind(ElementId id, Datasource compiled, Datasource original) {
    Optional<Element> before = Optional.ofNullable(compiled.elements().get(id));
    Optional<Element> after = Optional.ofNullable(original.elements().get(id));
    return !RENAMED.contains(id.kind())
        && before.isPresent()
        && after.isPresent()
        && before.get().getClass() == after.get().getClass()
        && !(after.get() instanceof Table)
        && !(after.get() instanceof Extract);
  }

  private static Set<ElementId> different(Datasource compiled, Datasource original) {
    Set<ElementId> ids = new TreeSet<>(compiled.elements().keySet());
    ids.addAll(original.elements().keySet());
    ids.removeIf(
        id -> {
          Optional<Element> one = Optional.ofNullable(compiled.elements().get(id));
          return one.equals(Optional.ofNullable(original.elements().get(id)));
        });
    return ids;
  }

  /** Those that the normal forms differ in; where addresses change, all of a kind or none. */
  private static Set<ElementId> telling(
      Set<ElementId> different, Datasource compiled, Datasource original) {
    Set<ElementId> normal = different(compiled, original);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    normal.forEach(id -> kinds.add(id.kind()));
    Set<ElementId> telling = new TreeSet<>(different);
    telling.removeIf(
        id ->
            (RENAMED.contains(id.kind()) || id.name().startsWith("[__tableau_internal"))
                ? !kinds.contains(id.kind())
                : !normal.contains(id));
    return telling;
  }

  private static Datasource replaced(
      Datasource compiled, Datasource original, Set<ElementId> which) {
    List<Element> elements = new ArrayList<>();
    compiled.elements().values().stream()
        .filter(e -> !which.contains(e.id()))
        .forEach(elements::add);
    original.elements().values().stream()
        .filter(e -> which.contains(e.id()))
        .forEach(elements::add);
    return Datasource.of(compiled.name(), elements);
  }

  private static KeptPart part(
      ElementId id, Datasource compiled, Datasource original, Optional<String> said) {
    Optional<Element> before = Optional.ofNullable(compiled.elements().get(id));
    Optional<Element> after = Optional.ofNullable(original.elements().get(id));
    if (after.isEmpty()) {
      return new KeptPart(
          id, KeptPart.Action.REMOVE, YamlTree.flag(true), said.orElse("was not there"));
    }
    Record now = (Record) after.get();
    if (before.isPresent() && before.get().getClass() == now.getClass()) {
      return new KeptPart(
          id,
          KeptPart.Action.SET,
          Encoder.difference((Record) before.get(), now),
          said.orElse("was otherwise"));
    }
    return new KeptPart(
        id, KeptPart.Action.ADD, Encoder.whole(now), said.orElse(Notes.of(after.get())));
  }

  /** The parts by address. */
  public List<KeptPart> parts() {
    return parts;
  }

  /** Whether there is nothing to keep, not even a name. */
  public boolean isEmpty() {
    return parts.isEmpty() && names.isEmpty();
  }

  /** The text of the parts file of a data source. */
  public String text(String datasource) {
    YamlTree.Builder root =
        new YamlTree.Builder().put("parts", YamlTree.number(1)).put("of", datasource);
    YamlTree.Builder given = new YamlTree.Builder().put("datasource", names.datasource());
    given.putUnlessEmpty("connections", tablesByName(names.connections()));
    given.putUnlessEmpty("tables", texts(names.objects()));
    root.putUnlessEmpty("names", given.build());
    List<YamlTree> kept = new ArrayList<>();
    for (KeptPart part : parts) {
      kept.add(
          new YamlTree.Builder()
              .put(PartsFile.word(part.id().kind()), part.id().name())
              .put("note", part.note())
              .put(PartsFile.word(part.action()), part.value())
              .build());
    }
    root.putUnlessEmpty("keep", new YamlTree.Items(kept));
    return YamlText.write(
        List.of(
            "What the spec does not say of this data source; dsc puts it back when it compiles it.",
            "Keep this file beside the spec. A part that is not wanted can be deleted."),
        root.build());
  }

  /** Many tables are read through few connections. */
  private static YamlTree tablesByName(SortedMap<String, String> nameByTable) {
    TreeMap<String, List<String>> tables = new TreeMap<>();
    nameByTable.forEach(
        (table, name) -> tables.computeIfAbsent(name, n -> new ArrayList<>()).add(table));
    YamlTree.Builder mapping = new YamlTree.Builder();
    tables.forEach((name, of) -> mapping.put(name, YamlTree.texts(of)));
    return mapping.build();
  }

  private static YamlTree texts(SortedMap<String, String> map) {
    YamlTree.Builder mapping = new YamlTree.Builder();
    map.forEach(mapping::put);
    return mapping.build();
  }
}
