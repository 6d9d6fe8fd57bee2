package dsc.plan;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object that is read strictly: a missing key, a value of another type and a key that nobody
 * asked for are all failures that say where they are. Used for the files that dsc writes for
 * itself, where anything unexpected means that the file is not what it should be.
 */
public final class JsonObject {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final DefaultPrettyPrinter PRINTER = printer();

  private final JsonNode node;
  private final String path;
  private final Function<String, DscException> failure;
  private final Set<String> asked = new LinkedHashSet<>();

  private JsonObject(JsonNode node, String path, Function<String, DscException> failure) {
    this.node = node;
    this.path = path;
    this.failure = failure;
    if (!node.isObject()) {
      throw failure.apply(at("") + " is not an object");
    }
  }

  /** Reads a whole text; what it is and the code go into the failures. */
  public static JsonObject parse(String text, String what, Code code) {
    Function<String, DscException> failure =
        problem -> new DscException(code, what + " is damaged: " + problem + ".");
    try {
      return new JsonObject(MAPPER.readTree(text), "", failure);
    } catch (JacksonException e) {
      throw failure.apply("it is not JSON");
    }
  }

  /** A value as text: two spaces, {@code \n}, a line end at the end. */
  public static String print(Object value) {
    return MAPPER.writer().with(PRINTER).writeValueAsString(value) + "\n";
  }

  public String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  public Optional<String> optionalText(String key) {
    return get(key)
        .map(
            value -> {
              if (!value.isString()) {
                throw failure.apply(at(key) + " is not a text");
              }
              return value.asString();
            });
  }

  public int number(String key) {
    JsonNode value = get(key).orElseThrow(() -> missing(key));
    if (!value.isInt()) {
      throw failure.apply(at(key) + " is not a whole number");
    }
    return value.asInt();
  }

  public boolean flag(String key) {
    JsonNode value = get(key).orElseThrow(() -> missing(key));
    if (!value.isBoolean()) {
      throw failure.apply(at(key) + " is neither true nor false");
    }
    return value.asBoolean();
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(key)) {
      if (!item.isString()) {
        throw failure.apply(at(key) + " holds something that is not a text");
      }
      texts.add(item.asString());
    }
    return texts;
  }

  public SortedMap<String, String> textMap(String key) {
    JsonObject object = object(key);
    SortedMap<String, String> map = new TreeMap<>();
    object.node.propertyNames().forEach(name -> map.put(name, object.text(name)));
    return map;
  }

  public JsonObject object(String key) {
    return optionalObject(key).orElseThrow(() -> missing(key));
  }

  public Optional<JsonObject> optionalObject(String key) {
    return get(key).map(value -> new JsonObject(value, at(key), failure));
  }

  /** The objects of an array, each read to its end by the function. */
  public <T> List<T> objects(String key, Function<JsonObject, T> read) {
    List<T> result = new ArrayList<>();
    for (JsonNode item : array(key)) {
      JsonObject object = new JsonObject(item, at(key) + "/" + result.size(), failure);
      result.add(object.end(read.apply(object)));
    }
    return result;
  }

  public boolean has(String key) {
    return node.has(key);
  }

  /** The text read by a function that knows it, such as an enum's. */
  public <T> T choice(String key, Function<String, Optional<T>> read) {
    String text = text(key);
    return read.apply(text).orElseThrow(() -> failure.apply(at(key) + " cannot be " + text));
  }

  /** Gives back the result if every key of the object was asked for. */
  public <T> T end(T result) {
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        throw failure.apply(at(name) + " does not belong there");
      }
    }
    return result;
  }

  /** The failure of this text with a reason of the caller's. */
  public DscException failure(String reason) {
    return failure.apply(reason);
  }

  private Optional<JsonNode> get(String key) {
    asked.add(key);
    @Nullable JsonNode value = node.get(key);
    return Optional.ofNullable(value);
  }

  private JsonNode array(String key) {
    JsonNode value = get(key).orElseThrow(() -> missing(key));
    if (!value.isArray()) {
      throw failure.apply(at(key) + " is not a list");
    }
    return value;
  }

  private DscException missing(String key) {
    return failure.apply(at(key) + " is missing");
  }

  private String at(String key) {
    return key.isEmpty() ? (path.isEmpty() ? "the whole" : path) : path + "/" + key;
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
