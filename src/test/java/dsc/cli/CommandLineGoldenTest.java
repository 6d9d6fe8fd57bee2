package dsc.cli;

import dsc.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What whole commands print and how they end: folders {@code cli/<case>}. */
final class CommandLineGoldenTest {
  @TestFactory
  Stream<DynamicTest> commandsPrintTheExpectedTranscript() {
    return Golden.tests("cli", "expected.txt", Session::transcript);
  }
}
