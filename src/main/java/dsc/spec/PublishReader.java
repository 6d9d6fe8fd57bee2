package dsc.spec;

import dsc.catalog.Value;
import dsc.spec.PublishSpec.Certified;
import dsc.spec.PublishSpec.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where and how a data source is published. */
final class PublishReader {
  private final Reading reading;

  PublishReader(Reading reading) {
    this.reading = reading;
  }

  PublishSpec publish(YamlMapping mapping) {
    return new PublishSpec(
        reading.text(mapping, "project"),
        reading.text(mapping, "site"),
        reading.text(mapping, "description"),
        reading.texts(mapping, "tags"),
        reading.text(mapping, "owner"),
        mapping.get("certified").flatMap(this::certified),
        permissions(mapping),
        mapping.get("schedule").flatMap(new ScheduleReader(reading)::schedule),
        reading.flag(mapping, "adopt", false),
        reading.flag(mapping, "protect", false));
  }

  /** {@code true}, {@code false}, or the note of a certified one. */
  private Optional<Certified> certified(YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.value() instanceof Value.Bool flag) {
      return Optional.of(new Certified(flag.value(), Optional.empty()));
    }
    return reading.text(node).map(note -> new Certified(true, Optional.of(note)));
  }

  private List<Permission> permissions(YamlMapping mapping) {
    List<Permission> permissions = new ArrayList<>();
    for (YamlNode node : reading.items(mapping, "permissions")) {
      reading.mapping(node).flatMap(this::permission).ifPresent(permissions::add);
    }
    return permissions;
  }

  private Optional<Permission> permission(YamlMapping one) {
    Optional<YamlMapping.Entry> group = one.entry("group");
    Optional<YamlMapping.Entry> user = one.entry("user");
    if (group.isPresent() && user.isPresent()) {
      reading.diags().report(Problems.keysConflict(user.get().key(), group.get().key()));
    }
    return reading
        .text(one, group.isPresent() ? "group" : "user")
        .map(
            grantee ->
                new Permission(
                    group.isPresent(),
                    grantee,
                    words(one, "allow"),
                    words(one, "deny"),
                    one.span()));
  }

  private List<String> words(YamlMapping one, String key) {
    return reading.items(one, key).stream()
        .flatMap(item -> reading.name(item).stream())
        .map(Located::value)
        .toList();
  }
}
