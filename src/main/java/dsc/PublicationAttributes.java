package dsc;

import dsc.lower.Values;
import dsc.plan.Desired;
import dsc.project.Target;
import dsc.project.Workspace;
import dsc.spec.ConnectionSpec;
import dsc.spec.DatasourceSpec;
import dsc.spec.PublishSpec;
import dsc.spec.ScheduleSpec;
import dsc.spec.TenantsSpec;
import dsc.spec.ValueExpr;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is wanted beside the content, as names and texts: what the tenants say, else what the data
 * source says, else what the target or the workspace says. What nobody says is not managed.
 */
final class PublicationAttributes {
  /** Where Tableau Server puts data sources that name no project. */
  private static final String DEFAULT_PROJECT = "default";

  private final DatasourceSpec spec;
  private final Values values;
  private final Target target;
  private final SortedMap<String, String> attributes = new TreeMap<>();

  PublicationAttributes(Artifacts.Artifact artifact, Target target) {
    this.spec = artifact.variant().typed().resolved().spec();
    this.values = artifact.variant().values();
    this.target = target;
    attributes.put(Desired.NAME, Publications.name(artifact.datasource()));
  }

  /** Whether something that dsc did not publish is taken over. */
  static boolean adopts(DatasourceSpec spec) {
    return spec.publish().adopt()
        || spec.tenants().map(tenants -> tenants.publish().adopt()).orElse(false);
  }

  SortedMap<String, String> all(Workspace workspace) {
    put("project", said(PublishSpec::project).or(target::project).or(workspace::project));
    put("site", said(PublishSpec::site));
    put("description", said(PublishSpec::description));
    List<ValueExpr> tags = list(PublishSpec::tags);
    if (!tags.isEmpty()) {
      attributes.put(
          "tags", tags.stream().map(values::text).sorted().collect(Collectors.joining(",")));
    }
    boolean isProtected =
        spec.publish().protect()
            || spec.tenants().map(tenants -> tenants.publish().protect()).orElse(false);
    if (isProtected) {
      attributes.put(Desired.PROTECT, "true");
    }
    switch (target) {
      case Target.Directory directory -> {}
      case Target.Server server -> server();
    }
    return attributes;
  }

  /** What only a server has. */
  private void server() {
    attributes.putIfAbsent("project", DEFAULT_PROJECT);
    put("owner", said(PublishSpec::owner));
    said(PublishSpec::schedule).ifPresent(this::schedule);
    said(PublishSpec::certified)
        .ifPresent(
            certified -> {
              attributes.put("certified", String.valueOf(certified.certified()));
              put("certification note", certified.note());
            });
    for (PublishSpec.Permission permission : list(PublishSpec::permissions)) {
      attributes.put(
          "permissions of "
              + (permission.group() ? "group " : "user ")
              + values.text(permission.grantee()),
          capabilities(permission));
    }
    String logins =
        spec.connections().stream()
            .filter(connection -> attribute(connection, "password").isPresent())
            .map(this::login)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!logins.isEmpty()) {
      attributes.put("credentials", logins);
    }
  }

  private void schedule(ScheduleSpec schedule) {
    switch (schedule) {
      case ScheduleSpec.Named(ValueExpr name) -> attributes.put("schedule", values.text(name));
      case ScheduleSpec.Own(String times) -> attributes.put("refresh", times);
    }
  }

  private static String capabilities(PublishSpec.Permission permission) {
    String allow = words("allow ", permission.allow());
    String deny = words("deny ", permission.deny());
    String both = allow.isEmpty() || deny.isEmpty() ? "" : "; ";
    return allow.isEmpty() && deny.isEmpty() ? "nothing" : allow + both + deny;
  }

  private static String words(String lead, List<String> words) {
    return words.isEmpty() ? "" : lead + words.stream().sorted().collect(Collectors.joining(", "));
  }

  /** As the server shows it: the user and the host. The password is known to nobody here. */
  private String login(ConnectionSpec connection) {
    return attribute(connection, "username").map(values::text).orElse("")
        + "@"
        + attribute(connection, "server").map(values::text).orElse("");
  }

  private static Optional<ValueExpr> attribute(ConnectionSpec connection, String key) {
    return connection.attributes().stream()
        .filter(attribute -> attribute.key().value().equals(key))
        .map(ConnectionSpec.Attribute::value)
        .findFirst();
  }

  private void put(String name, Optional<ValueExpr> value) {
    value.ifPresent(v -> attributes.put(name, values.text(v)));
  }

  private <T> Optional<T> said(Function<PublishSpec, Optional<T>> attribute) {
    return spec.tenants()
        .map(TenantsSpec::publish)
        .flatMap(attribute)
        .or(() -> attribute.apply(spec.publish()));
  }

  private <T> List<T> list(Function<PublishSpec, List<T>> attribute) {
    return spec.tenants()
        .map(TenantsSpec::publish)
        .map(attribute)
        .filter(items -> !items.isEmpty())
        .orElseGet(() -> attribute.apply(spec.publish()));
  }
}
