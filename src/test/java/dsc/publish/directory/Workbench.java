package dsc.publish.directory;

import dsc.model.Datasource;
import dsc.model.Extract;
import dsc.plan.Applier;
import dsc.plan.Desired;
import dsc.plan.ExtractDecision;
import dsc.plan.ExtractFingerprint;
import dsc.plan.Fingerprint;
import dsc.plan.PackageBuilder;
import dsc.plan.Plan;
import dsc.plan.PlanOption;
import dsc.plan.Planner;
import dsc.plan.Policy;
import dsc.plan.Progress;
import dsc.plan.PublicationKey;
import dsc.plan.Report;
import dsc.plan.Target;
import dsc.tds.TdsWriter;
import dsc.tds.TdsxReader;
import dsc.tds.TdsxWriter;
import dsc.tds.TdsxWriter.PackagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Plans and applies real packages to a folder; the rows of an extract are any text. */
final class Workbench {
  static final PublicationKey FLIGHTS = PublicationKey.of("flights");
  private static final Policy ANYTHING = Policy.allowing(List.of("all"));

  private Workbench() {}

  static DirectoryTarget target(Path folder) {
    return new DirectoryTarget(folder, DocumentReader.tableau(), "0.1.0");
  }

  /** A data source; its extract, if it has one, is made of these rows. */
  static Desired wanted(String name, Datasource datasource, String rows) {
    return wanted(FLIGHTS, name, datasource, rows);
  }

  static Desired wanted(PublicationKey key, String name, Datasource model, String rows) {
    // As a file gives it back, like everything that plans are made of.
    Datasource datasource = DocumentReader.tableau().read(TdsWriter.write(model));
    return new Desired(
        key,
        new TreeMap<>(Map.of(Desired.NAME, name)),
        datasource,
        Fingerprint.of(TdsWriter.write(datasource)),
        datasource
            .only(Extract.class)
            .map(
                e ->
                    ExtractFingerprint.of(
                        Map.of(ExtractFingerprint.Part.SOURCE, Fingerprint.of(List.of(rows))))),
        new TreeMap<>());
  }

  static Plan plan(Target target, Desired... wanted) {
    return plan(target, Set.of(), wanted);
  }

  static Plan plan(Target target, Set<PlanOption> options, Desired... wanted) {
    return new Planner("0.1.0", target, ANYTHING, options).plan(List.of(wanted));
  }

  static Report apply(Target target, Desired... wanted) {
    return apply(target, plan(target, wanted), wanted);
  }

  static Report apply(Target target, Plan plan, Desired... wanted) {
    return new Applier(target, Workbench::build, Applier.OnFailure.STOP, Progress.silent())
        .apply(plan, List.of(wanted));
  }

  /** The names of the packages in a folder. */
  static List<String> packages(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tdsx"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows in a package, as {@link #build} wrote them. */
  static String rows(Path tdsx) {
    Path out = tdsx.resolveSibling("rows.txt");
    try (TdsxReader reader = TdsxReader.open(tdsx)) {
      reader.extract(reader.hyper().orElseThrow(), out);
      return Files.readString(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PackageBuilder.Built build(
      Desired desired, ExtractDecision decision, Optional<Path> published, Path file) {
    try {
      Optional<Extract> extract = desired.datasource().only(Extract.class);
      Path hyper = file.resolveSibling("rows.hyper");
      String rows = desired.extract().map(e -> e.parts().toString()).orElse("");
      if (decision.kind() == ExtractDecision.Kind.REUSE && published.isPresent()) {
        rows = rows(published.get(), hyper);
      }
      Files.writeString(hyper, rows);
      TdsxWriter.write(
          file,
          TdsWriter.write(desired.datasource()),
          "flights",
          extract.map(e -> new PackagedFile(e.path(), hyper)));
      String content = rows;
      return PackageBuilder.Built.of(
          desired.extract().map(e -> e.withContent(Fingerprint.of(List.of(content)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rows(Path published, Path hyper) throws IOException {
    try (TdsxReader reader = TdsxReader.open(published)) {
      if (reader.hyper().isEmpty()) {
        return "";
      }
      reader.extract(reader.hyper().get(), hyper);
      return Files.readString(hyper);
    }
  }
}
