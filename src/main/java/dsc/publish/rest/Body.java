package dsc.publish.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** What a request carries. Every body has a known length and can be sent again. */
sealed interface Body {
  Body NOTHING = new Nothing();

  static Body xml(Element request) {
    return new Bytes("text/xml", Xml.write(request));
  }

  static Body json(byte[] document) {
    return new Bytes("application/json", document);
  }

  Optional<String> contentType();

  long length();

  BodyPublisher publisher();

  record Nothing() implements Body {
    @Override
    public Optional<String> contentType() {
      return Optional.empty();
    }

    @Override
    public long length() {
      return 0;
    }

    @Override
    public BodyPublisher publisher() {
      return BodyPublishers.noBody();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bytes(String type, byte[] bytes) implements Body {
    @Override
    public Optional<String> contentType() {
      return Optional.of(type);
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public BodyPublisher publisher() {
      return BodyPublishers.ofByteArray(bytes);
    }
  }

  /** Bytes of a file, read when sent and never held in memory as a whole. */
  record Slice(Path file, long offset, long length) {
    BodyPublisher publisher() {
      if (length == 0) {
        return BodyPublishers.noBody();
      }
      return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length);
    }

    private InputStream open() {
      try {
        SeekableByteChannel channel = Files.newByteChannel(file);
        channel.position(offset);
        return new BufferedInputStream(
            new Limited(Channels.newInputStream(channel), length), 65536);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Tableau's {@code multipart/mixed}: an XML part named {@code request_payload}, then perhaps a
   * binary part. The file name is fixed ASCII, since only its extension matters to the server.
   */
  record Parts(String boundary, String head, Optional<Slice> slice, String tail) implements Body {
    /** A payload alone, as it commits an upload. */
    static Parts payload(Element request) {
      String boundary = newBoundary();
      String head = payloadPart(boundary, text(request)) + "--" + boundary + "--\r\n";
      return new Parts(boundary, head, Optional.empty(), "");
    }

    static Parts withFile(Element request, String part, String fileName, Slice slice) {
      return withFile(text(request), part, fileName, slice);
    }

    /** One block of an upload: its payload part is there and empty. */
    static Parts block(Slice slice) {
      return withFile("", "tableau_file", "file", slice);
    }

    private static Parts withFile(String payload, String part, String fileName, Slice slice) {
      String boundary = newBoundary();
      String head =
          payloadPart(boundary, payload)
              + ("--" + boundary + "\r\n")
              + ("Content-Disposition: name=\"" + part + "\"; filename=\"" + fileName + "\"\r\n")
              + "Content-Type: application/octet-stream\r\n\r\n";
      return new Parts(boundary, head, Optional.of(slice), "\r\n--" + boundary + "--\r\n");
    }

    private static String payloadPart(String boundary, String payload) {
      return ("--" + boundary + "\r\n")
          + "Content-Disposition: name=\"request_payload\"\r\n"
          + "Content-Type: text/xml\r\n\r\n"
          + (payload + "\r\n");
    }

    private static String text(Element request) {
      return new String(Xml.write(request), StandardCharsets.US_ASCII);
    }

    /** 122 random bits: the file cannot hold them by accident. */
    private static String newBoundary() {
      return UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public Optional<String> contentType() {
      return Optional.of("multipart/mixed; boundary=" + boundary);
    }

    @Override
    public long length() {
      return head.length() + slice.map(Slice::length).orElse(0L) + tail.length();
    }

    @Override
    public BodyPublisher publisher() {
      BodyPublisher first = BodyPublishers.ofString(head, StandardCharsets.US_ASCII);
      BodyPublisher last = BodyPublishers.ofString(tail, StandardCharsets.US_ASCII);
      return slice
          .map(middle -> BodyPublishers.concat(first, middle.publisher(), last))
          .orElse(first);
    }
  }

  /** The first bytes of a stream; a file that shrank meanwhile is an error, not a short request. */
  final class Limited extends InputStream {
    private final InputStream in;
    private long left;

    Limited(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : ByteBuffer.wrap(one).get() & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(into, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new IOException("the file became shorter while it was sent");
      }
      left -= count;
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
