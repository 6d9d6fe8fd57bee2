package dsc.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
  @Test
  void anotherCaseIsAlwaysNearEnough() {
    assertEquals(Optional.of("Profit"), Suggestions.closest("PROFIT", List.of("Prifit", "Profit")));
  }

  @Test
  void aThirdOfTheLettersMayDiffer() {
    assertEquals(Optional.of("Profit"), Suggestions.closest("Prfit", List.of("Profit", "Sales")));
    assertEquals(Optional.empty(), Suggestions.closest("Xyz", List.of("Profit", "Sales")));
  }

  @Test
  void swappedNeighboursAreOneEdit() {
    assertEquals(Optional.of("id"), Suggestions.closest("di", List.of("id")));
  }
}
