package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.standin.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** No secret is in anything that the tests reported; it comes last because it is isolated. */
@Isolated
final class ReportedSecretsIT {
  @Test
  void noReportAndNoExpectationHoldsASecret() {
    List<String> found = new ArrayList<>();
    for (String folder :
        List.of("target/surefire-reports", "target/failsafe-reports", "src/test/cases")) {
      found.addAll(Secrets.below(Path.of(folder)));
    }
    assertEquals(List.of(), found);
  }
}
