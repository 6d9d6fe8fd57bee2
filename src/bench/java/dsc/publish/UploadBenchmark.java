package dsc.publish;

import dsc.publish.rest.Credentials;
import dsc.publish.rest.FileType;
import dsc.publish.rest.HttpSettings;
import dsc.publish.rest.ProjectPath;
import dsc.publish.rest.Publication;
import dsc.publish.rest.PublishMode;
import dsc.publish.rest.PublishSettings;
import dsc.publish.rest.Secret;
import dsc.publish.rest.ServerAddress;
import dsc.publish.rest.SessionPool;
import dsc.publish.rest.TableauClient;
import dsc.publish.rest.Waiting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a large file gets to a server: {@code java … UploadBenchmark loop|dsc URL MEGABYTES}.
 * {@code loop} is the least that can be done, block after block from memory with no check and no
 * retry; {@code dsc} is what a publish does. The file is sparse, and the token is read from {@code
 * TABLEAU_TOKEN}.
 */
public final class UploadBenchmark {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int BLOCK = 32 * MEGABYTE;
  private static final String BOUNDARY = "8d29b1e6f0c44c1c9d5a1f3f0a6c7e11";

  private UploadBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long size = Long.parseLong(arguments[2]) * MEGABYTE;
    Path file = Files.createTempFile("upload", ".hyper");
    try {
      Files.writeString(file, "Hyper");
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(size);
      }
      String token = Optional.ofNullable(System.getenv("TABLEAU_TOKEN")).orElse("");
      double seconds =
          arguments[0].equals("loop")
              ? loop(arguments[1], token, file, size)
              : dsc(arguments[1], token, file);
      System.out.printf(
          Locale.ROOT,
          "%s: %d MB in %.1f s, %.0f MB/s, memory at most %d MB%n",
          arguments[0],
          size / MEGABYTE,
          seconds,
          size / MEGABYTE / seconds,
          memory());
    } finally {
      Files.delete(file);
    }
  }

  private static double dsc(String url, String token, Path file) {
    SessionPool pool = new SessionPool(Waiting.system());
    try (TableauClient client =
        pool.open(
            ServerAddress.parse(url),
            "Samples",
            new Credentials.PersonalAccessToken("ci", Secret.of(token)),
            HttpSettings.standard())) {
      var project = client.projects().get(ProjectPath.parse("EMEA"));
      long start = System.nanoTime();
      var ignored =
          client
              .publishing(PublishSettings.standard())
              .publish(Publication.of(project, "Big", file, FileType.HYPER, PublishMode.OVERWRITE));
      return seconds(start);
    }
  }

  private static double loop(String url, String token, Path file, long size)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      String session =
          send(
              client,
              HttpRequest.newBuilder(URI.create(url + "/api/3.29/auth/signin"))
                  .POST(
                      BodyPublishers.ofString(
                          "<tsRequest><credentials personalAccessTokenName='ci'"
                              + " personalAccessTokenSecret='"
                              + token
                              + "'><site contentUrl='Samples'/></credentials></tsRequest>")));
      String site = url + "/api/3.29/sites/" + found(session, "<site id=\"([^\"]+)");
      String key = found(session, "token=\"([^\"]+)");
      long start = System.nanoTime();
      String begun =
          send(
              client,
              HttpRequest.newBuilder(URI.create(site + "/fileUploads"))
                  .header("X-Tableau-Auth", key)
                  .POST(BodyPublishers.noBody()));
      URI upload = URI.create(site + "/fileUploads/" + found(begun, "uploadSessionId=\"([^\"]+)"));
      byte[] block = new byte[BLOCK];
      try (var in = Files.newInputStream(file)) {
        for (long at = 0; at < size; at += BLOCK) {
          int length = in.readNBytes(block, 0, BLOCK);
          String ignored =
              send(
                  client,
                  HttpRequest.newBuilder(upload)
                      .header("X-Tableau-Auth", key)
                      .header("Content-Type", "multipart/mixed; boundary=" + BOUNDARY)
                      .PUT(
                          BodyPublishers.concat(
                              BodyPublishers.ofString(head()),
                              BodyPublishers.ofByteArray(block, 0, length),
                              BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
        }
      }
      return seconds(start);
    }
  }

  private static String head() {
    String part = "--" + BOUNDARY + "\r\nContent-Disposition: name=\"";
    return part
        + "request_payload\"\r\nContent-Type: text/xml\r\n\r\n\r\n"
        + part
        + "tableau_file\"; filename=\"file\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n";
  }

  private static String send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() >= 300) {
      throw new IOException("the server answered " + answer.statusCode());
    }
    return answer.body();
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("the server's answer holds no " + pattern);
    }
    return matcher.group(1);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** The most of the machine's memory that this process had, in megabytes. */
  private static long memory() throws IOException {
    String status = Files.readString(Path.of("/proc/self/status"));
    return Long.parseLong(found(status, "VmHWM:\\s+(\\d+)")) / 1024;
  }
}
