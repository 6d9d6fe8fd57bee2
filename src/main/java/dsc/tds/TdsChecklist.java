package dsc.tds;

import dsc.diag.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a document must keep beyond Tableau's published schema, which leaves connections, names and
 * references open: the reasons why a document that is valid still doesn't load. The numbers are
 * those of the checks, each of which has a method of its own.
 */
public final class TdsChecklist {
  private TdsChecklist() {}

  /** One broken rule: the number of the check and a sentence. */
  public record Problem(int check, String message) {}

  /** Checks a document by itself. */
  public static List<Problem> check(byte[] tds) {
    return check(tds, Optional.empty());
  }

  /** Checks a document of a package whose extract lies at this path inside it. */
  public static List<Problem> check(byte[] tds, Optional<String> packagedExtract) {
    List<Problem> problems = new ArrayList<>();
    Diagnostics diags = new Diagnostics();
    Optional<XmlElement> root = XmlReader.read("document", tds, diags);
    diags.sorted().forEach(d -> problems.add(new Problem(13, d.message())));
    RawAttributes.check(tds).forEach(message -> problems.add(new Problem(13, message)));
    root.ifPresent(tree -> problems.addAll(check(tree, packagedExtract)));
    return List.copyOf(problems);
  }

  static List<Problem> check(XmlElement root, Optional<String> packagedExtract) {
    List<Problem> problems = new ArrayList<>();
    DocumentIndex document = new DocumentIndex(root);
    TableChecks.run(document, problems);
    ObjectChecks.run(document, problems);
    FieldChecks.run(document, problems);
    FilterChecks.run(document, problems);
    ExtractChecks.run(document, packagedExtract, problems);
    PaneChecks.run(document, problems);
    manifest(root, problems);
    names(root, problems);
    return List.copyOf(problems);
  }

  /** 9: every construct that needs it has its manifest entry. */
  private static void manifest(XmlElement root, List<Problem> problems) {
    List<String> listed = root.items(Manifest.ELEMENT).stream().map(XmlElement::name).toList();
    for (String entry : Manifest.required(root)) {
      if (!listed.contains(entry)) {
        problems.add(new Problem(9, "the manifest lacks " + entry));
      }
    }
  }

  /** 15: plain names in the one document format that every release since 2018.1 reads. */
  private static void names(XmlElement root, List<Problem> problems) {
    if (!root.has("version", TdsWriter.VERSION)) {
      problems.add(new Problem(15, "version is " + root.value("version") + ", not 18.1"));
    }
    prefixed(root, problems);
  }

  private static void prefixed(XmlElement element, List<Problem> problems) {
    if (element.name().startsWith(Upgrade.PREFIX)
        || element.attributes().keySet().stream().anyMatch(a -> a.startsWith(Upgrade.PREFIX))) {
      problems.add(new Problem(15, "<" + element.name() + "> has a name for older releases"));
    }
    element.children().forEach(child -> prefixed(child, problems));
  }
}
