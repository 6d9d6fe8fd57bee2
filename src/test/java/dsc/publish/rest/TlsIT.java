package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsc.diag.Code;
import dsc.standin.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of one's own authority. The JDK's keytool makes the certificate. */
final class TlsIT {
  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    assumeTrue(Files.isExecutable(keytool), "no keytool in this Java");
    run(
        keytool,
        "-genkeypair",
        "-alias",
        "own",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-validity",
        "3650",
        "-storetype",
        "PKCS12",
        "-keystore",
        folder.resolve("own.p12").toString(),
        "-storepass",
        "changeit");
    run(
        keytool,
        "-exportcert",
        "-rfc",
        "-alias",
        "own",
        "-keystore",
        folder.resolve("own.p12").toString(),
        "-storepass",
        "changeit",
        "-file",
        folder.resolve("own.pem").toString());
  }

  private static void run(Path program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static StandIn secureServer() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("own.p12"))) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return StandIn.start(context);
  }

  private static TableauClient open(String url, HttpSettings settings) {
    return new SessionPool(new FakeWaiting())
        .open(ServerAddress.parse(url), "Samples", Bench.PAT, settings);
  }

  @Test
  void aCertificateOfOnesOwnIsTrustedWhenItIsNamed() throws IOException, GeneralSecurityException {
    HttpSettings trusting = HttpSettings.standard().withCaFile(folder.resolve("own.pem"));
    try (StandIn server = secureServer();
        TableauClient client = open(server.url(), trusting)) {
      assertEquals(4, client.projects().list().size());
    }
  }

  @Test
  void anUnknownCertificateIsRefused() throws IOException, GeneralSecurityException {
    try (StandIn server = secureServer()) {
      var failure =
          fails(Code.SERVER_CERTIFICATE, () -> open(server.url(), HttpSettings.standard()));
      assertEquals("the certificate of " + server.url() + " is not trusted", failure.getMessage());
    }
  }

  @Test
  void httpsToAPlainPortIsExplained() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    byte[] bad = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8);
                    while (!plain.isClosed()) {
                      try (Socket client = plain.accept()) {
                        // Unread bytes would make the close a reset, which hides the answer.
                        if (client.getInputStream().read() >= 0) {
                          client.getOutputStream().write(bad);
                        }
                        client.shutdownOutput();
                        client.getInputStream().transferTo(OutputStream.nullOutputStream());
                      } catch (IOException e) {
                        if (!plain.isClosed()) {
                          throw new UncheckedIOException(e);
                        }
                      }
                    }
                  });
      String url = "https://localhost:" + plain.getLocalPort();
      var failure = fails(Code.SERVER_CERTIFICATE, () -> open(url, HttpSettings.standard()));
      assertEquals(url + " does not speak https on this port", failure.getMessage());
      assertEquals(true, answering.isVirtual());
    }
  }

  @Test
  void plainHttpToASecurePortIsExplained() throws IOException, GeneralSecurityException {
    try (StandIn server = secureServer()) {
      var failure =
          fails(
              Code.SERVER_UNREACHABLE,
              () -> open("http://localhost:" + server.port(), HttpSettings.standard()));
      assertEquals(1, failure.help().size());
    }
  }

  @Test
  void aFileThatHoldsNoCertificateIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.pem"), "hello");
    for (Path bad : List.of(file, folder.resolve("missing.pem"))) {
      fails(
          Code.SERVER_CERTIFICATE,
          () -> open("https://localhost:1", HttpSettings.standard().withCaFile(bad)));
    }
  }
}
