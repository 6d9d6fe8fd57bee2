package dsc.project;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.spec.YamlMapping;
import dsc.spec.YamlNode;
import dsc.spec.YamlReader;
import dsc.spec.YamlScalar;
import dsc.spec.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tenants as a file lists them: CSV with a line that names the columns, or a YAML or JSON list of
 * ids or of mappings.
 */
record TenantFile(List<Heading> headings, List<Row> rows) {
  TenantFile {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /** A column as written. */
  record Heading(String name, Span span) {}

  /** The values of one tenant, one for each column. */
  record Row(List<Raw> values, Span span) {
    Row {
      values = List.copyOf(values);
    }
  }

  /** A value as written: typed already in YAML, a text in a CSV file, or left out. */
  record Raw(Value value, boolean typed, Span span) {}

  /** What a file lists; empty when it can't be told, which is reported. */
  static Optional<TenantFile> read(SourceFile file, Diagnostics diags) {
    return isYaml(file)
        ? YamlReader.read(file, diags).flatMap(node -> list(node, diags))
        : csv(file, diags);
  }

  /** The ids that a file lists; a CSV may also be nothing but ids, one a line. */
  static Set<String> ids(SourceFile file, Diagnostics diags) {
    Set<String> ids = new LinkedHashSet<>();
    Optional<TenantFile> read = read(file, diags);
    if (read.isPresent()) {
      List<Heading> headings = read.get().headings();
      int column = headings.stream().map(Heading::name).toList().indexOf(TenantTable.ID);
      boolean bare = column < 0 && headings.size() == 1 && !isYaml(file);
      if (column < 0 && !bare) {
        diags.report(
            Problems.noIdColumn(
                headings.getFirst().span(), headings.stream().map(Heading::name).toList()));
        return Set.of();
      }
      if (bare) {
        ids.add(headings.getFirst().name());
      }
      read.get().rows().forEach(row -> ids.add(text(row.values().get(Math.max(0, column)))));
      if (ids.isEmpty()) {
        diags.report(Problems.noTenants(headings.getFirst().span()));
      }
    }
    return ids;
  }

  private static String text(Raw id) {
    return id.value() instanceof Value.Null ? "" : id.value().display().strip();
  }

  private static boolean isYaml(SourceFile file) {
    String name = file.path().toLowerCase(Locale.ROOT);
    boolean named = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    // What comes through a pipe has no name to tell by; no id begins like a list.
    String start = file.text().stripLeading();
    return named || (!name.endsWith(".csv") && (start.startsWith("[") || start.startsWith("- ")));
  }

  private static Optional<TenantFile> csv(SourceFile file, Diagnostics diags) {
    List<CsvReader.Row> lines = CsvReader.read(file, diags);
    if (lines.isEmpty()) {
      diags.report(Problems.emptyCsv(file));
      return Optional.empty();
    }
    CsvReader.Row header = lines.getFirst();
    List<Heading> headings =
        header.cells().stream().map(c -> new Heading(c.text().strip(), c.span())).toList();
    List<Row> rows = new ArrayList<>();
    for (CsvReader.Row line : lines.subList(1, lines.size())) {
      if (line.cells().size() == headings.size()) {
        rows.add(new Row(line.cells().stream().map(TenantFile::raw).toList(), line.span()));
      } else if (!line.broken()) {
        diags.report(Problems.raggedRow(line.span(), line.cells().size(), header));
      }
    }
    return Optional.of(new TenantFile(headings, rows));
  }

  private static Raw raw(CsvReader.Cell cell) {
    Value value =
        cell.text().isEmpty() && !cell.quoted() ? new Value.Null() : new Value.Text(cell.text());
    return new Raw(value, false, cell.span());
  }

  private static Optional<TenantFile> list(YamlNode node, Diagnostics diags) {
    if (!(node instanceof YamlSequence list) || list.items().isEmpty()) {
      diags.report(Problems.notAListOfTenants(node.span(), node.kind()));
      return Optional.empty();
    }
    Map<String, Heading> headings = new LinkedHashMap<>();
    List<Map<String, Raw>> given = new ArrayList<>();
    for (YamlNode item : list.items()) {
      Map<String, Raw> values = new HashMap<>();
      for (Map.Entry<Heading, YamlNode> member : members(item).entrySet()) {
        if (member.getValue() instanceof YamlScalar scalar) {
          headings.putIfAbsent(member.getKey().name(), member.getKey());
          values.put(member.getKey().name(), new Raw(scalar.value(), true, scalar.span()));
        } else {
          diags.report(Problems.notATenant(member.getValue().span(), member.getValue().kind()));
          return Optional.empty();
        }
      }
      given.add(values);
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Map<String, Raw> values = given.get(i);
      Span span = list.items().get(i).span();
      Raw leftOut = new Raw(new Value.Null(), true, span);
      rows.add(
          new Row(
              headings.keySet().stream().map(n -> values.getOrDefault(n, leftOut)).toList(), span));
    }
    return Optional.of(new TenantFile(List.copyOf(headings.values()), rows));
  }

  /** The values of one item of a list by column; a value alone is an id. */
  private static Map<Heading, YamlNode> members(YamlNode item) {
    Map<Heading, YamlNode> members = new LinkedHashMap<>();
    if (item instanceof YamlMapping mapping) {
      mapping.entries().forEach(e -> members.put(new Heading(e.name(), e.key().span()), e.value()));
    } else {
      members.put(new Heading(TenantTable.ID, item.span()), item);
    }
    return members;
  }
}
