package dsc.publish.directory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTest {
  @Test
  void severalThreadsMayMakeTheSameFolder(@TempDir Path folder) throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 200; round++) {
        Path made = folder.resolve(String.valueOf(round));
        Callable<Boolean> make =
            () -> {
              together.await();
              Disk.makeFolder(made);
              return Files.isDirectory(made);
            };
        for (Future<Boolean> result : threads.invokeAll(List.of(make, make, make, make))) {
          assertTrue(result.get());
        }
      }
    }
  }
}
