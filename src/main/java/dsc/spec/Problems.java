package dsc.spec;

import dsc.catalog.ConnectionClass;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Fix;
import dsc.diag.Severity;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** What can be wrong with a spec as a text, one factory per kind of problem. */
final class Problems {
  private Problems() {}

  static Diagnostic fileTooLarge(SourceFile file, int limit) {
    return Diagnostic.general(
        Code.FILE_TOO_LARGE,
        Severity.ERROR,
        "`" + file.path() + "` has more than " + limit + " characters");
  }

  static Diagnostic emptyFile(SourceFile file) {
    return Diagnostic.error(Code.EMPTY_FILE, new Span(file, 0, 0), "there is nothing in this file");
  }

  static Diagnostic controlCharacter(SourceFile file, int offset, int code) {
    int at = Math.min(offset, file.length());
    return Diagnostic.error(
        Code.YAML_SYNTAX,
        new Span(file, at, Math.min(at + 1, file.length())),
        String.format(Locale.ROOT, "the control character U+%04X is not allowed", code));
  }

  static Diagnostic unwritable(Span span, char character) {
    return Diagnostic.error(
        Code.TDS_CHARACTER,
        span,
        String.format(
            Locale.ROOT, "no Tableau file can hold the character U+%04X", (int) character));
  }

  static Diagnostic severalDocuments(Span span) {
    return Diagnostic.error(
            Code.YAML_UNSUPPORTED, span, "a second document starts here; only one is allowed")
        .help("put each data source into a file of its own");
  }

  static Diagnostic unknownTag(Span span, String tag) {
    return Diagnostic.error(
        Code.YAML_UNSUPPORTED, span, "the tag `" + tag + "` has no meaning here");
  }

  static Diagnostic keyIsNotText(YamlNode key) {
    return Diagnostic.error(
        Code.YAML_UNSUPPORTED, key.span(), "a key must be text, not " + key.kind());
  }

  static Diagnostic unknownAnchor(Span span, String name, List<String> known) {
    Diagnostic problem =
        Diagnostic.error(
            Code.YAML_UNSUPPORTED, span, "there is no anchor `&" + name + "` before this alias");
    return Suggestions.closest(name, known)
        .map(near -> problem.help("did you mean `*" + near + "`?"))
        .orElse(problem);
  }

  static Diagnostic anchorInItself(Span span, String name, Span anchor) {
    return Diagnostic.error(
            Code.YAML_TOO_COMPLEX, span, "the anchor `&" + name + "` refers to itself")
        .related(anchor, "the anchor");
  }

  static Diagnostic tooManyValues(Span span, long limit) {
    return Diagnostic.error(
            Code.YAML_TOO_COMPLEX,
            span,
            "with its aliases written out, this file has too many values")
        .help("aliases may add " + limit + " values");
  }

  static Diagnostic tooDeep(Span span, int limit) {
    return Diagnostic.error(
        Code.YAML_TOO_COMPLEX, span, "values are nested more than " + limit + " levels deep here");
  }

  static Diagnostic numberOutOfRange(Span span) {
    return Diagnostic.error(Code.NUMBER_TOO_LARGE, span, "this number is out of range")
        .help("integers have 64 bits; put text that looks like a number in quotes");
  }

  static Diagnostic duplicateKey(YamlScalar again, YamlScalar first) {
    return Diagnostic.error(
            Code.DUPLICATE_KEY,
            again.span(),
            "the key `" + again.text().value() + "` is already there")
        .related(first.span(), "first here");
  }

  static Diagnostic wrongType(YamlNode node, String wanted) {
    Diagnostic problem =
        Diagnostic.error(
            Code.WRONG_TYPE, node.span(), "expected " + wanted + ", found " + node.kind());
    return mend(node, wanted).map(fix -> problem.help(fix.title()).fix(fix)).orElse(problem);
  }

