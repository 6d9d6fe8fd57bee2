package dsc.hyper;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The connection that a starting engine makes to us. The engine first sends a length byte and its
 * own address, and then watches the connection: when it closes, also because our process died in
 * whatever way, the engine ends by itself. That is why there are no orphans.
 */
final class Callback implements AutoCloseable {
  private final ServerSocketChannel server;
  private Optional<SocketChannel> engine = Optional.empty();

  private Callback(ServerSocketChannel server) {
    this.server = server;
  }

  /** Starts to listen; on TCP at a free port. */
  static Callback listen(Endpoint at) throws IOException {
    ServerSocketChannel server =
        switch (at) {
          case Endpoint.Unix unix -> ServerSocketChannel.open(StandardProtocolFamily.UNIX);
          case Endpoint.Tcp tcp -> ServerSocketChannel.open(StandardProtocolFamily.INET);
        };
    server.bind(at.address(), 1);
    return new Callback(server);
  }

  /** The port a TCP callback listens at. */
  Endpoint.Tcp port() throws IOException {
    return Endpoint.Tcp.parse(":" + ((InetSocketAddress) server.getLocalAddress()).getPort());
  }

  /**
   * Waits until the engine is ready.
   *
   * @return the address the engine listens at; empty if it ended or the time is up
   */
  Optional<String> await(Process process, Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    try (Selector selector = Selector.open()) {
      CompletableFuture<Void> waker = process.onExit().thenRun(selector::wakeup);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      ByteBuffer message = ByteBuffer.allocate(256);
      while (!waker.isDone() && System.nanoTime() < end) {
        selector.select(1 + (end - System.nanoTime()) / 1_000_000);
        selector.selectedKeys().clear();
        if (engine.isEmpty()) {
          engine = Optional.ofNullable(server.accept());
          if (engine.isPresent()) {
            engine.get().configureBlocking(false);
            engine.get().register(selector, SelectionKey.OP_READ);
          }
        } else if (engine.get().read(message) < 0) {
          return Optional.empty();
        }
        if (message.position() > 0 && message.position() > (message.get(0) & 0xff)) {
          int length = message.get(0) & 0xff;
          String text = new String(message.array(), 1, length, StandardCharsets.US_ASCII);
          return Optional.of(text.replace("\0", ""));
        }
        if (Thread.currentThread().isInterrupted()) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Tells the engine to end. */
  @Override
  public void close() throws IOException {
    if (engine.isPresent()) {
      engine.get().close();
    }
    server.close();
  }
}
