package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running engine. It ends when this object is closed, when the Java process exits, and when the
 * Java process is killed; its folder of temporary files, logs and sockets goes with it. Starting
 * takes about 0.1 seconds, so one engine serves a whole run of dsc. Thread-safe.
 */
public final class HyperProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  /** The longest path of a Unix domain socket is 103 bytes on macOS and 107 on Linux. */
  private static final int SOCKET_PATH_LIMIT = 100;

  /** The engine gets these variables only: it needs no tokens and passwords of its caller. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "HOME", "TMPDIR", "TMP", "TEMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG");

  private final Process process;
  private final PrivateFolder folder;
  private final Callback callback;
  private final Endpoint endpoint;
  private final Thread hook;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HyperProcess(
      Process process, PrivateFolder folder, Callback callback, Endpoint endpoint) {
    this.process = process;
    this.folder = folder;
    this.callback = callback;
    this.endpoint = endpoint;
    this.hook = new Thread(this::end, "hyper-shutdown");
  }

  /**
   * Starts an engine that listens for this process only.
   *
   * @throws DscException {@code ENGINE_FAILED} if it doesn't start, {@code INTERRUPTED} if this
   *     program is ending
   */
  public static HyperProcess start(Engine engine, EngineSettings settings) {
    return start(engine, settings, Platform.current().isWindows() ? Transport.TCP : Transport.UNIX);
  }

  /** How the engine is reached; TCP is for systems on which the engine has no Unix sockets. */
  enum Transport {
    UNIX,
    TCP
  }

  static HyperProcess start(Engine engine, EngineSettings settings, Transport transport) {
    boolean tcp = transport == Transport.TCP;
    try {
      PrivateFolder folder = PrivateFolder.create(parentFolder());
      Callback callback = Callback.listen(tcp ? new Endpoint.Tcp(0) : unix(folder, "c"));
      try {
        Endpoint caller = tcp ? callback.port() : unix(folder, "c");
        Endpoint wanted = tcp ? new Endpoint.Tcp(0) : unix(folder, "h");
        Process process = launch(engine, settings, folder.path(), caller, wanted);
        Optional<String> address = callback.await(process, START_LIMIT);
        if (address.isEmpty()) {
          process.destroyForcibly();
          throw notStarted(engine, folder.path());
        }
        Endpoint endpoint = tcp ? Endpoint.Tcp.parse(address.get()) : wanted;
        HyperProcess started = new HyperProcess(process, folder, callback, endpoint);
        endWithProgram(started);
        return started;
      } catch (IOException | DscException e) {
        callback.close();
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DscException(
          Code.ENGINE_FAILED,
          "the Hyper engine " + engine.executable() + " did not start: " + PrivateFolder.reason(e),
          e);
    }
  }

  /** Has the engine end with this program; at once if that is ending already. */
  private static void endWithProgram(HyperProcess started) {
    try {
      Runtime.getRuntime().addShutdownHook(started.hook);
    } catch (IllegalStateException ending) {
      started.end();
      throw new DscException(Code.INTERRUPTED, "interrupted", ending);
    }
  }

  /** The system's temporary folder, unless its name is too long or too odd for a socket's path. */
  private static Path parentFolder() {
    Path usual = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath().normalize();
    int length = usual.toString().getBytes(StandardCharsets.UTF_8).length;
    boolean fits = length + 40 < SOCKET_PATH_LIMIT && usual.toString().matches("[\\w./\\\\:~ -]+");
    Path fallback = Path.of("/tmp");
    return fits || !Files.isWritable(fallback) ? usual : fallback;
  }

  private static Endpoint unix(PrivateFolder folder, String name) {
    return new Endpoint.Unix(folder.path(), name);
  }

  private static Process launch(
      Engine engine, EngineSettings settings, Path folder, Endpoint caller, Endpoint wanted)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(engine.executable().toString(), "run"));
    command.addAll(List.of("--callback-connection", caller.text()));
    command.addAll(List.of("--listen-connection", wanted.text()));
    command.addAll(List.of("--skip-license", "--no-password", "--language=en_US"));
    command.add("--init-user=" + Connection.USER);
    command.add("--default-database-version=" + settings.databaseVersion());
    command.addAll(List.of("--date-style=MDY", "--date-style-lenient=false"));
    command.add("--hyper-temp-directory-override=" + folder);
    command.add("--crash-dump-path=" + folder);
    command.add("--log-dir=" + settings.keepLogIn().orElse(folder).toAbsolutePath());
    settings.memoryLimit().ifPresent(limit -> command.add("--memory-limit=" + limit));
    settings
        .threads()
        .ifPresent(
            count ->
                command.addAll(
                    List.of(
                        "--soft-concurrent-query-thread-limit=" + count,
                        "--hard-concurrent-query-thread-limit=" + count)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console(folder).toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> !ENVIRONMENT.contains(name.toUpperCase(Locale.ROOT)));
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static Path console(Path folder) {
    return folder.resolve("console");
  }

  private static DscException notStarted(Engine engine, Path folder) throws IOException {
    List<String> said =
        Files.readString(console(folder), StandardCharsets.ISO_8859_1)
            .lines()
            .map(line -> line.replaceAll("[^\\x20-\\x7e]", ""))
            .toList();
    return new DscException(
        Code.ENGINE_FAILED,
        "the Hyper engine " + engine.executable() + " did not start",
        said.subList(Math.max(0, said.size() - 5), said.size()));
  }

  /**
   * A new connection, with no database attached.
   *
   * @throws DscException {@code ENGINE_FAILED} if the engine is gone
   */
  public Connection connect() {
    return Connection.open(this, endpoint);
  }

  /** A folder of this user only that is deleted with the process: a place for scratch databases. */
  public Path scratchFolder() {
    return folder.path();
  }

  /** How many bytes it has read from files; 0 on systems that do not tell. */
  public long bytesRead() {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/io"), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> line.startsWith("rchar: "))
          .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException unknown) {
      return 0;
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** How the process ended, in words, after giving it a moment to do so; empty while it lives. */
  Optional<String> ending() {
    try {
      if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    // Java reports a death by signal N as 128 + N.
    return switch (process.exitValue()) {
      case 0 -> Optional.of("it was told to end");
      case 137 -> Optional.of("it was killed; often the machine ran out of memory");
      case 134, 139 -> Optional.of("it crashed");
      default -> Optional.of("exit code " + process.exitValue());
    };
  }

  /** Ends the engine and deletes its folder. */
  @Override
  public void close() {
    if (!closed.get()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is exiting, and the hook does the work.
        return;
      }
    }
    end();
  }

  private void end() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      callback.close();
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      folder.close();
    } catch (IOException e) {
      throw new DscException(
          Code.ENGINE_FAILED,
          "the Hyper engine's folder could not be removed: " + PrivateFolder.reason(e),
          e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
