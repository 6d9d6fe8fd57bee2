package dsc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tests: rows and what calculations must give on them. All values are written out. */
final class TestReader {
  private final Reading reading;
  private final TenantsReader rowReader;

  TestReader(Reading reading) {
    this.reading = reading;
    this.rowReader = new TenantsReader(reading);
  }

  Optional<TestSpec> test(YamlNode node) {
    return reading
        .mapping(node)
        .flatMap(
            test ->
                reading
                    .name(test, "name")
                    .map(
                        name ->
                            new TestSpec(
                                name,
                                tables(test),
                                expectations(test),
                                fixed(test, "today"),
                                fixed(test, "now"),
                                fixed(test, "user"),
                                groups(test),
                                test.span())));
  }

  private List<TestSpec.FixtureTable> tables(YamlMapping test) {
    List<TestSpec.FixtureTable> tables = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(test, "rows")) {
      List<List<TenantsSpec.Cell>> rows = new ArrayList<>();
      for (YamlNode row : reading.list(entry.value())) {
        reading.mapping(row).ifPresent(mapping -> rows.add(rowReader.cells(mapping)));
      }
      tables.add(new TestSpec.FixtureTable(reading.name(entry.key()), rows));
    }
    return tables;
  }

  private List<TestSpec.Expectation> expectations(YamlMapping test) {
    List<TestSpec.Expectation> expectations = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(test, "expect")) {
      boolean single = !(entry.value() instanceof YamlSequence);
      List<YamlNode> nodes =
          entry.value() instanceof YamlSequence sequence
              ? sequence.items()
              : List.of(entry.value());
      List<ValueExpr> values =
          nodes.stream()
              .flatMap(node -> reading.scalar(node).stream())
              .map(reading::fixed)
              .toList();
      expectations.add(new TestSpec.Expectation(reading.name(entry.key()), values, single));
    }
    return expectations;
  }

  private Optional<ValueExpr> fixed(YamlMapping test, String key) {
    return test.get(key).flatMap(reading::scalar).map(reading::fixed);
  }

  private List<Located<String>> groups(YamlMapping test) {
    return reading.items(test, "groups").stream()
        .flatMap(group -> reading.name(group).stream())
        .toList();
  }
}
