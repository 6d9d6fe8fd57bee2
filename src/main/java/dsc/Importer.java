package dsc;

import dsc.check.Typed;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Label;
import dsc.diag.Severity;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.lower.Lowering;
import dsc.model.Datasource;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Encoding;
import dsc.model.Field;
import dsc.model.Normalizer;
import dsc.model.Opaque;
import dsc.model.Settings;
import dsc.parts.PartsFile;
import dsc.parts.Residue;
import dsc.raise.Raised;
import dsc.raise.Raising;
import dsc.raise.Wish;
import dsc.spec.YamlMapping;
import dsc.spec.YamlNode;
import dsc.spec.YamlReader;
import dsc.spec.YamlSequence;
import dsc.spec.YamlText;
import dsc.spec.YamlTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A saved data source becomes a spec and, where the spec language ends, a parts file. Both are
 * tried at once: what does not compile is taken out of the spec, and what the compiled spec lacks
 * to be the original goes into the parts. So nothing is lost, whatever the language can say.
 */
public final class Importer {
  /** Each attempt takes out at least one element; formulas that use one another need several. */
  private static final int ATTEMPTS = 40;

  private final Compiler compiler;
  private final Datasource original;
  private final Datasource normal;
  private final Raising raising;
  private final String id;
  private final String caption;
  private final Map<ElementId, String> notes = new HashMap<>();
  private final Set<ElementId> without = new HashSet<>();
  private final Set<ElementId> apart = new HashSet<>();
  private final Set<ElementId> plain = new HashSet<>();
  private final Map<ElementId, Field> compiled = new HashMap<>();
  private final Diagnostics diags;
  private boolean tables = true;

  private Importer(
      Compiler compiler, Datasource original, String id, String caption, Diagnostics diags) {
    this.caption = caption(original).orElse(caption);
    this.diags = diags;
    this.compiler = compiler;
    this.original = original;
    this.normal = Normalizer.normalize(original);
    this.raising = new Raising(normal, compiler.connections());
    this.id = id;
  }

  /**
   * The spec of a data source.
   *
   * @param id what the spec shall call it
   * @param caption the name it is published under, when its document does not say
   * @param diags gets warnings about formulas that are kept because they are none, and notes about
   *     connections that dsc knows nothing of
   */
  public static Imported run(
      Compiler compiler, Datasource original, String id, String caption, Diagnostics diags) {
    return new Importer(compiler, original, id, caption, diags).run();
  }

  /** What a data source is called: its caption, else its name unless that is a made-up one. */
  public static Optional<String> caption(Datasource datasource) {
    return datasource
        .only(Settings.class)
        .flatMap(Settings::caption)
        .or(() -> Optional.of(datasource.name()))
        .filter(name -> !name.isBlank() && !Normalizer.isGenerated(name));
  }

  /** An id that a caption or file name suggests: {@code Sales (EU)} is {@code sales-eu}. */
  public static String id(String name) {
    String plain =
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replace("ß", "ss")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String id = plain.replaceAll("^-+|-+$", "");
    return id.isEmpty() ? "datasource" : id;
  }

  /** The file that holds the parts of a spec. */
  public static String partsFile(String id) {
    return id + ".parts.yaml";
  }

  private record Attempt(Raised raised, String text, Datasource datasource) {}

  private Imported run() {
    ImportNotes.report(normal, compiler.connections(), diags);
    notes.putAll(BrokenFormulas.find(normal, diags));
    without.addAll(notes.keySet());
    Attempt first = attempt();
    // Now it is known what the spec gives by itself: say what differs, and nothing else.
    first.datasource().all(Field.class).forEach(field -> compiled.put(field.id(), field));
    // A default of something that the spec takes for something else would be there twice.
    missing(first).forEach(e -> (e instanceof Encoding ? apart : without).add(e.id()));
    Attempt second = attempt();
    if (without.addAll(mistaken(second))) {
      second = attempt();
    }
    Residue residue = Residue.between(second.datasource(), original, normal, this::note);
    if (residue.isEmpty()) {
      String whole = text(second.raised(), true);
      return new Imported(
          id, whole, Optional.empty(), List.of(), normal.elements().size(), views());
    }
    String parts = residue.text(id);
    verify(second.datasource(), parts);
    return new Imported(
        id, second.text(), Optional.of(parts), residue.parts(), normal.elements().size(), views());
  }

