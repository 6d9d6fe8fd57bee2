package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.hyper.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flights example from its CSV files to the rows of each tenant's extract. */
final class FlightsIT {
  private static final Path EXAMPLE = Path.of("examples", "flights");

  private final Path temp;

  FlightsIT(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void eachTenantGetsItsOwnRowsAndTheSecondPlanIsEmpty() throws IOException {
    Path flights = copy(temp.resolve("flights"));
    Printed applied = Printed.of("apply", flights.toString(), "--yes", "--quiet");
    assertEquals("", applied.err());
    assertEquals(0, applied.code());
    Map<String, Long> expected = countByState(flights);
    try (Connection connection = Extracts.connect()) {
      for (Map.Entry<String, String> tenant : tenants(flights).entrySet()) {
        Path tdsx = flights.resolve("published/US Flights 2001 - " + tenant.getValue() + ".tdsx");
        assertEntries(tdsx);
        try (Extracts extract = Extracts.open(connection, hyper(tdsx))) {
          List<Row> states =
              extract.rows("SELECT \"state\", COUNT(*) FROM " + extract.table() + " GROUP BY 1");
          assertEquals(1, states.size(), tdsx.toString());
          assertEquals(Optional.of(tenant.getKey()), states.getFirst().text(0));
          assertEquals(
              Optional.ofNullable(expected.get(tenant.getKey())), states.getFirst().integer(1));
        }
      }
    }
    Printed planned = Printed.of("plan", flights.toString(), "--detailed-exitcode");
    assertTrue(planned.out().startsWith("No changes"), planned.out());
    assertEquals(0, planned.code());
  }

  @Test
  void theSameInputGivesTheSameFilesElsewhere() throws IOException {
    Path first = copy(temp.resolve("a"));
    Path second = copy(temp.resolve("somewhere else/ü b"));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Printed one = Printed.of("compile", first.toString(), "-o", temp + "/1", "--tenant", "ny");
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Printed two = Printed.of("compile", second.toString(), "-o", temp + "/2", "--tenant", "ny");
      assertEquals(List.of(0, 0), List.of(one.code(), two.code()), one.err() + two.err());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertArrayEquals(
        Files.readAllBytes(temp.resolve("1/flights-ny.tds")),
        Files.readAllBytes(temp.resolve("2/flights-ny.tds")));
    assertEquals(
        entries(temp.resolve("1/flights-ny.tdsx")), entries(temp.resolve("2/flights-ny.tdsx")));
  }

  /** The rows a tenant must have, counted without any of the program. */
  private static Map<String, Long> countByState(Path folder) throws IOException {
    Map<String, String> stateOf = new HashMap<>();
    for (List<String> airport : csv(folder.resolve("data/airports.csv"))) {
      stateOf.put(airport.getFirst(), airport.get(3));
    }
    Map<String, Long> counts = new HashMap<>();
    for (List<String> flight : csv(folder.resolve("data/flights.csv"))) {
      String date = flight.getFirst();
      if (date.compareTo("2001-01-01") >= 0 && date.compareTo("2001-03-31 23:59:59") <= 0) {
        counts.merge(stateOf.getOrDefault(flight.get(3), ""), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Map<String, String> tenants(Path folder) throws IOException {
    return csv(folder.resolve("tenants.csv")).stream()
        .collect(Collectors.toMap(tenant -> tenant.get(1), tenant -> tenant.get(2)));
  }

  /** Records without the header; values may be quoted, and no value holds a line break. */
  private static List<List<String>> csv(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.skip(1).map(FlightsIT::values).toList();
    }
  }

  private static List<String> values(String line) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }

  private static void assertEntries(Path tdsx) throws IOException {
    List<String> entries = entries(tdsx);
    assertEquals(2, entries.size(), entries.toString());
    assertTrue(entries.getFirst().contains(".tds "), entries.toString());
    assertTrue(entries.getLast().startsWith("Data/Extracts/"), entries.toString());
    assertTrue(
        entries.stream().allMatch(entry -> entry.endsWith("1980-02-01T00:00")), entries.toString());
  }

  private static List<String> entries(Path tdsx) throws IOException {
    try (ZipFile zip = new ZipFile(tdsx.toFile())) {
      return zip.stream().map(entry -> entry.getName() + " " + entry.getTimeLocal()).toList();
    }
  }

  private Path hyper(Path tdsx) throws IOException {
    Path file = temp.resolve(tdsx.getFileName() + ".hyper");
    try (ZipFile zip = new ZipFile(tdsx.toFile())) {
      ZipEntry entry =
          zip.stream().filter(e -> e.getName().endsWith(".hyper")).findFirst().orElseThrow();
      Files.copy(zip.getInputStream(entry), file);
    }
    return file;
  }

  private static Path copy(Path to) throws IOException {
    Files.walkFileTree(
        EXAMPLE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.endsWith("published")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(EXAMPLE.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(EXAMPLE.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }
}
