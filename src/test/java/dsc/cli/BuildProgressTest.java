package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class BuildProgressTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void manyExtractsAreCountedWithTheirRowsAndBytes() {
    assertEquals(
        "50 of 200 extracts, 1,250,000 rows, 125,000 rows/s, 47.0 MiB written, 30 s left",
        new BuildProgress.State(
                50, 200, 1_250_000, 47 * MEBIBYTE, 400 * MEBIBYTE, 346 * MEBIBYTE, 10 * SECOND)
            .text());
  }

  @Test
  void whileTheirRowsAreLoadedTheBytesCount() {
    assertEquals(
        "0 of 200 extracts, 100 of 346 MiB read",
        new BuildProgress.State(0, 200, 0, 0, 100 * MEBIBYTE, 346 * MEBIBYTE, 2 * SECOND).text());
  }

  @Test
  void oneExtractIsAsFarAsItsFileIsRead() {
    assertEquals(
        "100 of 400 MiB read, 6 s left",
        new BuildProgress.State(0, 1, 0, 0, 100 * MEBIBYTE, 400 * MEBIBYTE, 2 * SECOND).text());
  }

  @Test
  void whereNothingIsKnownTimeGoesBy() {
    assertEquals("building, 7 s", new BuildProgress.State(0, 1, 0, 0, 0, 0, 7 * SECOND).text());
  }
}
