package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.hyper.Engine.Origin;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Puts the engine into dsc's cache: fetched with the user's own npm or pip, compared with the
 * pinned checksums before anything of it runs, and moved into place in one step. Several installs
 * at the same time are safe: one works, the others wait and use its result.
 */
public final class EngineInstaller {
  private static final String UNFINISHED = ".unfinished-";
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final EngineCache cache;
  private final EnginePackages packages;
  private final PackageClient client;

  EngineInstaller(EngineCache cache, EnginePackages packages, PackageClient client) {
    this.cache = cache;
    this.packages = packages;
    this.client = client;
  }

  /** Installs into the cache that these environment variables and this home folder lead to. */
  public EngineInstaller(Map<String, String> environment, Path home, Platform platform) {
    this(
        EngineCache.of(environment, home, platform),
        EnginePackages.load(),
        new CommandClient(platform, LIMIT));
  }

  /** Installs into the cache of the user who runs this process. */
  public static EngineInstaller system() {
    return new EngineInstaller(
        System.getenv(), Path.of(System.getProperty("user.home", "")), Platform.current());
  }

  /** The version of the engine that {@link #install} installs, for example {@code 0.0.26359}. */
  public String version() {
    return packages.engineVersion();
  }

  /** The folder the engine goes to. */
  public Path folder() {
    return cache.folder(version());
  }

  /**
   * Installs the engine, or returns it at once if it is there already.
   *
   * @param progress is told each step in one sentence
   * @throws DscException {@code ENGINE_INSTALL_FAILED} with the commands to run by hand, if neither
   *     npm nor pip could fetch it; also if a checksum is wrong, and then nothing stays behind
   */
  public Engine install(Consumer<String> progress) {
    // A file lock keeps out other processes only.
    ONE_AT_A_TIME.lock();
    try {
      Files.createDirectories(cache.root());
      PrivateFolder.restrict(cache.root());
      try (FileChannel lock =
              FileChannel.open(
                  cache.root().resolve(".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        if (!held.isValid()) {
          throw new IOException("the lock in " + cache.root() + " was lost");
        }
        Path program = folder().resolve(cache.platform().executable());
        if (!Files.isExecutable(program)) {
          fetchAny(progress);
        }
        return new Engine(program, Origin.CACHE);
      }
    } catch (IOException e) {
      throw failed("the Hyper engine could not be installed: " + PrivateFolder.reason(e));
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  /** True if the installed program is, byte for byte, the pinned one. */
  public boolean verify() {
    Path program = folder().resolve(cache.platform().executable());
    try {
      return Files.isExecutable(program)
          && Checksum.of(program).equals(packages.engineSha256(cache.platform()));
    } catch (IOException e) {
      return false;
    }
  }

  private void fetchAny(Consumer<String> progress) throws IOException {
    removeUnfinished();
    List<String> reasons = new ArrayList<>();
    for (EnginePackage wanted : packages.of(cache.platform())) {
      Path work = Files.createTempDirectory(cache.root(), UNFINISHED);
      try {
        progress.accept(
            "Fetching the Hyper engine "
                + version()
                + " (about 90 MB): "
                + String.join(" ", wanted.command()));
        Path archive = client.fetch(wanted, Files.createDirectory(work.resolve("fetched")));
        progress.accept("Checking and unpacking " + wanted.name() + " " + wanted.version());
        unpack(wanted, archive, work);
        progress.accept("Installed the Hyper engine in " + folder());
        return;
      } catch (IOException e) {
        reasons.add(PrivateFolder.reason(e));
      } finally {
        PrivateFolder.deleteTree(work);
      }
    }
    throw failed("the Hyper engine could not be fetched: " + String.join("; ", reasons));
  }

  private void unpack(EnginePackage wanted, Path archive, Path work) throws IOException {
    mustMatch(archive, wanted.sha256(), wanted);
    Path ready = Files.createDirectory(work.resolve("ready"));
    Path program = ready.resolve(cache.platform().executable());
    Archives.extract(wanted, archive, program);
    mustMatch(program, packages.engineSha256(cache.platform()), wanted);
    PrivateFolder.restrict(program);
    PrivateFolder.restrict(ready);
    Files.createDirectories(folder().getParent());
    // What stands there without a usable program is the rest of something broken.
    PrivateFolder.deleteTree(folder());
    try {
      Files.move(ready, folder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the folder " + cache.root() + " can't be used: " + e.getMessage(), e);
    }
  }

  /**
   * A wrong checksum ends the install: what was fetched isn't what was tested, whoever changed it.
   */
  private void mustMatch(Path file, String sha256, EnginePackage wanted) throws IOException {
    String actual = Checksum.of(file);
    if (!actual.equals(sha256)) {
      throw new DscException(
          Code.ENGINE_INSTALL_FAILED,
          "the package %s %s is not the one dsc was tested with: its checksum is %s, expected %s"
              .formatted(wanted.name(), wanted.version(), actual, sha256),
          List.of(
              "Nothing of it was installed or run. A proxy or mirror may have changed it.",
              "If you trust another engine, name it with --hyperd or HYPERD_PATH."));
    }
  }

  /** The lock is ours, so whoever began these is gone. */
  private void removeUnfinished() throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(cache.root(), UNFINISHED + "*")) {
      for (Path folder : found) {
        PrivateFolder.deleteTree(folder);
      }
    }
  }

  private DscException failed(String message) {
    List<String> help = new ArrayList<>();
    help.add("With npm or pip and a network connection, run: dsc engine install");
    help.add("Or fetch it yourself with one of these, on any machine, and unpack it:");
    packages
        .of(cache.platform())
        .forEach(each -> help.add("  " + String.join(" ", each.command())));
    help.add(
        "Then set HYPERD_PATH to the folder that holds " + cache.platform().executable() + ".");
    return new DscException(Code.ENGINE_INSTALL_FAILED, message, help);
  }
}
