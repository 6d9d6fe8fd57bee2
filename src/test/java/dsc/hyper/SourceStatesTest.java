package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceStatesTest {
  private final Path file;

  SourceStatesTest(@TempDir Path folder) {
    this.file = folder.resolve("rows.csv");
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(file, "id\n1\n");
  }

  private SourceStates now() {
    return SourceStates.of(List.of(new InputFile(file, new Format.Csv(',', true, '"'), List.of())));
  }

  @Test
  void aFileThatIsOnlyReadIsUnchanged() throws IOException {
    SourceStates before = now();
    Files.readAllBytes(file);
    before.requireUnchanged();
  }

  @Test
  void rowsAddedMeanwhileAreNoticed() throws IOException {
    SourceStates before = now();
    Files.writeString(file, "2\n", StandardOpenOption.APPEND);
    assertChanged(before);
  }

  @Test
  void anotherFileOfTheSameSizeInItsPlaceIsNoticed() throws IOException {
    SourceStates before = now();
    Path other = Files.writeString(file.resolveSibling("other.csv"), "id\n2\n");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertChanged(before);
  }

  private void assertChanged(SourceStates before) {
    DscException failure = assertThrows(DscException.class, before::requireUnchanged);
    assertEquals(Code.SOURCE_CHANGED, failure.code());
    assertEquals("`" + file + "` was changed while it was read", failure.getMessage());
  }
}
