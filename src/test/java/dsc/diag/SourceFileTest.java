package dsc.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SourceFileTest {
  @Test
  void columnsCountCodePoints() {
    SourceFile file = new SourceFile("a.yaml", "🙂 = x\nnext");
    assertEquals(new Position(1, 5), file.position(4));
    assertEquals("x", file.slice(4, 5));
    assertEquals(new Position(2, 1), file.position(6));
  }

  @Test
  void everyKindOfLineEndingEndsALine() {
    SourceFile file = new SourceFile("a.yaml", "a\r\nb\rc\nd");
    assertEquals("b", file.line(2));
    assertEquals("c", file.line(3));
    assertEquals("d", file.line(4));
    assertEquals(new Position(2, 1), file.position(3));
  }

  @Test
  void offsetsPastTheEndAreTheEnd() {
    assertEquals(new Position(1, 2), new SourceFile("a", "x").position(99));
  }
}
