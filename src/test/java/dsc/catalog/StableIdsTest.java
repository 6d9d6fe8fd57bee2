package dsc.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class StableIdsTest {
  @Test
  void calculationNamesHaveNineteenDigitsThatFitSixtyFourBits() {
    for (int i = 0; i < 1000; i++) {
      String name = StableIds.calculation("spec/calculation/" + i);
      assertTrue(name.matches("Calculation_[0-9]{19}"), name);
      assertTrue(Long.parseLong(name.substring("Calculation_".length())) > 0, name);
    }
  }

  @Test
  void connectionAndObjectNamesHaveTheFormOfSavedFiles() {
    assertTrue(StableIds.connection("postgres", "a").matches("postgres\\.[0-9a-z]{28}"));
    assertTrue(StableIds.object("orders", "a").matches("orders_[0-9A-F]{32}"));
  }

  @Test
  void oneAddressAlwaysGivesOneNameAndAnotherAnother() {
    assertEquals(
        "Calculation_3081472348563905338", StableIds.calculation("flights/calculation/Late"));
    assertNotEquals(StableIds.calculation("a"), StableIds.calculation("b"));
  }
}
