package dsc.publish.server;

import dsc.plan.PublicationKey;
import java.util.List;

/** Where logins come from when they are sent: the environment, and nowhere else. */
@FunctionalInterface
public interface Logins {
  List<Login> of(PublicationKey key);

  /** Nobody has any. */
  static Logins none() {
    return key -> List.of();
  }
}
