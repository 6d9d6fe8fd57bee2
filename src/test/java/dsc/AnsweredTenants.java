package dsc;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.project.FoundTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A source that answers what {@code answer.csv} beside the spec holds: columns as {@code
 * name:type}, and {@code NULL} for null.
 */
final class AnsweredTenants implements TenantSource {
  @Override
  public Optional<FoundTenants> find(Variant unbound, Diagnostics diags) {
    List<List<String>> lines = lines(unbound.folder().resolve("answer.csv"));
    List<FoundTenants.Column> columns =
        lines.getFirst().stream()
            .map(head -> head.split(":", -1))
            .map(head -> new FoundTenants.Column(head[0], DataType.of(head[1]).orElseThrow()))
            .toList();
    List<List<Value>> rows =
        lines.stream()
            .skip(1)
            .map(line -> line.stream().map(AnsweredTenants::value).toList())
            .toList();
    return Optional.of(new FoundTenants(columns, rows));
  }

  private static Value value(String text) {
    return text.equals("NULL")
        ? new Value.Null()
        : text.matches("-?[0-9]+") ? new Value.Int(Long.parseLong(text)) : new Value.Text(text);
  }

  private static List<List<String>> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .map(line -> Arrays.asList(line.split(",", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
