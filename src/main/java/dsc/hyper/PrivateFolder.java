package dsc.hyper;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder that only this user may enter and that goes away with its owner. A folder
 * whose process was killed before it could tidy up is removed by the next one: a lock file inside
 * tells the living from the dead.
 */
final class PrivateFolder implements AutoCloseable {
  private static final String PREFIX = "dsc-hyper-";
  private static final String LOCK = "lock";

  /** The time between a folder's birth and its lock is never judged. */
  private static final Duration TOO_YOUNG = Duration.ofMinutes(1);

  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lockFile;

  private PrivateFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /** A new folder inside the parent, with mode 0700 where the file system has modes. */
  static PrivateFolder create(Path parent) throws IOException {
    removeAbandoned(parent);
    // createTempDirectory makes it 0700 from the start on POSIX systems.
    Path path = Files.createTempDirectory(parent, PREFIX);
    OURS.add(path);
    FileChannel lockFile =
        FileChannel.open(
            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lockFile.lock();
    return new PrivateFolder(path, lockFile);
  }

  Path path() {
    return path;
  }

  /** Deletes the folder and all in it. */
  @Override
  public void close() throws IOException {
    lockFile.close();
    deleteTree(path);
    OURS.remove(path);
  }

  private static void removeAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : found) {
        // Opening our own lock file again and closing it would release the lock.
        if (!OURS.contains(folder) && isAbandoned(folder)) {
          deleteTree(folder);
        }
      }
    }
  }

  private static boolean isAbandoned(Path folder) {
    Path lock = folder.resolve(LOCK);
    try {
      Instant limit = Instant.now().minus(TOO_YOUNG);
      if (Files.isSymbolicLink(folder)
          || Files.getLastModifiedTime(lock, LinkOption.NOFOLLOW_LINKS)
              .toInstant()
              .isAfter(limit)) {
        return false;
      }
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
          @Nullable FileLock held = channel.tryLock()) {
        return held != null;
      }
    } catch (IOException e) {
      // Somebody else's, or gone meanwhile.
      return false;
    }
  }

  /** Leaves all rights to the owner and none to others, where the file system has such rights. */
  static void restrict(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          path,
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
    }
  }

  /** Deletes a file, or a folder with all in it, without following links. Absent is fine. */
  static void deleteTree(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** A file system's complaint in words: Java's own message is often only the file's name. */
  static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException) {
      return "no permission for " + message;
    }
    if (e instanceof NoSuchFileException) {
      return "no file " + message;
    }
    return message;
  }
}
