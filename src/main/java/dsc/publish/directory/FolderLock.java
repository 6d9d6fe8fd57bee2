package dsc.publish.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One apply at a time. The operating system holds the lock and drops it with the process, however
 * that ends, so a lock is never stale; the process id in the file is for the message only.
 */
public final class FolderLock implements AutoCloseable {
  private static final int MOST_DIGITS = 20;

  private final Path path;
  private final FileChannel channel;

  private FolderLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Fails at once when another process, or another apply in this one, has the lock. */
  public static FolderLock take(Path path, Path folder) {
    if (Disk.exists(path)) {
      Disk.requireFile(path);
    }
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      FolderLock lock = new FolderLock(path, channel);
      if (!isLocked(channel)) {
        Optional<Long> owner = owner(channel);
        channel.close();
        throw Problems.locked(folder, owner);
      }
      lock.sign();
      return lock;
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
  }

  private void sign() throws IOException {
    try {
      byte[] id = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(id), 0);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Optional<Long> owner(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(MOST_DIGITS);
    int read = channel.read(buffer, 0);
    String text =
        read <= 0 ? "" : new String(buffer.array(), 0, read, StandardCharsets.US_ASCII).strip();
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw Problems.io(path, e);
    }
  }
}
