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
  void namesThatDifferInCaseOnlyDoNotClash() {
    assertEquals(
        List.of("ID", "id"),
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

  @Test
  void aQualifiedNameThatIsTakenGetsANumber() {
    assertEquals(
        List.of("a (t)", "a", "a (t) #1", "a (t) #2"),
        LocalNames.assign(
            List.of(
                new TableColumn("x", "a (t)"),
                new TableColumn("x", "a"),
                new TableColumn("t", "a"),
                new TableColumn("t", "a"))));
  }
}
