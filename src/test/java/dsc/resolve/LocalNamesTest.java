package dsc.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.resolve.LocalNames.TableColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalNamesTest {
  @Test
  void theFirstTableKeepsThePlainName() {
    assertEquals(
        List.of("id", "name", "id (users)"),
        LocalNames.assign(
            List.of(
                new TableColumn("sites", "id"),
                new TableColumn("sites", "name"),
                new TableColumn("users", "id"))));
  }

  @Test
  void namesClashWhateverTheirCase() {
    assertEquals(
        List.of("ID", "id (users)"),
        LocalNames.assign(List.of(new TableColumn("sites", "ID"), new TableColumn("users", "id"))));
  }

  @Test
  void whatStillClashesIsNumberedAfterTheParenthesis() {
    assertEquals(
        List.of("id", "id (users)", "id (users) #1"),
        LocalNames.assign(
            List.of(
                new TableColumn("sites", "id"),
                new TableColumn("sites", "id (users)"),
                new TableColumn("users", "id"))));
  }
}
