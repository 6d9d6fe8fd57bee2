package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;

/**
 * Reads quoted text back by the rules of the SQL standard: only a doubled quote stands for a quote.
 */
final class SqlProperties {

  private static String unquote(char quote, String sql) {
    StringBuilder text = new StringBuilder();
    assertEquals(quote, sql.charAt(0));
    int at = 1;
    while (true) {
      char next = sql.charAt(at++);
      if (next != quote) {
        text.append(next);
      } else if (at < sql.length() && sql.charAt(at) == quote) {
        text.append(quote);
        at++;
      } else {
        assertEquals(sql.length(), at, "the quotes end only at the end");
        return text.toString();
      }
    }
  }

  @Property
  void aLiteralIsOneTokenThatMeansTheText(
      @ForAll
          @Chars({'\'', '"', '\\', ';', '-', '/', '*', '$', '\n'})
          @CharRange(from = 'a', to = 'f')
          String text) {
    assertEquals(text, unquote('\'', Sql.literal(text)));
  }

  @Property
  void anIdentifierIsOneTokenThatMeansTheName(
      @ForAll
          @NotEmpty
          @Chars({'\'', '"', '\\', ';', '.', '[', ']', '$', '\n'})
          @CharRange(from = 'A', to = 'F')
          String name) {
    assertEquals(name, unquote('"', Sql.identifier(name)));
  }
}
