package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.model.Datasource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TdsWriterTest {
  static List<Datasource> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsWrittenIsValidUnderTableausSchema(Datasource datasource) {
    assertEquals(Optional.empty(), Xsd.problem(TdsWriter.write(datasource)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsWrittenPassesTheChecklist(Datasource datasource) {
    assertEquals(List.of(), TdsChecklist.check(TdsWriter.write(datasource)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSameValueGivesTheSameBytes(Datasource datasource) {
    assertArrayEquals(TdsWriter.write(datasource), TdsWriter.write(datasource));
  }
}
