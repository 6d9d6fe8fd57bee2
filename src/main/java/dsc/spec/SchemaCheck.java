package dsc.spec;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dsc.catalog.Value;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks nodes against a JSON Schema and says what is wrong at the place where it stands. */
public final class SchemaCheck {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final YamlNode root;
  private final JsonNode schemaSource;
  private final Diagnostics diags;
  private final IdentityHashMap<YamlMapping, Map<String, YamlMapping.Entry>> indexes =
      new IdentityHashMap<>();

  private SchemaCheck(YamlNode root, JsonNode schemaSource, Diagnostics diags) {
    this.root = root;
    this.schemaSource = schemaSource;
    this.diags = diags;
  }

  /** Reports everything about the shape of a document that its schema doesn't allow. */
  public static void check(YamlNode root, SpecSchema schema, Diagnostics diags) {
    LoadedSchema loaded = LoadedSchema.of(schema);
    List<Error> errors =
        loaded
            .schema()
            .validate(
                json(root),
                context ->
                    context.executionConfig(
                        // The reader bounds the size of a document, so time is bounded too.
                        config ->
                            config
                                .maxEvaluationSteps(Long.MAX_VALUE)
                                .annotationCollectionEnabled(false)));
    new SchemaCheck(root, loaded.source(), diags).report(errors);
  }

  /** Makes a schema ready, so that the first check does not wait for it. */
  public static void prepare(SpecSchema schema) {
    LoadedSchema.of(schema).schema().initializeValidators();
  }

  private void report(List<Error> errors) {
    Set<NodePath> wrongTypes = new HashSet<>();
    errors.stream()
        .filter(error -> error.getKeyword().equals("type"))
        .forEach(error -> wrongTypes.add(error.getInstanceLocation()));
    for (Error error : errors) {
      // A value of the wrong type breaks other rules too; saying so would be noise.
      boolean noise =
          !error.getKeyword().equals("type") && wrongTypes.contains(error.getInstanceLocation());
      if (!noise) {
        diags.report(diagnostic(error));
      }
    }
  }

  private Diagnostic diagnostic(Error error) {
    Place place = place(error.getInstanceLocation());
    JsonNode rules = rules(error);
    return switch (error.getKeyword()) {
      case "additionalProperties" -> {
        YamlScalar key =
            ((YamlMapping) place.node()).entry(error.getProperty()).orElseThrow().key();
        yield SchemaProblems.unknownKey(
            key, place.name(), List.copyOf(rules.path("properties").propertyNames()));
      }
      case "required" -> {
        JsonNode near = rules.path("properties").path(error.getProperty());
        // A condition stands apart from the properties it is about, which are those of the root.
        JsonNode missing =
            near.isMissingNode() ? schemaSource.path("properties").path(error.getProperty()) : near;
        yield SchemaProblems.missingKey(
            place.span(),
            place.name(),
            error.getProperty(),
            missing.path("description").asString(""));
      }
      case "type" ->
          Problems.wrongType(place.node(), SchemaProblems.wanted(texts(rules.path("type"))));
      case "enum" -> SchemaProblems.notAllowed(place.node(), texts(rules.path("enum")));
      case "const" -> SchemaProblems.wrongVersion(place.node(), rules.path("const").asString());
      case "pattern" -> SchemaProblems.badPattern(place.node(), rules.path("pattern").asString());
      case "minItems" -> SchemaProblems.tooFew(place.node(), rules.path("minItems").asInt());
      case "minProperties" -> SchemaProblems.tooFew(place.node(), 1);
      case "maxItems" -> SchemaProblems.wrongLength(place.node(), rules.path("maxItems").asInt());
      case "minimum" -> SchemaProblems.tooSmall(place.node(), rules.path("minimum").asString());
      case "maximum" -> SchemaProblems.tooLarge(place.node(), rules.path("maximum").asString());
      case "minLength", "maxLength" -> SchemaProblems.oneCharacter(place.node());
      default -> throw new IllegalStateException("schema keyword " + error.getKeyword());
    };
  }

  /** A node with the key it stands under; an item of a list has the key of the list. */
  private record Place(YamlNode node, Optional<YamlScalar> key, boolean item) {
    String name() {
      return key.map(k -> k.text().value()).orElse("");
    }

    /** Where to point when something is missing inside the node. */
    Span span() {
      Span start = new Span(node.span().file(), node.span().start(), node.span().start());
      return key.isEmpty() || item ? start : key.get().span();
    }
  }

  private Place place(NodePath path) {
    Place place = new Place(root, Optional.empty(), false);
    for (int i = 0; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      place =
          switch (place.node()) {
            case YamlMapping mapping -> {
              YamlMapping.Entry entry = entry(mapping, element.toString());
              yield new Place(entry.value(), Optional.of(entry.key()), false);
            }
            case YamlSequence sequence ->
                new Place(sequence.items().get((Integer) element), place.key(), true);
            case YamlScalar scalar ->
                throw new IllegalStateException("no " + path + " in a scalar");
          };
    }
    return place;
  }

  /** A mapping with thousands of fields may have as many errors, so its keys are indexed. */
  private YamlMapping.Entry entry(YamlMapping mapping, String key) {
    Map<String, YamlMapping.Entry> index =
        indexes.computeIfAbsent(
            mapping,
            m ->
                m.entries().stream()
                    .collect(Collectors.toMap(YamlMapping.Entry::name, Function.identity())));
    return Objects.requireNonNull(index.get(key));
  }

  /** The part of the schema that holds the failed keyword. */
  private JsonNode rules(Error error) {
    NodePath path = error.getSchemaLocation().getFragment();
    JsonNode node = schemaSource;
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      Object element = path.getElement(i);
      node = element instanceof Integer index ? node.path(index) : node.path(element.toString());
    }
    return node;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> texts.add(item.asString()));
    } else {
      texts.add(node.asString());
    }
    return texts;
  }

  /** A node as JSON: keys become texts. */
  static JsonNode json(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        ObjectNode object = JSON.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
        yield object;
      }
      case YamlSequence sequence -> {
        ArrayNode array = JSON.arrayNode(sequence.items().size());
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlScalar scalar -> json(scalar.value());
    };
  }

  private static JsonNode json(Value value) {
    return switch (value) {
      case Value.Null none -> JSON.nullNode();
      case Value.Bool bool -> JSON.booleanNode(bool.value());
      case Value.Int number -> JSON.numberNode(number.value());
      case Value.Real number -> JSON.numberNode(number.value());
      case Value.Text text -> JSON.stringNode(text.value());
      case Value.Date date -> JSON.stringNode(date.display());
      case Value.DateTime time -> JSON.stringNode(time.display());
    };
  }
}
