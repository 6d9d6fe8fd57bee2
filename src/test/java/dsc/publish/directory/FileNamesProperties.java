package dsc.publish.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any published name gives a file name that every system takes. */
final class FileNamesProperties {

  @Property
  void theNameIsPlainShortAndStable(@ForAll String name) {
    String file = FileNames.of(name);
    assertTrue(FileNames.isPlain(file), file);
    assertTrue(file.getBytes(StandardCharsets.UTF_8).length <= 210, file);
    assertFalse(file.contains("/") || file.contains("\\") || file.startsWith("."), file);
  }

  @Example
  void ordinaryNamesStayAndOddOnesAreMended() {
    assertEquals("Flights — Acme GmbH.tdsx", FileNames.of("Flights — Acme GmbH"));
    assertEquals("a_b_c.tdsx", FileNames.of("a/b\\c"));
    assertEquals("_.tdsx", FileNames.of(""));
    assertEquals("_..tdsx".replace("..", "."), FileNames.of(".."));
    assertEquals("_con.tdsx", FileNames.of("con"));
    assertEquals("_NUL.txt.tdsx", FileNames.of("NUL.txt"));
    assertEquals("a.tdsx", FileNames.of(" a. "));
    String longName = FileNames.of("ü".repeat(150));
    assertTrue(longName.matches("ü{95}~[0-9a-f]{8}\\.tdsx"), longName);
  }

  @Example
  void namesThatLeadOutOfTheFolderAreNotPlain() {
    for (String file :
        List.of("../a.tdsx", "a/b.tdsx", ".a.tdsx", "a", "C:a.tdsx", "a\u0000.tdsx")) {
      assertFalse(FileNames.isPlain(file), file);
    }
  }
}
