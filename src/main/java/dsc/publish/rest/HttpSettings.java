package dsc.publish.rest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the server.
 *
 * @param connect how long to wait for a connection
 * @param answer how long to wait for the answer to a small request
 * @param transfer how long one download or one upload block may take
 * @param caFile a PEM file with certificates to trust besides the machine's own
 * @param pageSize rows per page of a list, 1 to 1000
 */
public record HttpSettings(
    Duration connect,
    Duration answer,
    Duration transfer,
    Optional<ProxySettings> proxy,
    Optional<Path> caFile,
    RetryPolicy retries,
    int pageSize) {
  public HttpSettings {
    if (pageSize < 1 || pageSize > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 rows");
    }
  }

  public static HttpSettings standard() {
    return new HttpSettings(
        Duration.ofSeconds(20),
        Duration.ofMinutes(3),
        Duration.ofMinutes(60),
        Optional.empty(),
        Optional.empty(),
        RetryPolicy.standard(),
        500);
  }

  public HttpSettings withProxy(ProxySettings through) {
    return new HttpSettings(
        connect, answer, transfer, Optional.of(through), caFile, retries, pageSize);
  }

  public HttpSettings withCaFile(Path pem) {
    return new HttpSettings(connect, answer, transfer, proxy, Optional.of(pem), retries, pageSize);
  }

  public HttpSettings withRetries(RetryPolicy policy) {
    return new HttpSettings(connect, answer, transfer, proxy, caFile, policy, pageSize);
  }

  public HttpSettings withPageSize(int rows) {
    return new HttpSettings(connect, answer, transfer, proxy, caFile, retries, rows);
  }

  public HttpSettings withTimeouts(Duration toConnect, Duration toAnswer, Duration toTransfer) {
    return new HttpSettings(toConnect, toAnswer, toTransfer, proxy, caFile, retries, pageSize);
  }
}