  private List<String> views() {
    return original
        .all(Opaque.class)
        .flatMap(part -> Normalizer.view(part).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Sorts and colours that the spec does not say, or says of something else. */
  private List<Element> missing(Attempt attempt) {
    return normal.elements().values().stream()
        .filter(e -> e instanceof Encoding || e instanceof DefaultSort)
        .filter(e -> !without.contains(e.id()))
        .filter(e -> !attempt.datasource().elements().containsKey(e.id()))
        .toList();
  }

  /** What is said apart from its field and yet became something else. */
  private static List<ElementId> mistaken(Attempt attempt) {
    return attempt.raised().sections().getOrDefault("encodings", List.of()).stream()
        .filter(id -> !attempt.datasource().elements().containsKey(id))
        .toList();
  }

  private Optional<String> note(ElementId element) {
    return Optional.ofNullable(notes.get(element));
  }

  /** A spec that compiles, with as much in it as possible. */
  private Attempt attempt() {
    for (int i = 0; i < ATTEMPTS; i++) {
      Raised raised = raise();
      SourceFile file = new SourceFile(id + ".yaml", text(raised, false));
      Diagnostics problems = new Diagnostics();
      Optional<Typed> typed = compiler.compile(file, problems);
      if (typed.isPresent()) {
        return new Attempt(
            raised,
            file.text(),
            new Lowering(typed.get(), compiler.connections()).lower(new WrittenValues()));
      }
      if (!retreat(raised, file, problems)) {
        tables = false;
      }
    }
    throw new IllegalStateException("no spec for `" + id + "` compiles");
  }

  private Raised raise() {
    Wish wish =
        new Wish(
            id,
            Optional.of(caption),
            Optional.of(partsFile(id)),
            without,
            apart,
            plain,
            tables,
            compiled);
    return raising.raise(wish);
  }

  private String text(Raised raised, boolean withoutParts) {
    List<YamlTree.Entry> entries =
        raised.spec().entries().stream()
            .filter(e -> !(withoutParts && e.key().display().equals("parts")))
            .toList();
    return YamlText.write(List.of(), new YamlTree.Mapping(entries));
  }

  /** Takes out what the errors are about; false when they are about nothing in particular. */
  private boolean retreat(Raised raised, SourceFile file, Diagnostics problems) {
    Optional<YamlNode> root = YamlReader.read(file, new Diagnostics());
    boolean any = false;
    for (Diagnostic problem : problems.sorted()) {
      Optional<Span> span = problem.primary().map(Label::span);
      if (problem.severity() == Severity.ERROR && span.isPresent() && root.isPresent()) {
        Optional<ElementId> element = element(raised, root.get(), span.get());
        any |= element.isPresent() && retreat(element.get(), problem);
      }
    }
    return any;
  }

  private boolean retreat(ElementId element, Diagnostic problem) {
    notes.putIfAbsent(element, problem.message());
    boolean softly =
        element.kind() == Kind.TABLE
            || element.kind() == Kind.JOIN
            || element.kind() == Kind.RELATIONSHIP
            || element.kind() == Kind.CONNECTION
            || element.kind() == Kind.STYLE
            || element.kind() == Kind.SORT
            || normal.elements().get(element) instanceof Field.Column;
    if (softly && plain.add(element)) {
      return true;
    }
    boolean structure =
        softly
            && element.kind() != Kind.FIELD
            && element.kind() != Kind.STYLE
            && element.kind() != Kind.SORT;
    return !structure && without.add(element);
  }

  /** The element that the entry around a place says. */
  private static Optional<ElementId> element(Raised raised, YamlNode root, Span span) {
    if (!(root instanceof YamlMapping mapping)) {
      return Optional.empty();
    }
    for (YamlMapping.Entry section : mapping.entries()) {
      if (covers(section, span)) {
        String name = section.name();
        if (name.equals("connection")) {
          return first(raised.sections().getOrDefault("connections", List.of()));
        }
        if (name.equals("extract") && section.value() instanceof YamlMapping extract) {
          Optional<ElementId> filter =
              extract
                  .get("filters")
                  .flatMap(
                      f ->
                          entry(
                              f,
                              span,
                              raised.sections().getOrDefault("extract.filters", List.of())));
          return filter.or(() -> first(raised.sections().getOrDefault("extract", List.of())));
        }
        return entry(section.value(), span, raised.sections().getOrDefault(name, List.of()));
      }
    }
    return Optional.empty();
  }

  private static Optional<ElementId> first(List<ElementId> elements) {
    return elements.stream().findFirst();
  }

  private static Optional<ElementId> entry(YamlNode section, Span span, List<ElementId> elements) {
    int index = -1;
    switch (section) {
      case YamlMapping mapping -> {
        for (int i = 0; i < mapping.entries().size(); i++) {
          index = covers(mapping.entries().get(i), span) ? i : index;
        }
      }
      case YamlSequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          index = covers(sequence.items().get(i).span(), span) ? i : index;
        }
      }
      default -> {}
    }
    return index >= 0 && index < elements.size()
        ? Optional.of(elements.get(index))
        : Optional.empty();
  }

  private static boolean covers(YamlMapping.Entry entry, Span span) {
    return covers(entry.key().span(), span) || covers(entry.value().span(), span);
  }

  private static boolean covers(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.start() <= outer.end();
  }

  /** The parts must give the original back; anything else would be a loss. */
  private void verify(Datasource spec, String parts) {
    Diagnostics problems = new Diagnostics();
    Optional<Datasource> whole =
        PartsFile.read(new SourceFile(partsFile(id), parts), problems)
            .map(file -> file.apply(spec, problems));
    boolean same =
        whole.isPresent()
            && !problems.hasErrors()
            && Normalizer.normalize(whole.get()).equals(normal);
    if (!same) {
      throw new IllegalStateException(
          "the parts of `" + id + "` do not give it back: " + problems.sorted());
    }
  }
}
