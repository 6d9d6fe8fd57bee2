package dsc.spec;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** A schema as JSON and ready to check with. */
record LoadedSchema(JsonNode source, Schema schema) {
  private static final Map<SpecSchema, LoadedSchema> LOADED = new ConcurrentHashMap<>();

  /** The schema, compiled at its first use. */
  static LoadedSchema of(SpecSchema which) {
    return LOADED.computeIfAbsent(which, LoadedSchema::load);
  }

  private static LoadedSchema load(SpecSchema which) {
    JsonNode source = SchemaCheck.json(document(which));
    // Our messages are made from keywords and arguments; building the library's is wasted time.
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .messageSource((key, defaults, locale, arguments) -> key)
            .preloadSchema(false)
            .build();
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
    SchemaLocation location = SchemaLocation.of("https://dsc.invalid/schema/" + which.fileName());
    return new LoadedSchema(source, registry.getSchema(location, source));
  }

  /**
   * JSON is YAML, and reading it so keeps most of Jackson unloaded: a third of the time to start.
   */
  private static YamlNode document(SpecSchema which) {
    String text = new String(which.content(), StandardCharsets.UTF_8);
    Diagnostics diags = new Diagnostics();
    return YamlReader.read(new SourceFile(which.fileName(), text), diags)
        .orElseThrow(() -> new IllegalStateException(diags.sorted().toString()));
  }
}
