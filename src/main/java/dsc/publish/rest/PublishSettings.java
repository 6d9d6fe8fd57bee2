package dsc.publish.rest;

import java.time.Duration;

/**
 * How files travel.
 *
 * @param singleLimit files up to this many bytes go in one request; the server takes 64 MB
 * @param blockSize bytes per block of a larger file; the server takes 64 MB
 * @param parallel how many blocks travel at once where the server can put them in order
 * @param jobLimit how long to wait for a job
 * @param unknownLimit how long to look for a result after an answer got lost
 */
public record PublishSettings(
    long singleLimit, int blockSize, int parallel, Duration jobLimit, Duration unknownLimit) {
  public PublishSettings {
    if (blockSize < 1 || parallel < 1) {
      throw new IllegalArgumentException("blocks have a size and at least one travels");
    }
  }

  public static PublishSettings standard() {
    int megabyte = 1024 * 1024;
    return new PublishSettings(
        32L * megabyte, 32 * megabyte, 4, Duration.ofHours(2), Duration.ofMinutes(10));
  }
}
