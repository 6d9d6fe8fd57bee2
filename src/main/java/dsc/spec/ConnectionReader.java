package dsc.spec;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.ConnectionClass;
import dsc.catalog.DataType;
import dsc.catalog.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads connections. Which attributes a class has is in the connection catalog. */
final class ConnectionReader {
  private static final String CLASS = "class";
  private static final String EXTRA = "attributes";
  private static final String PASSWORD = "password";

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
      return Optional.of(new ConnectionSpec(name, word.get(), List.of(), extra, connection.span()));
    }
    Optional<ConnectionClass> found = catalog.find(word.get().value());
    if (found.isEmpty()) {
      connection.get(CLASS).ifPresent(n -> reading.wrongShape(n, "a connection class"));
      return Optional.empty();
    }
    Located<String> canonical = new Located<>(found.get().name(), word.get().span());
    List<ConnectionSpec.Attribute> attributes = attributes(connection, found.get(), word.get());
    return Optional.of(new ConnectionSpec(name, canonical, attributes, extra, connection.span()));
  }

  private List<ConnectionSpec.Attribute> attributes(
      YamlMapping connection, ConnectionClass kind, Located<String> word) {
    List<ConnectionSpec.Attribute> attributes = new ArrayList<>();
    for (YamlMapping.Entry entry : connection.entries()) {
      if (entry.name().equals(CLASS) || entry.name().equals(EXTRA)) {
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
    Optional<YamlScalar> scalar = reading.scalar(node);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    ValueExpr value = reading.data(scalar.get());
    if (known.secret()) {
      return secret(scalar.get(), value);
    }
    if (value instanceof ValueExpr.Fixed fixed && !fits(fixed.value(), known.type())) {
      reading.diags().report(Problems.wrongType(scalar.get(), wanted(known.type())));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** A secret is one reference to the environment and nothing else. */
  private Optional<ValueExpr> secret(YamlScalar scalar, ValueExpr value) {
    if (value instanceof ValueExpr.Reference reference && reference.kind() == ValueExpr.Kind.ENV) {
      return Optional.of(value);
    }
    reading.diags().report(Problems.secretInSpec(scalar.span()));
    return Optional.empty();
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
      if (entry.name().equals(PASSWORD) && !isEmptyText(entry.value())) {
        reading.diags().report(Problems.secretInSpec(entry.value().span()));
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
      if (!entry.name().equals(CLASS) && !entry.name().equals(EXTRA)) {
        reading.diags().report(Problems.attributeOfOther(entry.key()));
      }
    }
    if (extra.stream().noneMatch(attribute -> attribute.key().value().equals(CLASS))) {
      reading.diags().report(Problems.otherWithoutClass(word.span()));
    }
  }
}
