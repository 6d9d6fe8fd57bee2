package dsc.spec;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A schema as JSON and ready to check with. */
record LoadedSchema(JsonNode source, Schema schema) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Map<SpecSchema, LoadedSchema> LOADED = new ConcurrentHashMap<>();

  /** The schema, compiled at its first use. */
  static LoadedSchema of(SpecSchema which) {
    return LOADED.computeIfAbsent(which, LoadedSchema::load);
  }

  private static LoadedSchema load(SpecSchema which) {
    JsonNode source = document(which);
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

  /** Read token by token: Jackson's object mapper takes longer to load than a schema to read. */
  private static JsonNode document(SpecSchema which) {
    try (JsonParser in =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), which.content())) {
      in.nextToken();
      return node(in);
    }
  }

  private static JsonNode node(JsonParser in) {
    return switch (in.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = JSON.objectNode();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String name = in.currentName();
          in.nextToken();
          object.set(name, node(in));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = JSON.arrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          array.add(node(in));
        }
        yield array;
      }
      case VALUE_STRING -> new Word(in.getString());
      case VALUE_NUMBER_INT -> JSON.numberNode(in.getLongValue());
      case VALUE_NUMBER_FLOAT -> JSON.numberNode(in.getDoubleValue());
      case VALUE_TRUE -> JSON.booleanNode(true);
      case VALUE_FALSE -> JSON.booleanNode(false);
      case VALUE_NULL -> JSON.nullNode();
      default -> throw new IllegalStateException("not JSON at " + in.currentLocation());
    };
  }

  /**
   * A text that can say itself as JSON. The checker asks that of every word of an enumeration, and
   * Jackson would load its object mapper to answer: a third of the time to make a schema ready.
   */
  private static final class Word extends StringNode {
    private static final long serialVersionUID = 1L;

    Word(String text) {
      super(text);
    }

    @Override
    public String toString() {
      return '"' + stringValue() + '"';
    }
  }
}
