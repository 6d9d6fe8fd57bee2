package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineInstallerTest {
  private static final String ENGINE = "#!/bin/sh\necho engine\n";
  private static final Platform PLATFORM = Platform.LINUX_X64;

  private final Path root;

  EngineInstallerTest(@TempDir Path root) {
    this.root = root;
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** Two pinned packages, an npm one and a wheel, with these archives. */
  private static EnginePackages packages(byte[] npm, byte[] wheel) throws Exception {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "engine.version", "1.2.3",
            "linux-x64.engine.sha256", sha256(ENGINE.getBytes(StandardCharsets.UTF_8)),
            "linux-x64.npm.package", "npm-engine",
            "linux-x64.npm.version", "0.1",
            "linux-x64.npm.sha256", sha256(npm),
            "linux-x64.npm.entry", "package/hyperd"));
    properties.putAll(
        Map.of(
            "linux-x64.pip.package", "pip-engine",
            "linux-x64.pip.version", "0.2",
            "linux-x64.pip.tag", "any",
            "linux-x64.pip.sha256", sha256(wheel),
            "linux-x64.pip.entry", "engine/hyperd"));
    return new EnginePackages(properties);
  }

  private EngineInstaller installer(EnginePackages packages, PackageClient client) {
    return new EngineInstaller(new EngineCache(root, PLATFORM), packages, client);
  }

  /** A client that serves the npm package and has no pip. */
  private static PackageClient serving(byte[] archive) {
    return (wanted, folder) -> {
      if (wanted instanceof EnginePackage.Wheel) {
        throw new IOException("pip is not installed");
      }
      return Files.write(folder.resolve("archive"), archive);
    };
  }

  private List<String> leftBehind() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> !path.equals(root))
          .map(path -> root.relativize(path).toString())
          .filter(path -> !path.equals(".lock"))
          .sorted()
          .toList();
    }
  }

  private static byte[] goodNpm() throws IOException {
    return TestArchives.tgz(Map.of("package/hyperd", ENGINE, "package/package.json", "{}"));
  }

  @Test
  void anNpmPackageIsUnpackedWhereTheLocatorLooks() throws Exception {
    byte[] npm = goodNpm();
    EngineInstaller installer = installer(packages(npm, new byte[0]), serving(npm));
    List<String> steps = new ArrayList<>();

    Engine engine = installer.install(steps::add);

    assertEquals(root.resolve("1.2.3/linux-x64/hyperd"), engine.executable());
    assertEquals(ENGINE, Files.readString(engine.executable()));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(engine.executable())));
    assertEquals(List.of("1.2.3", "1.2.3/linux-x64", "1.2.3/linux-x64/hyperd"), leftBehind());
    assertEquals(3, steps.size());
    assertTrue(steps.getFirst().contains("npm pack"), steps.getFirst());
    assertTrue(installer.verify());
  }

  @Test
  void anInstalledEngineIsNotFetchedAgain() throws Exception {
    byte[] npm = goodNpm();
    EnginePackages packages = packages(npm, new byte[0]);
    Engine first = installer(packages, serving(npm)).install(step -> {});
    PackageClient none =
        (wanted, folder) -> {
          throw new AssertionError("nothing may be fetched");
        };
    assertEquals(first, installer(packages, none).install(step -> {}));
  }

  @Test
  void theWheelIsTakenWhereNpmIsMissing() throws Exception {
    byte[] wheel = TestArchives.zip(Map.of("engine/other", "x", "engine/hyperd", ENGINE));
    PackageClient client =
        (wanted, folder) -> {
          if (wanted instanceof EnginePackage.Npm) {
            throw new IOException("npm is not installed");
          }
          return Files.write(folder.resolve("a.whl"), wheel);
        };
    Engine engine = installer(packages(new byte[0], wheel), client).install(step -> {});
    assertEquals(ENGINE, Files.readString(engine.executable()));
  }

  @Test
  void aTamperedArchiveIsRefusedAndLeavesNothing() throws Exception {
    byte[] npm = goodNpm();
    byte[] tampered = npm.clone();
    tampered[tampered.length / 2] ^= 1;
    EngineInstaller installer = installer(packages(npm, new byte[0]), serving(tampered));

    Refusal failure = Refusal.of(() -> installer.install(step -> {}));

    assertEquals(Code.ENGINE_INSTALL_FAILED, failure.code());
    assertTrue(failure.message().contains(sha256(npm)), failure.message());
    assertEquals(List.of(), leftBehind());
    assertFalse(installer.verify());
  }

  @Test
  void anotherProgramInAnAcceptedArchiveIsRefused() throws Exception {
    byte[] npm = TestArchives.tgz(Map.of("package/hyperd", "#!/bin/sh\nrm -rf ~\n"));
    EngineInstaller installer = installer(packages(npm, new byte[0]), serving(npm));
    Refusal.of(() -> installer.install(step -> {}));
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void namesInTheArchiveNeverBecomePaths() throws Exception {
    for (byte[] hostile :
        List.of(
            TestArchives.tgz(Map.of("../../evil", "x", "/tmp/evil", "y")),
            TestArchives.tgzWithLink("package/hyperd"),
            "no archive at all".getBytes(StandardCharsets.UTF_8))) {
      EngineInstaller installer = installer(packages(hostile, new byte[0]), serving(hostile));
      Refusal failure = Refusal.of(() -> installer.install(step -> {}));
      assertEquals(Code.ENGINE_INSTALL_FAILED, failure.code());
      assertEquals(List.of(), leftBehind());
      assertFalse(Files.exists(root.resolveSibling("evil")));
    }
  }

  @Test
  void aTruncatedArchiveFailsEvenWithTheRightChecksum() throws Exception {
    byte[] whole = TestArchives.tgz(Map.of("package/hyperd", ENGINE.repeat(5000)));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    EngineInstaller installer = installer(packages(half, new byte[0]), serving(half));
    Refusal.of(() -> installer.install(step -> {}));
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void withoutNpmAndPipTheMessageSaysWhatToRun() throws Exception {
    PackageClient offline =
        (wanted, folder) -> {
          throw new IOException(wanted.command().getFirst() + " is not installed");
        };
    EngineInstaller installer = installer(packages(new byte[0], new byte[0]), offline);
    Refusal failure = Refusal.of(() -> installer.install(step -> {}));
    assertEquals(Code.ENGINE_INSTALL_FAILED, failure.code());
    assertEquals(
        "the Hyper engine could not be fetched: npm is not installed; pip is not installed",
        failure.message());
    String help = String.join("\n", failure.help());
    assertTrue(help.contains("npm pack --loglevel=error --ignore-scripts npm-engine@0.1"), help);
    assertTrue(help.contains("pip-engine==0.2"), help);
    assertTrue(help.contains("HYPERD_PATH"), help);
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void installsAtTheSameTimeFetchOnce() throws Exception {
    byte[] npm = goodNpm();
    EnginePackages packages = packages(npm, new byte[0]);
    AtomicInteger fetched = new AtomicInteger();
    PackageClient counting =
        (wanted, folder) -> {
          fetched.incrementAndGet();
          return serving(npm).fetch(wanted, folder);
        };
    Callable<Engine> install = () -> installer(packages, counting).install(step -> {});
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (Future<Engine> result : pool.invokeAll(List.of(install, install, install, install))) {
        assertEquals(ENGINE, Files.readString(result.get().executable()));
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
    assertEquals(1, fetched.get());
  }

  @Test
  void whatAKilledInstallLeftIsRemoved() throws Exception {
    Path rest = Files.createDirectories(root.resolve(".unfinished-123/fetched"));
    Files.writeString(rest.resolve("half"), "x");
    byte[] npm = goodNpm();
    installer(packages(npm, new byte[0]), serving(npm)).install(step -> {});
    assertEquals(List.of("1.2.3", "1.2.3/linux-x64", "1.2.3/linux-x64/hyperd"), leftBehind());
  }

  @Test
  void everyPlatformHasPinnedPackages() {
    EnginePackages packages = EnginePackages.load();
    for (Platform platform : Platform.values()) {
      List<EnginePackage> found = packages.of(platform);
      assertFalse(found.isEmpty(), platform.id());
      assertTrue(packages.engineSha256(platform).matches("[0-9a-f]{64}"), platform.id());
      for (EnginePackage each : found) {
        assertTrue(each.sha256().matches("[0-9a-f]{64}"), each.name());
        assertTrue(each.entry().endsWith("/" + platform.executable()), each.entry());
      }
    }
  }
}
