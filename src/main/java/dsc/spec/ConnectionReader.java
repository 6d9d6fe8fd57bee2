package dsc.spec;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.ConnectionClass;
import dsc.catalog.DataType;
import dsc.catalog.Secrets;
import dsc.catalog.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads connections. Which attributes a class has is in the connection catalog. */
final class ConnectionReader {
  private static final String CLASS = "class";
  private static final String EXTRA = "attributes";

  /** The keys that every connection has. */
  private static final List<String> COMMON =
      List.of(CLASS, EXTRA, "caption", "customization", "internal_name");

  private final Reading reading;
  private final ConnectionCatalog catalog;

  ConnectionReader(Reading reading, ConnectionCatalog catalog) {
    this.reading = reading;
    this.catalog = catalog;
  }

  Optional<ConnectionSpec> connection(Located<String> name, YamlNode node) {
    Optional<YamlMapping> mapping = reading.mapping(node);
    Optional<Located<String>> word = mapping.flatMap(m -> reading.name(m, CLASS));
    if (word.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping connection = mapping.orElseThrow();
    List<ConnectionSpec.Attribute> extra = extra(connection);
    if (word.get().value().equals(ConnectionCatalog.OTHER)) {
      checkOther(connection, word.get(), extra);
      return Optional.of(spec(name, word.get(), List.of(), extra, connection));
    }
    Optional<ConnectionClass> found = catalog.find(word.get().value());
    if (found.isEmpty()) {
      connection.get(CLASS).ifPresent(n -> reading.wrongShape(n, "a connection class"));
      return Optional.empty();
    }
    Located<String> canonical = new Located<>(found.get().name(), word.get().span());
    List<ConnectionSpec.Attribute> attributes = attributes(connection, found.get(), word.get());
    return Optional.of(spec(name, canonical, attributes, extra, connection));
  }

  private ConnectionSpec spec(
      Located<String> name,
      Located<String> connectionClass,
      List<ConnectionSpec.Attribute> attributes,
      List<ConnectionSpec.Attribute> extra,
      YamlMapping connection) {
    return new ConnectionSpec(
        name,
        reading.text(connection, "caption"),
        connectionClass,
        attributes,
        extra,
        customization(connection),
        reading.name(connection, "internal_name"),
        connection.span());
  }

  private Optional<ConnectionSpec.Customization> customization(YamlMapping connection) {
    return connection
        .get("customization")
        .flatMap(reading::mapping)
        .flatMap(
            customization ->
                reading
                    .name(customization, "vendor")
                    .flatMap(
                        vendor ->
                            reading
                                .name(customization, "driver")
                                .map(
                                    driver ->
                                        new ConnectionSpec.Customization(
                                            vendor, driver, values(customization)))));
  }

  /** Tableau writes yes and no. */
  private SortedMap<String, String> values(YamlMapping customization) {
    SortedMap<String, String> values = new TreeMap<>();
    for (YamlMapping.Entry entry : reading.entries(customization, "values")) {
      reading
          .scalar(entry.value())
          .map(YamlScalar::value)
          .ifPresent(
              value ->
                  values.put(
                      entry.name(),
                      value instanceof Value.Bool bool
                          ? (bool.value() ? "yes" : "no")
                          : value.display()));
    }
    return values;
  }

  private List<ConnectionSpec.Attribute> attributes(
      YamlMapping connection, ConnectionClass kind, Located<String> word) {
    List<ConnectionSpec.Attribute> attributes = new ArrayList<>();
    for (YamlMapping.Entry entry : connection.entries()) {
      if (COMMON.contains(entry.name())) {
        continue;
      }
      Optional<ConnectionClass.Attribute> known = kind.attribute(entry.name());
      if (known.isEmpty()) {
        reading.diags().report(Problems.unknownAttribute(entry.key(), kind));
        continue;
      }
      Located<String> key = new Located<>(entry.name(), entry.key().span());
      value(entry.value(), known.get())
          .ifPresent(value -> attributes.add(new ConnectionSpec.Attribute(key, value)));
    }
    for (ConnectionClass.Attribute known : kind.attributes()) {
      boolean given = connection.get(known.name()).isPresent();
      if (known.required() && known.fallback().isEmpty() && !given) {
        reading.diags().report(Problems.missingAttribute(word, known));
      }
    }
    return attributes;
  }

  private Optional<ValueExpr> value(YamlNode node, ConnectionClass.Attribute known) {
    if (known.secret()) {
      return secret(node);
    }
    Optional<YamlScalar> scalar = reading.scalar(node);
    if (scalar.isEmpty() || holdsSecret(scalar.get())) {
      return Optional.empty();
    }
    ValueExpr value = reading.data(scalar.get());
    if (value instanceof ValueExpr.Fixed fixed && !fits(fixed.value(), known.type())) {
      reading.diags().report(Problems.wrongType(scalar.get(), wanted(known.type())));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** A secret is one reference to the environment and nothing else. */
  private Optional<ValueExpr> secret(YamlNode node) {
    Optional<ValueExpr> secret = reading.secret(node);
    if (secret.isEmpty()) {
      reading.diags().report(Problems.secretInSpec(node.span()));
    }
    return secret;
  }

  /** Whether an attribute that is written into the data source holds a password; reports it. */
  private boolean holdsSecret(YamlScalar scalar) {
    boolean found = Secrets.isIn(scalar.text().value());
    if (found) {
      reading.diags().report(Problems.secretInTds(scalar.span()));
    }
    return found;
  }

  private static boolean fits(Value value, DataType wanted) {
    return switch (wanted) {
      case INTEGER -> value instanceof Value.Int;
      case BOOLEAN -> value instanceof Value.Bool;
      case STRING -> value instanceof Value.Text;
      case REAL, DATE, DATETIME, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> false;
    };
  }

  private static String wanted(DataType type) {
    return switch (type) {
      case INTEGER -> "a whole number";
      case BOOLEAN -> "true or false";
      case STRING, REAL, DATE, DATETIME, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> "text";
    };
  }

  private List<ConnectionSpec.Attribute> extra(YamlMapping connection) {
    List<ConnectionSpec.Attribute> extra = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(connection, EXTRA)) {
      boolean secretName = Secrets.isName(entry.name()) && !isEmptyText(entry.value());
      if (secretName) {
        reading.diags().report(Problems.secretInTds(entry.value().span()));
      }
      if (secretName || (entry.value() instanceof YamlScalar scalar && holdsSecret(scalar))) {
        continue;
      }
      Located<String> key = new Located<>(entry.name(), entry.key().span());
      reading
          .data(entry.value())
          .ifPresent(value -> extra.add(new ConnectionSpec.Attribute(key, value)));
    }
    return extra;
  }

  private static boolean isEmptyText(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.text().value().isEmpty();
  }

  private void checkOther(
      YamlMapping connection, Located<String> word, List<ConnectionSpec.Attribute> extra) {
    for (YamlMapping.Entry entry : connection.entries()) {
      if (!COMMON.contains(entry.name())) {
        reading.diags().report(Problems.attributeOfOther(entry.key()));
      }
    }
    if (extra.stream().noneMatch(attribute -> attribute.key().value().equals(CLASS))) {
      reading.diags().report(Problems.otherWithoutClass(word.span()));
    }
  }
}
