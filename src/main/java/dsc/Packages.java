package dsc;

import dsc.Artifacts.Artifact;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.ExtractEngine;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractResult;
import dsc.plan.BuiltRows;
import dsc.plan.Desired;
import dsc.plan.ExtractDecision;
import dsc.plan.Fingerprint;
import dsc.plan.PackageBuilder;
import dsc.plan.Plan;
import dsc.plan.PublicationKey;
import dsc.plan.Step;
import dsc.tds.TdsxReader;
import dsc.tds.TdsxWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds .tdsx packages: the TDS, and the extract made by the engine or taken from the old package.
 */
public final class Packages implements PackageBuilder {
  private final Map<PublicationKey, Artifact> artifacts = new TreeMap<>();
  private final ExtractEngine engine;

  /**
   * @param engine used only when an extract must be built
   */
  public Packages(List<Artifact> artifacts, ExtractEngine engine) {
    artifacts.forEach(
        artifact -> this.artifacts.put(Publications.key(artifact.variant()), artifact));
    this.engine = engine;
  }

  /** Tells the engine which extracts a plan is going to build. */
  public void announce(Plan plan) {
    List<ExtractProgram> programs = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step.action().writes() && step.extract().kind() == ExtractDecision.Kind.BUILD) {
        Optional.ofNullable(artifacts.get(step.key()))
            .flatMap(Artifact::rows)
            .ifPresent(rows -> programs.add(rows.program()));
      }
    }
    engine.announce(programs);
  }

  @Override
  public Built build(
      Desired desired, ExtractDecision decision, Optional<Path> published, Path file) {
    Artifact artifact = artifacts.get(desired.key());
    if (artifact == null) {
      throw new IllegalArgumentException("no artifact for " + desired.key());
    }
    Path hyper = file.resolveSibling(file.getFileName() + ".hyper");
    try {
      return switch (decision.kind()) {
        case NONE, REMOVE -> write(artifact, file, Optional.empty(), Optional.empty());
        case REUSE -> {
          reuse(published.orElseThrow(), hyper);
          yield write(artifact, file, Optional.of(hyper), Optional.empty());
        }
        case INCREMENT -> {
          Path base = file.resolveSibling(file.getFileName() + ".base.hyper");
          try {
            reuse(published.orElseThrow(), base);
            ExtractProgram all = rows(artifact).program();
            ExtractProgram onlyNew =
                all.withIncrement(all.increment().map(increment -> increment.from(base)));
            ExtractResult result = engine.run(onlyNew, hyper);
            yield write(artifact, file, Optional.of(hyper), Optional.of(result));
          } finally {
            delete(base);
          }
        }
        case BUILD -> {
          ExtractResult result = engine.run(rows(artifact).program(), hyper);
          yield write(artifact, file, Optional.of(hyper), Optional.of(result));
        }
      };
    } finally {
      delete(hyper);
    }
  }

  private static Artifacts.Rows rows(Artifact artifact) {
    return artifact.rows().orElseThrow(() -> new IllegalArgumentException("no extract to build"));
  }

  private static void reuse(Path published, Path hyper) {
    try (TdsxReader reader = TdsxReader.open(published)) {
      String entry =
          reader
              .hyper()
              .orElseThrow(
                  () ->
                      new DscException(
                          Code.PUBLISHED_UNREADABLE, "the published package has no extract"));
      reader.extract(entry, hyper);
    }
  }

  private static Built write(
      Artifact artifact, Path file, Optional<Path> hyper, Optional<ExtractResult> built) {
    TdsxWriter.write(
        file,
        artifact.tds(),
        Publications.fileName(artifact.variant()),
        hyper.map(path -> new TdsxWriter.PackagedFile(rows(artifact).entry(), path)));
    return new Built(
        hyper.map(
            path ->
                built
                    .map(result -> rows(artifact).fingerprint().withContent(content(result)))
                    .orElse(rows(artifact).fingerprint())),
        built.map(
            result ->
                new BuiltRows(
                    result.totalRows(),
                    result.totalRows() - result.kept(),
                    hyper.map(path -> path.toFile().length()).orElse(0L))));
  }

  /** What is known of the rows without reading them again: how many there are in each table. */
  private static Fingerprint content(ExtractResult result) {
    List<String> texts = new ArrayList<>();
    result.rows().forEach((table, rows) -> texts.add(table + ' ' + rows));
    return Fingerprint.of(texts);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + file + "` could not be removed", e);
    }
  }
}
