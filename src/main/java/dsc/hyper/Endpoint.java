package dsc.hyper;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * Where a process can be reached, in the three spellings that are needed. A Unix domain socket in a
 * folder of mode 0700 can be reached by this user only. TCP is for Windows; there it listens on
 * this machine's own address and any local user could connect while the engine runs.
 */
sealed interface Endpoint {
  /** As the engine writes it. */
  String text();

  /** As Java binds or connects to it. */
  SocketAddress address();

  /** {@code tab.domain:///folder/domain/name} stands for the socket file {@code /folder/name}. */
  record Unix(Path folder, String name) implements Endpoint {
    Path socket() {
      return folder.resolve(name);
    }

    @Override
    public String text() {
      return "tab.domain://" + folder + "/domain/" + name;
    }

    @Override
    public SocketAddress address() {
      return UnixDomainSocketAddress.of(socket());
    }
  }

  /** Port 0 lets the system choose. */
  record Tcp(int port) implements Endpoint {
    private static final String HOST = "127.0.0.1";

    static Tcp parse(String text) {
      return new Tcp(Integer.parseInt(text.substring(text.lastIndexOf(':') + 1)));
    }

    @Override
    public String text() {
      return "tab.tcp://" + HOST + ":" + (port == 0 ? "auto" : Integer.toString(port));
    }

    @Override
    @SuppressWarnings("AddressSelection") // A numeric address is never looked up.
    public SocketAddress address() {
      return new InetSocketAddress(HOST, port);
    }
  }
}
