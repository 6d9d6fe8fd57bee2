package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The members of JSON lines. */
final class JsonMembersTest {
  @Test
  void membersOfTheOuterObjectsAreFoundInOrder() throws IOException {
    assertEquals(
        List.of("a", "b c", "d\"e", "ü"),
        members(
            """
            {"a": 1, "b c": {"inner": 2}, "d\\"e": ["x", {"y": 1}]}
            {"\\u00fc" : "text: \\"a\\": {", "a": null}
            """));
  }

  @Test
  void whatIsNoObjectHasNoMembersAndDoesNoHarm() throws IOException {
    assertEquals(List.of(), members("[1, \"a\": 2]]]\n\"open\n\n{\"x\n}}}{\"\\"));
  }

  private static List<String> members(String text) throws IOException {
    try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
      return JsonMembers.of(lines);
    }
  }
}
