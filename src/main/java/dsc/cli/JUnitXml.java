package dsc.cli;

import java.util.List;
import java.util.Optional;

/** The XML of test results that CI servers read, without times: the same results, the same text. */
final class JUnitXml {
  private JUnitXml() {}

  /** Test cases under one name. */
  record Suite(String name, List<Case> cases) {
    Suite {
      cases = List.copyOf(cases);
    }
  }

  /**
   * One test case.
   *
   * @param failure why it failed, in one sentence; empty when it did not
   * @param text more about it, of any length; may be empty when it did not fail
   */
  record Case(String name, Optional<String> failure, String text) {}

  static String text(List<Suite> suites) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites>\n");
    for (Suite suite : suites) {
      long failed = suite.cases().stream().filter(test -> test.failure().isPresent()).count();
      out.append("  <testsuite name=\"")
          .append(escaped(suite.name()))
          .append("\" tests=\"")
          .append(suite.cases().size())
          .append("\" failures=\"")
          .append(failed)
          .append("\" errors=\"0\" skipped=\"0\">\n");
      suite.cases().forEach(test -> add(suite.name(), test, out));
      out.append("  </testsuite>\n");
    }
    return out.append("</testsuites>\n").toString();
  }

  private static void add(String suite, Case test, StringBuilder out) {
    out.append("    <testcase classname=\"")
        .append(escaped(suite))
        .append("\" name=\"")
        .append(escaped(test.name()));
    String text = escaped(test.text());
    if (test.failure().isPresent()) {
      out.append("\">\n      <failure message=\"")
          .append(escaped(test.failure().get()))
          .append("\">")
          .append(text)
          .append("</failure>\n    </testcase>\n");
    } else if (text.isEmpty()) {
      out.append("\"/>\n");
    } else {
      out.append("\">\n      <system-out>").append(text).append("</system-out>\n    </testcase>\n");
    }
  }

  /** For an attribute or text; characters that XML cannot hold become question marks. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.appendCodePoint(c);
                default -> out.appendCodePoint(isXml(c) ? c : '?');
              }
            });
    return out.toString();
  }

  private static boolean isXml(int c) {
    return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
