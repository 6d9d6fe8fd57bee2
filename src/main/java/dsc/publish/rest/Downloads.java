package dsc.publish.rest;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.ZipFile;

/** Streams content to disk. The file appears under its name only when it is whole. */
final class Downloads {
  private static final byte[] ON_DISK = new byte[0];

  private final Api api;

  Downloads(Api api) {
    this.api = api;
  }

  Download to(Path file, Call call) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Reply reply =
          switch (api.download(call, into(part))) {
            case Outcome.Answered(Reply answered) -> answered;
            case Outcome.Silent(String why) -> throw Problems.download(call, why);
          };
      if (reply.status() != 200) {
        throw api.refusal(call, reply);
      }
      FileType type =
          FileType.sniff(part)
              .orElseThrow(() -> Problems.download(call, "it is neither XML nor an archive"));
      if (type == FileType.TDSX && !isWholeArchive(part)) {
        throw Problems.download(call, "the archive is damaged");
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return new Download(file, type);
    } catch (IOException e) {
      throw Problems.download(call, "the file cannot be written");
    } finally {
      delete(part);
    }
  }

  /** A 200 goes to the file from its start, so that a second attempt begins afresh. */
  private static BodyHandler<byte[]> into(Path part) {
    return info ->
        info.statusCode() == 200
            ? BodySubscribers.mapping(
                BodySubscribers.ofFile(
                    part,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING),
                path -> ON_DISK)
            : new Bounded();
  }

  private static boolean isWholeArchive(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return Optional.ofNullable(zip.entries()).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
