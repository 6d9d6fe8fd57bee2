package dsc.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every secret that tests of servers use, so that a search for them can be complete. */
public final class Secrets {
  /** Of the personal access token {@code ci}; the check of the official client has it too. */
  public static final String TOKEN = "s3cr3t/==:tail";

  /** What the secrets of tokens of other sites begin with. */
  public static final String SITE = "secret-of-";

  /** What every session begins with. */
  public static final String SESSION = "6kLqx-session";

  /** The password of the user {@code admin}. */
  public static final String ADMIN = "pass-of-admin-5d1e";

  /** The password of the user {@code ann}. */
  public static final String ANN = "pass-of-ann-5d1e";

  /** Of the connected app {@code app-id}. */
  public static final String APP = "app-secret-value-5d1e";

  /** Of a database. */
  public static final String DATABASE = "hunter2-of-the-database";

  /** Of a database, with everything that needs care in XML. */
  public static final String ODD = "p<&>\"\u00e9 hunter2";

  private Secrets() {}

  /** The secrets, and their forms in addresses, XML and headers. */
  private static List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (String secret : List.of(TOKEN, SITE + "ci", SESSION, ADMIN, ANN, APP, DATABASE, ODD)) {
      forms.add(secret);
      forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      forms.add(Node.escape(secret));
      forms.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }
    return forms.stream().distinct().toList();
  }

  /** The secrets that a text holds. */
  public static List<String> in(String text) {
    return forms().stream().filter(text::contains).toList();
  }

  /**
   * The files of a folder that hold secrets, archives looked into; none when there is no folder.
   */
  public static List<String> below(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).flatMap(Secrets::of).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> of(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<byte[]> all = new ArrayList<>(List.of(bytes));
      for (Map.Entry<String, byte[]> entry : Packages.entries(bytes).entrySet()) {
        all.add(entry.getValue());
      }
      return all.stream()
          .flatMap(content -> in(new String(content, StandardCharsets.UTF_8)).stream())
          .distinct()
          .map(secret -> file + " holds " + secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