  /** The change that turns what was found into what is wanted, where there is one. */
  private static Optional<Fix> mend(YamlNode node, String wanted) {
    String raw = node.span().text();
    if (wanted.contains("text") && !raw.isEmpty() && raw.indexOf('\n') < 0) {
      boolean unquoted = node instanceof YamlSequence || isPlain(node) || raw.startsWith("{");
      return unquoted ? Optional.of(quoted(node, raw)) : Optional.empty();
    }
    if (node instanceof YamlScalar scalar && wanted.contains("true or false")) {
      return switch (raw.toLowerCase(Locale.ROOT)) {
        case "yes", "on", "y" -> Optional.of(new Fix("write `true`", scalar.span(), "true", true));
        case "no", "off", "n" ->
            Optional.of(new Fix("write `false`", scalar.span(), "false", true));
        default -> Optional.empty();
      };
    }
    boolean quotedNumber =
        node instanceof YamlScalar scalar
            && wanted.contains("number")
            && scalar.text().value().matches("-?[0-9]{1,18}(\\.[0-9]+)?");
    return quotedNumber && node instanceof YamlScalar scalar
        ? Optional.of(new Fix("write it without quotes", node.span(), scalar.text().value(), true))
        : Optional.empty();
  }

  private static boolean isPlain(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.style() == YamlScalar.Style.PLAIN;
  }

  private static Fix quoted(YamlNode node, String raw) {
    String text = raw.indexOf('\'') < 0 ? "'" + raw + "'" : "'" + raw.replace("'", "''") + "'";
    return new Fix("put it in quotes: `" + text + "`", node.span(), text, true);
  }

