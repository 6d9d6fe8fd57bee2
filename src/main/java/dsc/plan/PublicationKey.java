package dsc.plan;

import java.util.Comparator;
import java.util.Optional;

/** Which published thing: a data source of the workspace, for one tenant if it has tenants. */
public record PublicationKey(String datasource, Optional<String> tenant)
    implements Comparable<PublicationKey> {
  private static final Comparator<PublicationKey> ORDER =
      Comparator.comparing(PublicationKey::datasource).thenComparing(k -> k.tenant().orElse(""));

  public static PublicationKey of(String datasource) {
    return new PublicationKey(datasource, Optional.empty());
  }

  public static PublicationKey of(String datasource, String tenant) {
    return new PublicationKey(datasource, Optional.of(tenant));
  }

  @Override
  public int compareTo(PublicationKey other) {
    return ORDER.compare(this, other);
  }

  /** The first part of every address: {@code flights}, or {@code flights[acme]} for a tenant. */
  @Override
  public String toString() {
    return datasource + tenant.map(t -> "[" + t.replace("]", "]]") + "]").orElse("");
  }
}
