package dsc.hyper;

import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.InputFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The lines of a file of JSON objects, as bytes and as texts of their members. Constant memory. */
final class JsonRecords implements BadRows.Records {
  private static final JsonFactory JSON = new JsonFactory();

  private final InputStream in;
  private final List<Column> columns;
  private long nextLine = 1;
  private int ahead;

  private JsonRecords(InputStream in, List<Column> columns) throws IOException {
    this.in = in;
    this.columns = columns;
    this.ahead = in.read();
  }

  static JsonRecords open(InputFile file) throws IOException {
    return new JsonRecords(
        new BufferedInputStream(HyperFileInspector.open(file.path())), file.columns());
  }

  @Override
  public boolean hasNext() {
    return ahead >= 0;
  }

  @Override
  public BadRows.Read next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int taken = 0;
    while (ahead >= 0 && taken != '\n') {
      taken = ahead;
      line.write(taken);
      ahead = in.read();
    }
    byte[] raw = line.toByteArray();
    Optional<Map<String, String>> members = BadRows.text(raw).flatMap(JsonRecords::members);
    return new BadRows.Read(
        nextLine++,
        raw,
        members.isEmpty() ? Optional.of("this is no JSON object in UTF-8") : Optional.empty(),
        columns.stream()
            .map(column -> members.map(all -> all.get(column.name())).map(JsonRecords::bytes))
            .toList());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The texts of members that are not null; empty where the line is not one object. */
  private static Optional<Map<String, String>> members(String line) {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_NULL) {
          members.remove(name);
        } else {
          members.put(name, parser.getString());
        }
        parser.skipChildren();
      }
      return parser.nextToken() == null ? Optional.of(members) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
