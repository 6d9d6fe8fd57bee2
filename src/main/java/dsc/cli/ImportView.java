package dsc.cli;

import dsc.Imported;
import dsc.diag.Diagnostics;
import dsc.parts.KeptPart;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an import wrote, and what of the data source the spec does not say. */
final class ImportView {
  private static final JsonMapper JSON = new JsonMapper();

  private final Console console;
  private final OutputOptions output;

  ImportView(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
  }

  /**
   * Shows the result of an import.
   *
   * @param left files of the package that were not taken over
   */
  void show(Optional<Imported> imported, List<Path> written, List<String> left, Diagnostics diags) {
    switch (output.format.value()) {
      case human -> {
        new DiagnosticsView(console, output).show(diags);
        imported.ifPresent(result -> human(result, written, left));
      }
      case json -> console.out().println(json(imported, written, left, diags).toPrettyString());
    }
  }

  private void human(Imported imported, List<Path> written, List<String> left) {
    PrintWriter out = console.out();
    written.forEach(out::println);
    if (output.quiet.value()) {
      return;
    }
    if (imported.kept().isEmpty()) {
      out.println("The spec says everything: " + Counted.of(imported.total(), "part") + ".");
    } else {
      out.println(
          Counted.of(imported.kept().size(), "part")
              + " of "
              + imported.total()
              + (imported.kept().size() == 1
                  ? " was kept as it was:"
                  : " were kept as they were:"));
      imported.kept().forEach(part -> out.println("  " + part.id() + ": " + part.note()));
    }
    if (!imported.views().isEmpty()) {
      out.println(
          "Left out, since it only says how somebody looked at the data source: "
              + String.join(", ", imported.views()));
    }
    left.forEach(file -> out.println("Left in the package: " + file));
  }

  private static ObjectNode json(
      Optional<Imported> imported, List<Path> written, List<String> left, Diagnostics diags) {
    ObjectNode root = DiagnosticsView.json(diags);
    ArrayNode files = root.putArray("written");
    written.forEach(file -> files.add(file.toString()));
    ArrayNode rest = root.putArray("left");
    left.forEach(rest::add);
    imported.ifPresent(
        result -> {
          root.put("id", result.id());
          root.put("parts", result.total());
          ArrayNode kept = root.putArray("kept");
          ArrayNode views = root.putArray("views");
          result.views().forEach(views::add);
          result.kept().forEach(part -> add(kept.add(JSON.createObjectNode()), part));
        });
    return root;
  }

  private static void add(ArrayNode array, KeptPart part) {
    ObjectNode node = (ObjectNode) array.get(array.size() - 1);
    node.put("kind", part.id().kind().text());
    node.put("name", part.id().name());
    node.put("action", part.action().name().toLowerCase(Locale.ROOT));
    node.put("note", part.note());
  }
}
