package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dsc.extract.Databases;
import dsc.hyper.EngineSettings;
import dsc.jdbc.Drivers;
import dsc.jdbc.JdbcDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EnginesTest {
  private final List<Databases> asked = new ArrayList<>();

  @Test
  void theLookAtTenantsAndTheWorkGetOneEngine() {
    try (Engines engines =
        new Engines(
            databases -> {
              asked.add(databases);
              return new LazyEngine(
                  Optional.empty(), EngineSettings.standard(), line -> {}, databases);
            })) {
      LazyEngine forTenants = engines.with(databases());
      assertSame(forTenants, engines.with(databases()));
    }
    assertEquals(1, asked.size());
  }

  private static Databases databases() {
    return new JdbcDatabases(Drivers.of(List.of(), Path.of(""), List.of(), Path.of("")));
  }
}
