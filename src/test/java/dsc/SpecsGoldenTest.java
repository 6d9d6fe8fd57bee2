package dsc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.plan.diff.Differ;
import dsc.tds.TdsChecklist;
import dsc.tds.TdsReader;
import dsc.tds.Xsd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The language by example: what each folder of {@code specs} compiles to, and what holds for every
 * one of them.
 */
final class SpecsGoldenTest {
  private static final Path SPECS = Path.of("specs");

  @TestFactory
  Stream<DynamicTest> compilesToTheExpectedFiles() {
    return each(
        folder -> {
          SpecCase made = SpecCase.of(folder);
          Golden.check(
              folder.resolve("expected.tds"), new String(made.tds(), StandardCharsets.UTF_8));
          Path sql = folder.resolve("expected.extract.sql");
          if (made.sql().isPresent()) {
            Golden.check(sql, made.sql().get());
          } else {
            assertFalse(Files.exists(sql), "no rows, but " + sql);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> compilesToTheSameBytesTwice() {
    return each(folder -> assertArrayEquals(SpecCase.of(folder).tds(), SpecCase.of(folder).tds()));
  }

  @TestFactory
  Stream<DynamicTest> lineEndsOfWindowsChangeNothing() {
    return each(
        folder ->
            assertEquals(
                new String(SpecCase.of(folder).tds(), StandardCharsets.UTF_8),
                new String(SpecCase.withCarriageReturns(folder).tds(), StandardCharsets.UTF_8)));
  }

  @TestFactory
  Stream<DynamicTest> readingWhatWasWrittenGivesTheSameDatasource() {
    return each(
        folder -> {
          SpecCase made = SpecCase.of(folder);
          Diagnostics diags = new Diagnostics();
          Datasource read =
              Normalizer.normalize(TdsReader.read("expected.tds", made.tds(), diags).orElseThrow());
          assertEquals(List.of(), diags.sorted());
          Datasource written = Normalizer.normalize(made.artifact().datasource());
          assertEquals(List.of(), Differ.diff(read, written));
          assertEquals(written, read);
        });
  }

  @TestFactory
  Stream<DynamicTest> theChecklistFindsNothing() {
    return each(folder -> assertEquals(List.of(), TdsChecklist.check(SpecCase.of(folder).tds())));
  }

  @Test
  void allAreValidUnderTheSchema() {
    Xsd.shared("xsd/tds_wrapper.xsd");
    for (Path folder : folders()) {
      assertEquals("", Xsd.problem(SpecCase.of(folder).tds()).orElse(""), folder.toString());
    }
  }

  @Test
  void allAreInTheIndex() throws IOException {
    String index = Files.readString(SPECS.resolve("README.md"), StandardCharsets.UTF_8);
    for (Path folder : folders()) {
      String name = folder.getFileName().toString();
      assertTrue(index.contains("[" + name + "](" + name + "/spec.yaml)"), name);
    }
  }

  private static Stream<DynamicTest> each(Consumer<Path> check) {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(), () -> check.accept(folder)));
  }

  private static List<Path> folders() {
    try (Stream<Path> folders = Files.list(SPECS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
