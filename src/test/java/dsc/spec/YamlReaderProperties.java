package dsc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Laws of reading YAML: every scalar knows where its characters stand, and no text makes it throw.
 */
final class YamlReaderProperties {

  @Property
  void everyCharacterOfAScalarIsWhereItsOffsetSays(@ForAll("scalars") String scalar) {
    SourceFile file = new SourceFile("a.yaml", "x: 1\nkey: " + scalar + "\nlast: end\n");
    Diagnostics diags = new Diagnostics();
    YamlReader.read(file, diags)
        .ifPresent(
            root -> {
              YamlMapping mapping = (YamlMapping) root;
              checkAligned(file, mapping.get("key").orElseThrow());
              checkAligned(file, mapping.get("last").orElseThrow());
            });
    assertTrue(
        diags.sorted().stream().allMatch(d -> insideFile(file, d.primary().orElseThrow().span())));
  }

  @Property
  void readableScalarsAreReadable(@ForAll("blocks") String scalar) {
    Diagnostics diags = new Diagnostics();
    assertTrue(YamlReader.read(new SourceFile("a.yaml", "key: " + scalar), diags).isPresent());
  }

  @Property
  void anyTextIsReadOrReported(@ForAll("texts") String text) {
    Diagnostics diags = new Diagnostics();
    SourceFile file = new SourceFile("a.yaml", text);
    boolean read = YamlReader.read(file, diags).isPresent();
    assertTrue(read || diags.hasErrors());
    diags.sorted().forEach(d -> d.primary().ifPresent(p -> assertTrue(insideFile(file, p.span()))));
  }

  private static boolean insideFile(SourceFile file, Span span) {
    return span.start() <= span.end() && span.end() <= file.length();
  }

  private static void checkAligned(SourceFile file, YamlNode node) {
    if (!(node instanceof YamlScalar scalar)) {
      return;
    }
    ScalarText text = scalar.text();
    int[] value = text.value().codePoints().toArray();
    for (int i = 0; i < value.length; i++) {
      Span at = text.slice(i, i + 1);
      assertTrue(at.start() >= scalar.span().start(), () -> "before the scalar: " + at);
      if (!isBlank(value[i])) {
        assertEquals(Character.toString(value[i]), decoded(at.text(), scalar.style()));
      }
    }
    assertTrue(insideFile(file, text.slice(0, value.length)));
  }

  private static boolean isBlank(int code) {
    return code == ' ' || code == '\t' || code == '\n' || code == '\r';
  }

  /** Reads one unit of a scalar by itself. */
  private static String decoded(String raw, YamlScalar.Style style) {
    String quoted =
        switch (style) {
          case SINGLE_QUOTED -> "'" + raw + "'";
          case DOUBLE_QUOTED -> "\"" + raw + "\"";
          case PLAIN, LITERAL, FOLDED -> "";
        };
    if (quoted.isEmpty() || raw.equals("'") || raw.equals("\"")) {
      return raw;
    }
    YamlScalar scalar =
        (YamlScalar)
            YamlReader.read(new SourceFile("unit", quoted), new Diagnostics()).orElseThrow();
    return scalar.text().value();
  }

  @Provide
  Arbitrary<String> scalars() {
    return Arbitraries.oneOf(blocks(), singleQuoted(), doubleQuoted(), plain());
  }

  /** Literal and folded scalars: blank and more-indented lines, chomping, indicators, CRLF. */
  @Provide
  Arbitrary<String> blocks() {
    Arbitrary<String> word =
        Arbitraries.of("IF", "[Søk 𝕊]", "日本", "+", "#x", "'a'", "\"\\n", ":", "é");
    Arbitrary<String> words = word.list().ofMinSize(1).ofMaxSize(4).map(w -> String.join(" ", w));
    Arbitrary<String> line =
        Combinators.combine(Arbitraries.of("", "", "", "  ", "\t", "    "), words, spaces())
            .as((extra, text, trailing) -> extra + text + trailing);
    Arbitrary<String> anyLine = Arbitraries.oneOf(line, line, Arbitraries.of("", "  "));
    return Combinators.combine(
            Arbitraries.of("|", ">"),
            Arbitraries.of("", "-", "+"),
            Arbitraries.of(0, 2, 4),
            Arbitraries.of(" # about it", ""),
            words,
            anyLine.list().ofMaxSize(6),
            Arbitraries.of("\n", "\r\n"))
        .as(
            (kind, chomp, indent, comment, first, rest, end) -> {
              int depth = indent == 0 ? 3 : indent;
              String indicator = indent == 0 ? "" : Integer.toString(indent);
              String body =
                  rest.stream()
                      .map(l -> l.isBlank() ? l.strip() : " ".repeat(depth) + l)
                      .collect(Collectors.joining(end));
              return kind
                  + indicator
                  + chomp
                  + comment
                  + end
                  + " ".repeat(depth)
                  + first
                  + end
                  + body;
            });
  }

  private static Arbitrary<String> spaces() {
    return Arbitraries.of("", "", " ", "   ");
  }

  @Provide
  Arbitrary<String> singleQuoted() {
    return flow(Arbitraries.of("''", "a", "𝕊x", "\\", "\"", "IF", "[é]"), "'");
  }

  @Provide
  Arbitrary<String> doubleQuoted() {
    return flow(
        Arbitraries.of(
            "\\\"",
            "\\\\",
            "\\u00e9",
            "\\x41",
            "\\U0001F600",
            "\\ud83d\\ude00",
            "\\t",
            "\\n",
            "\\ ",
            "\\_",
            "\\N",
            "\\\n    ",
            "\\\r\n  ",
            "a",
            "𝕊",
            "'",
            "IF",
            "\\/",
            "\\e"),
        "\"");
  }

  @Provide
  Arbitrary<String> plain() {
    return flow(Arbitraries.of("a", "b'c", "𝕊", "\"x\"", "IF", "é", "1"), "").map(s -> "w" + s);
  }

  private static Arbitrary<String> flow(Arbitrary<String> unit, String quote) {
    Arbitrary<String> gap =
        Arbitraries.of(
            "", "", " ", "  ", "\n  ", " \n   ", "\n\n  ", "\r\n  ", "\n  \n\n     ", "\t");
    return Combinators.combine(unit, gap)
        .as((u, g) -> u + g)
        .list()
        .ofMaxSize(12)
        .map(units -> quote + String.join("", units) + (quote.isEmpty() ? "z" : quote));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> bit =
        Arbitraries.oneOf(
            Arbitraries.of(
                "a",
                ":",
                " ",
                "\n",
                "- ",
                "{",
                "}",
                "[",
                "]",
                ",",
                "&a ",
                "*a",
                "|\n",
                ">-\n ",
                "'",
                "\"",
                "#",
                "\t",
                "!!str ",
                "!x ",
                "---\n",
                "...\n",
                "%YAML 1.2\n",
                "? ",
                "\uFEFF",
                "<<: ",
                "\\",
                "\r\n",
                "\u0007",
                "1e999999999",
                "0x",
                ".inf",
                "~",
                "𝕊"),
            Arbitraries.strings().ofMaxLength(3));
    Arbitrary<List<String>> bits = bit.list().ofMaxSize(40);
    return bits.map(parts -> String.join("", parts));
  }
}
