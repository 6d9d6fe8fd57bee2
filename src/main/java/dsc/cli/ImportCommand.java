package dsc.cli;

import dsc.Compiler;
import dsc.Imported;
import dsc.Importer;
import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.model.Datasource;
import dsc.tds.TdsReader;
import dsc.tds.TdsxReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code dsc import}: a saved data source becomes a spec. */
final class ImportCommand extends Subcommand implements Callable<Integer> {
  private final OutputOptions output = with(new OutputOptions());

  private final Given<String> from =
      positional(
              "0",
              "FILE|NAME",
              "A .tds, .tdsx, .twb or .twbx file; with --target the name of a",
              "published data source, with its project in front: Sales/EMEA/Orders.")
          .required()
          .value(String.class, "");

  private final Given<Optional<String>> target =
      option("--target", "NAME", "A server of dsc.yaml that the data source is published on.")
          .optional(String.class);

  private final Given<Path> folder =
      option("-o --out", "DIR", "The folder the spec goes to. Default: the working folder.")
          .value(Path.class, Path.of(""));

  private final Given<Optional<String>> id =
      option("--id", "ID", "The id of the data source. Default: made of its caption.")
          .optional(String.class);

  private final Given<Optional<String>> name =
      option("--name", "NAME", "Which data source of a workbook. Default: the only one.")
          .optional(String.class);

  private final Given<Boolean> force = flag("--force", "Replace files that are there already.");

  ImportCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Turn a data source that Tableau saved into a spec.
        What a spec cannot say is kept in a second file, which the spec names, so that the spec
        compiles back to the same data source and nothing is lost.
        """,
        """
        Examples:
          dsc import Sales.tdsx                      writes sales.yaml, and sales.parts.yaml if \
        need be
          dsc import Sales.tds -o specs --id sales   into another folder, under another id
          dsc import Book.twbx --name Orders         one data source of a workbook
          dsc import --target prod "Sales/Orders"    what a server holds, by project and name
          dsc diff Sales.tdsx sales.yaml             nothing is different
        """);
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Diagnostics diags = new Diagnostics();
    Optional<SavedDocument> document = document(diags);
    if (document.isEmpty()) {
      new DiagnosticsView(console, output).show(diags);
      return ExitCode.INPUT.number();
    }
    return run(document.get(), console, diags);
  }

  private Optional<SavedDocument> document(Diagnostics diags) {
    return target.value().isEmpty()
        ? Optional.of(SavedDocument.open(Path.of(from.value())))
        : new PublishedDocument(dsc.environment(), diags)
            .download(folder.value(), target.value().get(), from.value())
            .map(SavedDocument::of);
  }

  private int run(SavedDocument document, Console console, Diagnostics diags) {
    Diagnostics reading = new Diagnostics();
    Optional<Datasource> saved =
        name.value().isPresent()
            ? TdsReader.read(from.value(), document.bytes(), name.value().get(), reading)
            : TdsReader.read(from.value(), document.bytes(), reading);
    // What is kept as it is stands in the report.
    reading.sorted().stream().filter(d -> d.code() != Code.TDS_OPAQUE_PART).forEach(diags::report);
    Optional<Imported> imported =
        saved.map(
            datasource ->
                Importer.run(
                    new Compiler(), datasource, id(datasource), caption(datasource), diags));
    List<Path> written = new ArrayList<>();
    imported.ifPresent(result -> write(result, document, written));
    new ImportView(console, output).show(imported, written, left(document), diags);
    return (imported.isEmpty() ? ExitCode.INPUT : ExitCode.DONE).number();
  }

  private String id(Datasource datasource) {
    if (id.value().isPresent()) {
      if (!id.value().get().matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
        throw misuse("an id has letters, digits, `_`, `.` and `-`, not `" + id.value().get() + "`");
      }
      return id.value().get();
    }
    return Importer.id(caption(datasource));
  }

  /** The caption, or the name of the file. */
  private String caption(Datasource datasource) {
    return Importer.caption(datasource)
        .orElseGet(
            () ->
                target.value().isPresent()
                    ? from.value().substring(from.value().lastIndexOf('/') + 1)
                    : String.valueOf(Path.of(from.value()).getFileName())
                        .replaceFirst("\\.[^.]*$", ""));
  }

  private void write(Imported imported, SavedDocument document, List<Path> written) {
    Path spec = folder.value().resolve(imported.id() + ".yaml");
    Path parts = folder.value().resolve(Importer.partsFile(imported.id()));
    List<Path> wanted = new ArrayList<>(List.of(spec));
    imported.parts().ifPresent(text -> wanted.add(parts));
    List<String> data = data(document);
    data.forEach(entry -> wanted.add(folder.value().resolve(entry)));
    for (Path path : wanted) {
      if (!force.value() && Files.exists(path)) {
        throw new DscException(
            Code.IMPORT_TAKEN, "there is a `" + path + "` already; --force replaces it");
      }
    }
    try {
      create(folder.value());
      Files.writeString(spec, imported.spec(), StandardCharsets.UTF_8);
      if (imported.parts().isPresent()) {
        Files.writeString(parts, imported.parts().get(), StandardCharsets.UTF_8);
      } else {
        Files.deleteIfExists(parts);
      }
      unpack(data);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + folder.value() + "` cannot be written to", e);
    }
    written.addAll(wanted);
  }

  /** The files of a package that its connections read; the extract is made again. */
  private List<String> data(SavedDocument document) {
    // What a server packs with a document stays there.
    return target.value().isPresent()
        ? List.of()
        : document.files().stream()
            .filter(f -> f.startsWith("Data/") && !document.extract().equals(Optional.of(f)))
            .toList();
  }

  private void unpack(List<String> data) throws IOException {
    if (data.isEmpty()) {
      return;
    }
    try (TdsxReader reader = TdsxReader.open(Path.of(from.value()))) {
      for (String entry : data) {
        Path target = folder.value().resolve(entry);
        create(folder.value().resolve(entry).resolveSibling(""));
        reader.extract(entry, target);
      }
    }
  }

  private static void create(Path folder) throws IOException {
    if (!folder.toString().isEmpty()) {
      Files.createDirectories(folder);
    }
  }

  /** The files of a package that are not taken over. */
  private List<String> left(SavedDocument document) {
    List<String> taken = data(document);
    return document.files().stream().filter(f -> !taken.contains(f)).toList();
  }
}
