package dsc.hyper;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A {@link Socket} over a Unix domain socket, with as much of the contract as the PostgreSQL driver
 * uses. Java's own channel has no {@code socket()} for this family and no read with a time limit,
 * and the driver relies on that limit to look for a server's message while it sends. The channel
 * never blocks; a selector waits instead, so an interrupted thread doesn't wait for ever either.
 */
final class UnixSocket extends Socket {
  private final Path path;
  private Optional<Open> open = Optional.empty();
  private volatile int timeoutMillis;
  private volatile boolean closed;

  /** The channel with one selector for each direction: they may be used by two threads. */
  private record Open(SocketChannel channel, Selector readable, Selector writable) {}

  UnixSocket(Path path) throws SocketException {
    super(noImplementation());
    this.path = path;
  }

  @SuppressWarnings("NullAway") // The superclass documents null as "none".
  private static SocketImpl noImplementation() {
    return null;
  }

  @Override
  public void connect(SocketAddress ignored) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      channel.configureBlocking(false);
      Selector readable = Selector.open();
      channel.register(readable, SelectionKey.OP_READ);
      Selector writable = Selector.open();
      channel.register(writable, SelectionKey.OP_WRITE);
      open = Optional.of(new Open(channel, readable, writable));
    } finally {
      if (open.isEmpty()) {
        channel.close();
      }
    }
  }

  @Override
  public void connect(SocketAddress ignored, int timeout) throws IOException {
    connect(ignored);
  }

  private Open opened() throws SocketException {
    return open.filter(each -> !closed).orElseThrow(() -> new SocketException("socket closed"));
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        Open socket = opened();
        ByteBuffer buffer = ByteBuffer.wrap(target, from, length);
        for (int read = socket.channel.read(buffer); ; read = socket.channel.read(buffer)) {
          if (read != 0 || length == 0) {
            return read;
          }
          await(socket.readable, timeoutMillis);
        }
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] source, int from, int length) throws IOException {
        Open socket = opened();
        ByteBuffer buffer = ByteBuffer.wrap(source, from, length);
        while (buffer.hasRemaining()) {
          if (socket.channel.write(buffer) == 0) {
            await(socket.writable, 0);
          }
        }
      }
    };
  }

  /** Waits until the channel is ready; 0 milliseconds means as long as it takes. */
  private void await(Selector selector, int millis) throws IOException {
    int ready = selector.select(millis);
    selector.selectedKeys().clear();
    if (closed) {
      throw new SocketException("socket closed");
    }
    if (Thread.currentThread().isInterrupted()) {
      close();
      throw new InterruptedIOException("interrupted while talking to the engine");
    }
    if (ready == 0 && millis > 0) {
      throw new SocketTimeoutException("nothing to read");
    }
  }

  @Override
  public void setSoTimeout(int millis) {
    timeoutMillis = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public boolean isConnected() {
    return open.isPresent();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (open.isPresent()) {
      open.get().channel.close();
      open.get().readable.close();
      open.get().writable.close();
    }
  }

  /** Without meaning for this family. */
  @Override
  public void setTcpNoDelay(boolean on) {}

  /** Without meaning for this family. */
  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public int getSendBufferSize() {
    return 1 << 16;
  }

  @Override
  public int getReceiveBufferSize() {
    return 1 << 16;
  }
}
