package dsc.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

final class FunctionCatalogTest {
  private static final Path SOURCE = Path.of("src/main/resources/dsc/catalog/functions.yaml");
  private static final Path SCHEMA = Path.of("schema/functions.schema.json");
  private static final Path DUMP = Path.of("src/test/cases/catalog/expected.txt");

  @Test
  void theDataFileFollowsItsSchema() throws IOException {
    Object data = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(SOURCE));
    List<Error> errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA))
            .validate(JsonMapper.shared().writeValueAsString(data), InputFormat.JSON);
    assertEquals(
        List.of(),
        errors.stream().map(e -> e.getInstanceLocation() + " " + e.getMessage()).toList());
  }

  @Test
  void everySignatureIsInTheDump() throws IOException {
    String dump =
        FunctionCatalog.standard().entries().stream()
            .map(FunctionCatalogTest::dump)
            .collect(Collectors.joining("\n", "", "\n"));
    if (System.getProperty("dsc.golden", "check").equals("update")) {
      Files.createDirectories(DUMP.getParent());
      Files.writeString(DUMP, dump);
    }
    assertEquals(Files.readString(DUMP, StandardCharsets.UTF_8), dump);
  }

  private static String dump(FunctionEntry entry) {
    if (entry.instead().isPresent()) {
      return entry.name() + " is foreign: " + entry.instead().get();
    }
    if (entry.overloads().isEmpty()) {
      return entry.name() + " is a keyword";
    }
    return entry.overloads().stream()
        .map(
            overload ->
                overload.signature()
                    + " → "
                    + overload.returns().map(DataType::text).orElse("same")
                    + (overload.level() == LevelRule.INHERIT ? "" : ", " + overload.level())
                    + overload.parameters().stream()
                        .filter(p -> p.form() != Parameter.Form.EXPRESSION)
                        .map(p -> ", " + p.name() + " is " + p.form())
                        .collect(Collectors.joining())
                    + (overload.sql().isPresent() ? "" : ", not evaluated")
                    + (overload.sql().isPresent() && overload.plain().isEmpty()
                        ? ", not without the TABLEAU schema"
                        : "")
                    + (entry.inExtract() ? "" : ", not in extracts"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void everyEntryOfOthersLanguagesNamesOnlyWhatTableauHas() {
    FunctionCatalog catalog = FunctionCatalog.standard();
    List<String> unknown =
        catalog.entries().stream()
            .flatMap(entry -> entry.instead().stream())
            .flatMap(text -> List.of(text.split("[^A-Z0-9_]+")).stream())
            .filter(word -> word.length() > 1 && catalog.entry(word).isEmpty())
            .toList();
    assertEquals(List.of(), unknown);
  }

  @Test
  void summariesAreOneLine() {
    List<String> wrong =
        FunctionCatalog.standard().entries().stream()
            .filter(entry -> entry.instead().isEmpty())
            .filter(entry -> entry.summary().isEmpty() || entry.summary().length() > 140)
            .map(FunctionEntry::name)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void noTemplateCanMakeTheEngineCrash() throws IOException {
    assertTrue(!Files.readString(SOURCE).toUpperCase(java.util.Locale.ROOT).contains("JULIAN"));
  }

  @Test
  void anEntryIsReadWhenItIsAskedFor() {
    FunctionCatalog catalog =
        FunctionCatalog.of(
            """
            # comment
            TWICE:
              group: number
              summary: A number doubled.
              args: { number: number, times: optional integer constant 1..9 }
              returns: same
              sql: ({1} * 2[ * {2}])
            "+": { group: operator, summary: Sum., args: { a: number }, returns: same }
            BROKEN: [
            """);
    FunctionEntry entry = catalog.function("TWICE").orElseThrow();
    Overload overload = entry.overloads().getFirst();
    assertEquals("TWICE(number: number, [times: integer])", overload.signature());
    StringBuilder sql = new StringBuilder();
    overload.sql().orElseThrow().template().render(List.of("x"), name -> name, sql);
    assertEquals("(x * 2)", sql.toString());
    assertTrue(catalog.function("+").isEmpty());
    assertEquals("+", catalog.operator("+").name());
    assertTrue(catalog.entry("NOTHING").isEmpty());
  }
}