  static Diagnostic emptyName(Span span) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, span, "a name can't be empty");
  }

  static Diagnostic unknownZone(Located<String> name, Collection<String> known) {
    Diagnostic problem =
        Diagnostic.error(
            Code.VALUE_NOT_ALLOWED, name.span(), "there is no time zone `" + name.value() + "`");
    for (String line : Suggestions.help(name.value(), List.copyOf(new TreeSet<>(known)))) {
      problem = problem.help(line);
    }
    return problem;
  }

  static Diagnostic impossibleDecimal(Span span) {
    return Diagnostic.error(
            Code.VALUE_NOT_ALLOWED, span, "there are no decimal numbers of so many digits")
        .help("a decimal has 1 to 38 digits, and no more than these after the point");
  }

  static Diagnostic missingValue(Span span) {
    return Diagnostic.error(Code.MISSING_KEY, span, "a value is missing here")
        .help("write `null` for the null value");
  }

  static Diagnostic noSuchDate(Span span, String text) {
    return Diagnostic.error(
            Code.VALUE_NOT_ALLOWED, span, "`" + text + "` is not a date in the calendar")
        .help("put it in quotes if it is meant as text");
  }

  static Diagnostic keysConflict(YamlScalar key, YamlScalar other) {
    String first = other.text().value();
    String second = key.text().value();
    String message =
        first.equals(second)
            ? "`" + first + "` is there twice"
            : "`" + second + "` and `" + first + "` can't be used together";
    return Diagnostic.error(Code.KEYS_CONFLICT, key.span(), message)
        .related(other.span(), "`" + first + "` is here");
  }

  static Diagnostic onlyWith(YamlScalar key, String other) {
    return Diagnostic.error(
        Code.KEYS_CONFLICT,
        key.span(),
        "`" + key.text().value() + "` can only be used together with `" + other + "`");
  }

  static Diagnostic unclosedReference(Span span) {
    return Diagnostic.error(Code.BAD_REFERENCE, span, "this reference has no closing `}`")
        .help("write `$${` for a plain `${`");
  }

  static Diagnostic badReference(Span span, String inside) {
    Diagnostic problem =
        Diagnostic.error(Code.BAD_REFERENCE, span, "`${" + inside + "}` is not a reference");
    int dot = inside.indexOf('.');
    Optional<String> kind =
        dot < 0
            ? Optional.empty()
            : Suggestions.closest(inside.substring(0, dot), List.of("env", "var", "tenant"));
    return kind.map(k -> problem.help("did you mean `${" + k + inside.substring(dot) + "}`?"))
        .orElseGet(
            () ->
                problem.help(
                    "write `${env.NAME}`, `${var.name}` or `${tenant.column}`; `$${` is a plain"
                        + " `${`"));
  }

  static Diagnostic referenceNotAllowed(ValueExpr.Reference reference) {
    return Diagnostic.error(
            Code.REFERENCE_NOT_ALLOWED,
            reference.span(),
            "a reference can't be used here; it must be written out")
        .help("write `$${` for a plain `${`");
  }

  static Diagnostic noTenants(Span span) {
    return Diagnostic.error(
            Code.REFERENCE_NOT_ALLOWED, span, "this spec has no `tenants` to refer to")
        .help("add `tenants:` with `from:`, `rows:`, `query:` or `distinct:`");
  }

  static Diagnostic secretInSpec(Span span) {
    return Diagnostic.error(Code.SECRET_IN_SPEC, span, "a password can't be written into a spec")
        .help("take it from the environment: `password: ${env.NAME}`");
  }

  static Diagnostic secretInTds(Span span) {
    return Diagnostic.error(
            Code.SECRET_IN_SPEC, span, "this would write a password into the data source")
        .help("use `password: ${env.NAME}`, which is never written");
  }

  static Diagnostic noConnection(YamlMapping root, List<TableSpec> tables) {
    Span place = tables.stream().map(table -> table.alias().span()).findFirst().orElse(root.span());
    return Diagnostic.error(Code.MISSING_KEY, place, "the spec has no connection for its tables")
        .help("add `connection:` with `class:` and `server:`");
  }

  static Diagnostic unknownAttribute(YamlScalar key, ConnectionClass kind) {
    String name = key.text().value();
    List<String> known = kind.attributes().stream().map(ConnectionClass.Attribute::name).toList();
    Diagnostic problem =
        Diagnostic.error(
            Code.UNKNOWN_KEY,
            key.span(),
            "a connection of class `" + kind.name() + "` has no `" + name + "`");
    return unknown(problem, key, known);
  }

  /** Adds the nearest known key, or all of them, to a diagnostic about an unknown key. */
  static Diagnostic unknown(Diagnostic problem, YamlScalar key, List<String> known) {
    Optional<String> near = Suggestions.closest(key.text().value(), known);
    if (near.isPresent()) {
      String title = "did you mean `" + near.get() + "`?";
      return problem.help(title).fix(new Fix(title, key.span(), near.get(), false));
    }
    return known.isEmpty()
        ? problem
        : problem.help(
            "known here: `" + String.join("`, `", known.stream().sorted().toList()) + "`");
  }

  static Diagnostic missingAttribute(Located<String> word, ConnectionClass.Attribute attribute) {
    return Diagnostic.error(
            Code.MISSING_KEY,
            word.span(),
            "a connection of class `" + word.value() + "` needs `" + attribute.name() + "`")
        .help(attribute.name() + ": " + attribute.summary());
  }

  static Diagnostic attributeOfOther(YamlScalar key) {
    return Diagnostic.error(
            Code.UNKNOWN_KEY,
            key.span(),
            "a connection of class `other` has no `" + key.text().value() + "`")
        .help("put it under `attributes:`, spelt as the TDS spells it");
  }

  static Diagnostic otherWithoutClass(Span span) {
    return Diagnostic.error(
            Code.MISSING_KEY, span, "a connection of class `other` needs `class` in `attributes`")
        .help("attributes: { class: <the class in the TDS>, … }");
  }

  static Diagnostic tableWithoutSource(Located<String> alias) {
    return Diagnostic.error(
            Code.MISSING_KEY,
            alias.span(),
            "the table `" + alias.value() + "` doesn't say where its rows come from")
        .help("add one of `table`, `sql`, `file`, `files`, `union`, `procedure` and `like`");
  }

  static Diagnostic pivotLengths(Span span) {
    return Diagnostic.error(
            Code.VALUE_NOT_ALLOWED, span, "this column of the pivot has another number of columns")
        .help("each new column takes as many columns as the others");
  }

  static Diagnostic emptyPathPart(Span span) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, span, "a part of this table name is empty")
        .help("write names that hold dots as a list: [schema, \"a.table\"]");
  }

  static Diagnostic joinWithoutTable(Span span) {
    return Diagnostic.error(Code.MISSING_KEY, span, "this join doesn't say which table it adds")
        .help("add one of `left`, `right`, `inner` and `full` with the table's alias");
  }

  static Diagnostic unknownGeoRole(Located<String> role, Collection<String> known) {
    Diagnostic problem =
        Diagnostic.error(
            Code.VALUE_NOT_ALLOWED,
            role.span(),
            "there is no geographic role `" + role.value() + "`");
    return Suggestions.closest(role.value(), known)
        .map(near -> problem.help("did you mean `" + near + "`?"))
        .orElseGet(() -> problem.help("known roles: `" + String.join("`, `", known) + "`"));
  }

  static Diagnostic filterWithoutCondition(Located<String> field) {
    return Diagnostic.error(
            Code.MISSING_KEY,
            field.span(),
            "the filter on `" + field.value() + "` doesn't say which values it keeps")
        .help(
            "add `include`, `exclude`, `where`, `min`, `max`, `last` and `period`, or `nulls:"
                + " none`");
  }

  static Diagnostic filterWithoutPeriod(YamlScalar key) {
    return Diagnostic.error(
            Code.MISSING_KEY, key.span(), "`" + key.text().value() + "` needs a `period`")
        .help("for example `period: month`");
  }

  static Diagnostic nullsOfDates(Span span) {
    return Diagnostic.error(
        Code.VALUE_NOT_ALLOWED, span, "relative dates can only `keep` or `drop` nulls");
  }

  static Diagnostic backwards(Span span) {
    return Diagnostic.error(
        Code.VALUE_NOT_ALLOWED, span, "the first period is later than the last one");
  }

  static Diagnostic topWithoutOrder(YamlScalar key) {
    return Diagnostic.error(
            Code.MISSING_KEY,
            key.span(),
            "`" + key.text().value() + "` doesn't say what the members are ordered by")
        .help("for example `by: SUM([Sales])`");
  }

  static Diagnostic setWithoutMembers(Located<String> set) {
    return Diagnostic.error(
            Code.MISSING_KEY, set.span(), "the set `" + set.value() + "` doesn't say what is in it")
        .help(
            "add `field` with `include`, `exclude`, `where` or `top`, or other sets with `any_of`"
                + " or `all_of`");
  }

  static Diagnostic userFilterOfNobody(Located<String> filter) {
    return Diagnostic.error(
            Code.MISSING_KEY,
            filter.span(),
            "the user filter `" + filter.value() + "` doesn't say who sees what")
        .help("add `users` or `groups`, each name with a list of values or `all`");
  }

  static Diagnostic binSize(Span span) {
    return Diagnostic.error(
        Code.VALUE_NOT_ALLOWED, span, "the size of bins must be greater than zero");
  }

  static Diagnostic attributeHasKey(YamlScalar attribute, String key) {
    return Diagnostic.error(
            Code.KEYS_CONFLICT,
            attribute.span(),
            "`" + attribute.text().value() + "` is not written as an attribute")
        .help("use the key `" + key + "`");
  }

  static Diagnostic filteredWithoutFilters(Span span) {
    return Diagnostic.error(Code.MISSING_KEY, span, "an extract of mode `filtered` needs `filters`")
        .help("use `mode: full` for all rows");
  }

  static Diagnostic filtersOfMode(YamlScalar key, Located<ExtractSpec.Mode> mode) {
    String word = mode.value().name().toLowerCase(Locale.ROOT);
    return Diagnostic.error(
            Code.KEYS_CONFLICT, key.span(), "an extract of mode `" + word + "` has no filters")
        .related(mode.span(), "the mode")
        .help("use `mode: filtered`");
  }

  static Diagnostic keyOfLive(YamlScalar key, Located<ExtractSpec.Mode> mode) {
    return Diagnostic.error(
            Code.KEYS_CONFLICT,
            key.span(),
            "`" + key.text().value() + "` needs an extract, and mode `none` has none")
        .related(mode.span(), "the mode")
        .help("use `mode: full`");
  }

  static Diagnostic notInSchedule(YamlScalar key, Located<? extends Enum<?>> frequency) {
    return Diagnostic.error(
            Code.KEYS_CONFLICT,
            key.span(),
            "a schedule that is " + word(frequency) + " has no `" + key.text().value() + "`")
        .related(frequency.span(), "the frequency");
  }

  static Diagnostic scheduleNeeds(Located<? extends Enum<?>> frequency, String key) {
    return Diagnostic.error(
        Code.MISSING_KEY,
        frequency.span(),
        "a schedule that is " + word(frequency) + " needs `" + key + "` here");
  }

  static Diagnostic endsAtOtherMinute(Located<String> end, Located<String> start) {
    return Diagnostic.error(
            Code.VALUE_NOT_ALLOWED,
            end.span(),
            "an hourly schedule ends at the minute it starts at")
        .related(start.span(), "the start");
  }

  private static String word(Located<? extends Enum<?>> word) {
    return word.value().name().toLowerCase(Locale.ROOT);
  }

  static Diagnostic noTenantRows(Span span) {
    return Diagnostic.error(Code.MISSING_KEY, span, "`tenants` doesn't say who the tenants are")
        .help(
            "add `from:` with a CSV file, `rows:`, a `query:`, or the `distinct:` values of a"
                + " field");
  }
}
