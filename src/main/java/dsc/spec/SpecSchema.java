package dsc.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The JSON Schemas of what people write, from {@code schema/}. */
public enum SpecSchema {
  DATASOURCE("datasource.schema.json"),
  WORKSPACE("workspace.schema.json");

  private final String fileName;

  SpecSchema(String fileName) {
    this.fileName = fileName;
  }

  /** The name of the file in {@code schema/}. */
  public String fileName() {
    return fileName;
  }

  /** The schema's JSON text, in UTF-8. */
  public byte[] content() {
    try (InputStream in =
        Objects.requireNonNull(SpecSchema.class.getResourceAsStream("/dsc/schema/" + fileName))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
