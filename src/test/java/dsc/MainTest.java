package dsc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MainTest {
  @Test
  void theBuildRunsOnJava21OrNewer() {
    assertTrue(Runtime.version().feature() >= 21);
  }
}
