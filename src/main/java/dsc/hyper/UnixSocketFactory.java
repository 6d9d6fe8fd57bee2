package dsc.hyper;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Makes sockets that reach a Unix domain socket, whatever host and port they are asked to connect
 * to. Public because the PostgreSQL driver creates it by name; the argument is the socket's path.
 */
public final class UnixSocketFactory extends SocketFactory {
  private final Path path;

  public UnixSocketFactory(String path) {
    this.path = Path.of(path);
  }

  @Override
  public Socket createSocket() throws SocketException {
    return new UnixSocket(path);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connectedSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw connectedSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connectedSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw connectedSocket();
  }

  /** The driver connects its sockets itself, to give a time limit. */
  private static IllegalStateException connectedSocket() {
    return new IllegalStateException("only unconnected sockets are made");
  }
}
