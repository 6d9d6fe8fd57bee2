package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.cli.BuiltTable.Built;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BuiltTableTest {
  @Test
  void namesAreOnTheLeftAndNumbersOnTheRight() {
    assertEquals(
        """
        extract       rows      MiB
        shop/ca  1,234,567     20.0
        shop/東          0  1,024.1
        """,
        String.join(
                "\n",
                BuiltTable.lines(
                    List.of(
                        new Built("shop/ca", 1_234_567, 20 << 20),
                        new Built("shop/東", 0, (1L << 30) + (100 << 10)))))
            + "\n");
  }
}
