package dsc.publish.directory;

import dsc.plan.Fingerprint;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files as dsc wants them: no links followed, replaced at once, on the disk before it goes on. */
public final class Disk {
  /** Far more than a record of ten thousand publications. */
  private static final long MOST_TEXT = 64L << 20;

  private Disk() {}

  /** Whether there is anything, be it a dangling link. */
  public static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Fails unless the path is a plain file. */
  static void requireFile(Path path) {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw Problems.unsafe(path);
    }
  }

  /** Makes a folder if there is none; fails if there is something else. */
  public static void makeFolder(Path path) {
    try {
      if (!exists(path)) {
        Files.createDirectory(path);
      }
    } catch (FileAlreadyExistsException e) {
      // Another thread made it meanwhile; what it is, is looked at below.
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
    requireFolderOrNothing(path);
  }

  /** Makes a folder and those above it. */
  public static void makeFolders(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
  }

  /** Fails if there is something that is not a folder. */
  static void requireFolderOrNothing(Path path) {
    if (exists(path) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw Problems.unsafe(path);
    }
  }

  /** Whether two paths, one of which exists, are one file, as they may be where case is ignored. */
  static boolean isSame(Path a, Path b) {
    try {
      return exists(a) && exists(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      throw Problems.io(a, e);
    }
  }

  static Fingerprint digest(Path path) {
    requireFile(path);
    try (InputStream stream = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      return Fingerprint.of(stream);
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
  }

  /** The bytes of a small file, or nothing when there is none. */
  public static Optional<byte[]> read(Path path) {
    if (!exists(path)) {
      return Optional.empty();
    }
    requireFile(path);
    try (InputStream stream = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = stream.readNBytes((int) MOST_TEXT + 1);
      if (bytes.length > MOST_TEXT) {
        throw new IOException("File too big to be a record");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
  }

  /**
   * The plain files of a folder whose names end like this, by name; none when there is no folder.
   */
  public static List<Path> files(Path folder, String end) {
    requireFolderOrNothing(folder);
    if (!exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw Problems.io(folder, e);
    }
  }

  /** Replaces a small file: readers see the old text or the new one. */
  public static void replace(Path path, String text) {
    replace(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with bytes. */
  public static void replace(Path path, byte[] bytes) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(path);
    } catch (IOException e) {
      forget(fresh);
      throw Problems.io(path, e);
    }
  }

  /** Adds a text to the end of a small file, all of it or nothing unless the machine dies. */
  static void append(Path path, String text) {
    boolean fresh = !exists(path);
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      long end = channel.size();
      channel.position(end);
      ByteBuffer buffer = StandardCharsets.UTF_8.encode(text);
      try {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(end);
        if (fresh) {
          Files.delete(path);
        }
        throw e;
      }
      if (fresh) {
        syncFolder(path);
      }
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
  }

  /** Gives back the room of a file that was not finished; it is overwritten next time anyway. */
  private static void forget(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException stillThere) {
      return;
    }
  }

  /** Waits until a file written by somebody else is on the disk. */
  static void sync(Path path) {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.force(true);
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
  }

  /** Moves a file over another one, at once. */
  static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(to);
    } catch (IOException e) {
      throw Problems.io(to, e);
    }
  }

  /** Deletes a file if it is there. */
  public static void delete(Path path) {
    try {
      if (Files.deleteIfExists(path)) {
        syncFolder(path);
      }
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
  }

  /** Deletes a folder with all that is in it; links in it go, what they lead to stays. */
  public static void deleteTree(Path folder) {
    if (!exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw Problems.io(folder, e);
    }
  }

  /** A new name in a folder is safe only when the folder is written too; Windows does it itself. */
  private static void syncFolder(Path child) throws IOException {
    Path folder = child.toAbsolutePath().getParent();
    if (folder != null && File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
