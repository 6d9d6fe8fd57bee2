package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.standin.Secrets;
import dsc.standin.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.function.Executable;

/** A stand-in server, a client of it, a folder for files, and time that costs nothing. */
final class Bench implements AutoCloseable {
  static final String PAT_SECRET = Secrets.TOKEN;
  static final Credentials PAT = new Credentials.PersonalAccessToken("ci", Secret.of(PAT_SECRET));
  static final String TDS =
      """
      <?xml version='1.0' encoding='utf-8' ?>
      <datasource formatted-name='federated.0abc' inline='true' version='18.1'>
        <connection class='federated'>
          <named-connections>
            <named-connection caption='db' name='postgres.1'>
              <connection class='postgres' dbname='ops' port='5432' server='db.example.com' username='svc' />
            </named-connection>
          </named-connections>
        </connection>
        <column datatype='string' name='[region]' role='dimension' type='nominal' />
      </datasource>
      """;

  final StandIn server;
  final FakeWaiting waiting = new FakeWaiting();
  final SessionPool pool = new SessionPool(waiting);
  final HttpSettings settings;
  final Path folder;
  private final TableauClient client;

  Bench() {
    this(HttpSettings.standard());
  }

  Bench(HttpSettings settings) {
    this(StandIn.start(), settings);
  }

  Bench(StandIn server, HttpSettings settings) {
    this.server = server;
    this.settings = settings;
    try {
      folder = Files.createTempDirectory("bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = open("Samples", PAT);
  }

  TableauClient client() {
    return client;
  }

  TableauClient open(String site, Credentials credentials) {
    return pool.open(ServerAddress.parse(server.url()), site, credentials, settings);
  }

  /** Blocks of 1000 bytes, so that small files travel in many. */
  static PublishSettings small(int parallel) {
    return new PublishSettings(2000, 1000, parallel, Duration.ofMinutes(30), Duration.ofMinutes(2));
  }

  Publishing publishing() {
    return client.publishing(PublishSettings.standard());
  }

  Publishing inBlocks(int parallel) {
    return client.publishing(small(parallel));
  }

  Project emea() {
    return client.projects().get(ProjectPath.parse("Sales/EMEA"));
  }

  Publication orders() {
    return Publication.of(emea(), "Orders", tds(), FileType.TDS, PublishMode.OVERWRITE);
  }

  Publication packedOrders(int extractBytes) {
    return Publication.of(
        emea(), "Orders", tdsx(extractBytes), FileType.TDSX, PublishMode.OVERWRITE);
  }

  Path tds() {
    return write("orders.tds", TDS.getBytes(StandardCharsets.UTF_8));
  }

  /** An archive whose extract does not compress, so that the file is as large as asked. */
  Path tdsx(int extractBytes) {
    byte[] extract = new byte[extractBytes];
    int state = 42;
    for (int i = 0; i < extract.length; i++) {
      state = state * 1103515245 + 12345;
      extract[i] = (byte) (state >> 16);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "Orders.tds", TDS.getBytes(StandardCharsets.UTF_8));
      add(zip, "Data/Extracts/Orders.hyper", extract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return write("orders-" + extractBytes + ".tdsx", out.toByteArray());
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DscException fails(Code code, Executable work) {
    DscException failure = assertThrows(DscException.class, work);
    org.junit.jupiter.api.Assertions.assertEquals(code, failure.code(), failure.getMessage());
    return failure;
  }

  static String message(DscException failure) {
    return String.valueOf(failure.getMessage());
  }

  @Override
  public void close() {
    client.close();
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
