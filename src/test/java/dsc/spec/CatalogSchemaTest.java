package dsc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dsc.catalog.Aggregation;
import dsc.catalog.ConnectionCatalog;
import dsc.catalog.ConnectionClass;
import dsc.catalog.DataType;
import dsc.catalog.GeoRoles;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas, the catalog and the code say the same. */
final class CatalogSchemaTest {
  private static final ConnectionCatalog CATALOG = ConnectionCatalog.load();

  @Test
  void theConnectionCatalogFollowsItsSchema() throws IOException {
    SourceFile file =
        new SourceFile(
            "connections.yaml",
            Files.readString(Path.of("src/main/resources/dsc/catalog/connections.yaml")));
    YamlNode root = YamlReader.read(file, new Diagnostics()).orElseThrow();
    JsonNode schema =
        JsonMapper.shared().readTree(Files.readString(Path.of("schema/catalog.schema.json")));

    assertEquals(List.of(), registry().getSchema(schema).validate(SchemaCheck.json(root)));
  }

  @Test
  void ourSchemasAreValidSchemas() throws IOException {
    for (String name : List.of("datasource", "workspace", "catalog")) {
      JsonNode schema =
          JsonMapper.shared().readTree(Files.readString(Path.of("schema", name + ".schema.json")));
      assertEquals(
          List.of(),
          registry()
              .getSchema(
                  com.networknt.schema.SchemaLocation.of(
                      "https://json-schema.org/draft/2020-12/schema"))
              .validate(schema),
          name);
    }
  }

  @Test
  void theSchemaKnowsExactlyTheClassesOfTheCatalog() {
    assertEquals(
        CATALOG.words(), sorted(connection().path("properties").path("class").path("enum")));
  }

  @Test
  void theSchemaKnowsExactlyTheAttributesOfTheCatalog() {
    // What every connection has, whatever its class.
    Set<String> known =
        new TreeSet<>(Set.of("class", "attributes", "caption", "customization", "internal_name"));
    CATALOG.classes().stream()
        .flatMap(c -> c.attributes().stream())
        .map(ConnectionClass.Attribute::name)
        .forEach(known::add);

    assertEquals(known, new TreeSet<>(connection().path("properties").propertyNames()));
  }

  @Test
  void theSchemaKnowsExactlyTheAggregationsAndDataTypes() {
    JsonNode parts = LoadedSchema.of(SpecSchema.DATASOURCE).source().path("$defs");

    assertEquals(
        Aggregation.words().stream().sorted().toList(),
        sorted(parts.path("aggregation").path("enum")));
    for (String type : sorted(parts.path("dataType").path("enum"))) {
      assertTrue(DataType.of(type).isPresent(), type);
    }
  }

  @Test
  void everyAttributeIsWrittenOrSecret() {
    for (ConnectionClass c : CATALOG.classes()) {
      for (ConnectionClass.Attribute a : c.attributes()) {
        assertEquals(a.secret(), a.tds().isEmpty(), c.name() + "." + a.name());
      }
    }
  }

  @Test
  void defaultsAndSpellingsBelongToAttributesOfTheClass() throws IOException {
    YamlMapping classes = catalogFile("classes");
    for (YamlMapping.Entry entry : classes.entries()) {
      Set<String> attributes =
          CATALOG.find(entry.name()).orElseThrow().attributes().stream()
              .map(ConnectionClass.Attribute::name)
              .collect(Collectors.toSet());
      for (String key : List.of("defaults", "spelling")) {
        ((YamlMapping) entry.value())
            .get(key)
            .ifPresent(
                node ->
                    ((YamlMapping) node)
                        .entries()
                        .forEach(e -> assertTrue(attributes.contains(e.name()), e.name())));
      }
    }
  }

  @Test
  void wordsAndSpellingsOfPostgresAreThoseOfTableau() {
    ConnectionClass postgres = CATALOG.find("postgres").orElseThrow();

    assertEquals(5432, postgres.defaultPort().orElseThrow());
    assertEquals(List.of("dbname"), postgres.attribute("database").orElseThrow().tds());
    assertEquals(List.of("one-time-sql"), postgres.attribute("initial_sql").orElseThrow().tds());
    assertEquals("textscan", CATALOG.find("csv").orElseThrow().name());
    assertEquals(
        List.of("dbname"),
        CATALOG.find("hyper").orElseThrow().attribute("file").orElseThrow().tds());
    assertTrue(CATALOG.find("excel").orElseThrow().isFile());
  }

  @Test
  void geographicRolesGoBothWays() {
    GeoRoles roles = GeoRoles.load();

    assertEquals("[State].[Name]", roles.semanticRole("state").orElseThrow());
    assertEquals("state", roles.word("[State].[Name]").orElseThrow());
    assertEquals("[X].[Y]", roles.semanticRole("[X].[Y]").orElseThrow());
    assertTrue(roles.semanticRole("stat").isEmpty());
    List<String> examples =
        sorted(
            LoadedSchema.of(SpecSchema.DATASOURCE)
                .source()
                .path("$defs")
                .path("geo")
                .path("examples"));
    assertEquals(List.copyOf(roles.byWord().keySet()), examples.subList(1, examples.size()));
  }

  private static YamlMapping catalogFile(String key) throws IOException {
    String text = Files.readString(Path.of("src/main/resources/dsc/catalog/connections.yaml"));
    YamlNode root =
        YamlReader.read(new SourceFile("connections.yaml", text), new Diagnostics()).orElseThrow();
    return (YamlMapping) ((YamlMapping) root).get(key).orElseThrow();
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }

  private static JsonNode connection() {
    return LoadedSchema.of(SpecSchema.DATASOURCE).source().path("$defs").path("connection");
  }

  private static List<String> sorted(JsonNode texts) {
    List<String> list = new ArrayList<>();
    texts.forEach(text -> list.add(text.asString()));
    return list.stream().sorted().toList();
  }
}
