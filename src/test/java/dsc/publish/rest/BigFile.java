package dsc.publish.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Publishes a file and downloads it again, in a process of its own whose memory is smaller than the
 * file: {@code BigFile URL FILE PARALLEL single|blocks}.
 */
final class BigFile {
  private BigFile() {}

  public static void main(String... arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    int megabyte = 1024 * 1024;
    long single = arguments[3].equals("single") ? Long.MAX_VALUE : 1;
    PublishSettings settings =
        new PublishSettings(
            single,
            4 * megabyte,
            Integer.parseInt(arguments[2]),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1));
    SessionPool pool = new SessionPool(Waiting.system());
    try (TableauClient client =
        pool.open(
            ServerAddress.parse(arguments[0]), "Samples", Bench.PAT, HttpSettings.standard())) {
      Project home = client.projects().get(ProjectPath.parse("EMEA"));
      RemoteDatasource made =
          client
              .publishing(settings)
              .publish(Publication.of(home, "Big", file, FileType.HYPER, PublishMode.OVERWRITE));
      Path back = file.resolveSibling("back");
      Download download =
          client.datasources().download(made.id(), Datasources.Extract.INCLUDED, back);
      boolean same = Files.mismatch(file, download.file()) < 0;
      Files.delete(back);
      System.out.println(List.of(download.type(), same));
    }
  }
}
