package dsc.publish.server;

import dsc.publish.rest.PermissionRule;
import dsc.publish.rest.RemoteDatasource;
import java.util.List;
import java.util.Optional;

/**
 * What a data source had beside its content, to be put back when an overwrite resets it: servers
 * differ in what they keep (facts: owner and tags are known to go on some).
 */
record Snapshot(
    Optional<String> ownerId,
    List<String> tags,
    String description,
    boolean certified,
    String note,
    List<PermissionRule> permissions) {
  Snapshot {
    tags = List.copyOf(tags);
    permissions = List.copyOf(permissions);
  }

  static Snapshot of(RemoteDatasource remote, List<PermissionRule> permissions) {
    return new Snapshot(
        remote.ownerId(),
        remote.tags(),
        remote.description(),
        remote.certified(),
        remote.certificationNote(),
        permissions);
  }
}
