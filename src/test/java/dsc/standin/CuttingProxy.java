package dsc.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes bytes between client and server, and cuts the first connection after so many of them. */
public final class CuttingProxy implements AutoCloseable {
  /** Whose bytes are counted. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  private final ServerSocket listener;
  private final int target;
  private final Direction direction;
  private final int limit;
  private final AtomicBoolean cut = new AtomicBoolean();

  private CuttingProxy(ServerSocket listener, int target, Direction direction, int limit) {
    this.listener = listener;
    this.target = target;
    this.direction = direction;
    this.limit = limit;
  }

  public static CuttingProxy to(int target, Direction direction, int limit) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      CuttingProxy proxy = new CuttingProxy(listener, target, direction, limit);
      Thread ignored = Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        pump(client, server, Direction.TO_SERVER);
        pump(server, client, Direction.TO_CLIENT);
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void pump(Socket from, Socket to, Direction way) {
    boolean counts = way == direction && !cut.get();
    Thread ignored =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (from;
                      to) {
                    copy(from.getInputStream(), to.getOutputStream(), counts);
                  } catch (IOException e) {
                    // One side hung up; closing both is the answer.
                    return;
                  }
                });
  }

  private void copy(InputStream in, OutputStream out, boolean counts) throws IOException {
    byte[] buffer = new byte[8192];
    int passed = 0;
    while (true) {
      int count = in.read(buffer);
      if (count < 0) {
        return;
      }
      boolean last = counts && passed + count >= limit;
      out.write(buffer, 0, last ? limit - passed : count);
      out.flush();
      passed += count;
      if (last) {
        cut.set(true);
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
