package dsc.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFilesReadTest {
  @TempDir Path folder = Path.of("");
  private final Diagnostics diags = new Diagnostics();

  @Test
  void aFileOverTheLimitIsNotRead() throws IOException {
    Path file = folder.resolve("big.yaml");
    try (RandomAccessFile big = new RandomAccessFile(file.toFile(), "rw")) {
      big.setLength(SourceFiles.MAX_BYTES + 1);
    }

    assertTrue(SourceFiles.read(file, "big.yaml", diags).isEmpty());
    assertEquals(Code.FILE_TOO_LARGE, diags.sorted().getFirst().code());
  }

  @Test
  void aFolderAndAMissingFileAreNotRead() {
    assertTrue(SourceFiles.read(folder, "folder", diags).isEmpty());
    assertTrue(SourceFiles.read(folder.resolve("x"), "x", diags).isEmpty());
    assertEquals("`folder` is a folder, not a file", diags.sorted().get(0).message());
    assertEquals("there is no file `x` that can be read", diags.sorted().get(1).message());
  }

  @Test
  void theByteOrderMarkIsNotPartOfTheText() {
    byte[] bytes = "\uFEFFdsc: 1".getBytes(StandardCharsets.UTF_8);

    assertEquals("dsc: 1", SourceFiles.decode(bytes, "a", diags).orElseThrow().text());
    assertTrue(diags.isEmpty());
  }

  @Test
  void aCutOffCharacterAtTheEndIsReported() {
    byte[] bytes = {'a', (byte) 0xE2, (byte) 0x82};

    assertTrue(SourceFiles.decode(bytes, "a", diags).isEmpty());
    assertEquals(Code.FILE_NOT_UTF8, diags.sorted().getFirst().code());
  }
}
