package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.hyper.Engine.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineLocatorTest {
  private final Path home;

  EngineLocatorTest(@TempDir Path home) {
    this.home = home;
  }

  private Path program(String path) throws IOException {
    Path program = home.resolve(path);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n");
    assertTrue(program.toFile().setExecutable(true));
    return program;
  }

  private EngineLocator locator(Map<String, String> environment) {
    return new EngineLocator(environment, home, Platform.LINUX_X64);
  }

  private static Path path(Optional<Engine> engine) {
    return engine.orElseThrow().executable();
  }

  @Test
  void nothingIsFoundOnAnEmptyMachine() {
    assertEquals(Optional.empty(), locator(Map.of()).find());
  }

  @Test
  void hyperdPathMayNameTheProgramOrItsFolder() throws IOException {
    Path program = program("api/lib/hyper/hyperd");
    for (Path named : new Path[] {program, home.resolve("api/lib/hyper"), home.resolve("api")}) {
      Optional<Engine> found = locator(Map.of("HYPERD_PATH", named.toString())).find();
      assertEquals(Optional.of(new Engine(program, Origin.HYPERD_PATH)), found);
    }
  }

  @Test
  void everyOfficialLayoutIsKnown() throws IOException {
    for (String layout :
        new String[] {
          "cxx/lib/hyper/hyperd", "net/bin/hyper/hyperd", "py/tableauhyperapi/bin/hyper/hyperd"
        }) {
      Path program = program(layout);
      Path root = home.resolve(layout.substring(0, layout.indexOf('/')));
      assertEquals(program, locator(Map.of()).at(root).executable());
      assertEquals(program, path(locator(Map.of("HYPER_API_HOME", root.toString())).find()));
    }
  }

  @Test
  void theOrderIsPathThenHomeThenCacheThenPython() throws IOException {
    Path python = program("venv/lib/python3.12/site-packages/tableauhyperapi/bin/hyper/hyperd");
    String venv = home.resolve("venv").toString();
    assertEquals(python, path(locator(Map.of("VIRTUAL_ENV", venv)).find()));

    String version = EnginePackages.load().engineVersion();
    Path cached = program(".cache/dsc/engine/" + version + "/linux-x64/hyperd");
    assertEquals(cached, path(locator(Map.of("VIRTUAL_ENV", venv)).find()));

    program("api/lib/hyper/hyperd");
    String api = home.resolve("api").toString();
    assertEquals(
        Origin.HYPER_API_HOME,
        locator(Map.of("VIRTUAL_ENV", venv, "HYPER_API_HOME", api)).find().orElseThrow().origin());

    String named = program("own/hyperd").toString();
    assertEquals(
        Origin.HYPERD_PATH,
        locator(Map.of("HYPERD_PATH", named, "HYPER_API_HOME", api)).find().orElseThrow().origin());
  }

  @Test
  void theNewestPythonWins() throws IOException {
    program(".local/lib/python3.11/site-packages/tableauhyperapi/bin/hyper/hyperd");
    Path newer = program(".local/lib/python3.13/site-packages/tableauhyperapi/bin/hyper/hyperd");
    assertEquals(Optional.of(new Engine(newer, Origin.PYTHON)), locator(Map.of()).find());
  }

  @Test
  void aWrongNameIsAnErrorAndNotAReasonToLookElsewhere() throws IOException {
    program(".cache/dsc/engine/" + EnginePackages.load().engineVersion() + "/linux-x64/hyperd");
    for (String variable : new String[] {"HYPERD_PATH", "HYPER_API_HOME"}) {
      Refusal failure = Refusal.of(() -> locator(Map.of(variable, "/nowhere/hyperd")).find());
      assertEquals(Code.ENGINE_NOT_FOUND, failure.code());
      assertTrue(failure.message().contains(variable), failure.message());
    }
    Refusal failure = Refusal.of(() -> locator(Map.of()).at(home.resolve("nothing")));
    assertTrue(failure.message().contains("--hyperd"), failure.message());
  }

  @Test
  void aProgramThatMayNotRunIsNotAnEngine() throws IOException {
    Path program = program("own/hyperd");
    assertTrue(program.toFile().setExecutable(false, false));
    Refusal.of(() -> locator(Map.of()).at(program));
  }

  @Test
  void everyPlatformHasItsUsualCacheFolder() {
    Map<String, String> none = Map.of();
    assertEquals(
        home.resolve("Library/Caches/dsc/engine"),
        EngineCache.of(none, home, Platform.MACOS_ARM64).root());
    assertEquals(
        home.resolve("AppData/Local/dsc/engine"),
        EngineCache.of(none, home, Platform.WINDOWS_X64).root());
    assertEquals(
        Path.of("/caches/dsc/engine"),
        EngineCache.of(Map.of("XDG_CACHE_HOME", "/caches"), home, Platform.LINUX_X64).root());
    assertEquals(
        home.resolve(".cache/dsc/engine"),
        EngineCache.of(Map.of("XDG_CACHE_HOME", "relative"), home, Platform.LINUX_X64).root());
  }

  @Test
  void platformsAreRecognisedByJavasNames() {
    assertEquals(Optional.of(Platform.LINUX_X64), Platform.of("Linux", "amd64"));
    assertEquals(Optional.of(Platform.MACOS_ARM64), Platform.of("Mac OS X", "aarch64"));
    assertEquals(Optional.of(Platform.MACOS_X64), Platform.of("Mac OS X", "x86_64"));
    assertEquals(Optional.of(Platform.WINDOWS_X64), Platform.of("Windows 11", "amd64"));
    assertEquals(Optional.empty(), Platform.of("Linux", "aarch64"));
    assertEquals(Optional.empty(), Platform.of("SunOS", "sparcv9"));
  }
}
