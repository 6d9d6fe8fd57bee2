package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoundTripTest {
  static List<Datasource> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatWasWrittenIsReadAsItWas(Datasource datasource) {
    Diagnostics diags = new Diagnostics();
    assertEquals(
        Optional.of(datasource), TdsReader.read("sample", TdsWriter.write(datasource), diags));
    assertEquals(List.of(), diags.sorted());
  }
}
