package dsc.project;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Severity;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import dsc.spec.Located;
import dsc.spec.ValueExpr;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be wrong with a workspace, its variables and its tenants. */
final class Problems {
  private Problems() {}

  static Diagnostic unreadable(String shown, boolean folder) {
    String message =
        folder
            ? "`" + shown + "` is a folder, not a file"
            : "there is no file `" + shown + "` that can be read";
    return Diagnostic.general(Code.FILE_UNREADABLE, Severity.ERROR, message);
  }

  static Diagnostic tooLarge(String shown, long size, long limit) {
    return Diagnostic.general(
        Code.FILE_TOO_LARGE,
        Severity.ERROR,
        "`"
            + shown
            + "` has "
            + size / 1024 / 1024
            + " MiB; the limit is "
            + limit / 1024 / 1024
            + " MiB");
  }

  static Diagnostic notUtf8(Span place, int value) {
    return Diagnostic.error(
            Code.FILE_NOT_UTF8,
            place,
            String.format(Locale.ROOT, "the byte 0x%02X here is not UTF-8", value))
        .help("save the file with the encoding UTF-8");
  }

  static Diagnostic fileMissing(Located<String> written) {
    return Diagnostic.error(
            Code.FILE_UNREADABLE, written.span(), "there is no file `" + written.value() + "`")
        .help("paths are relative to the spec");
  }

  static Diagnostic notThere(String shown) {
    return Diagnostic.general(
        Code.SPEC_NOT_FOUND, Severity.ERROR, "there is no file or folder `" + shown + "`");
  }

  static Diagnostic listedSpecMissing(Located<String> written) {
    return Diagnostic.error(
        Code.SPEC_NOT_FOUND,
        written.span(),
        "there is no file or folder `" + written.value() + "`");
  }

  static Diagnostic noSpecs(String shown) {
    String where = shown.isEmpty() ? "this folder" : "`" + shown + "`";
    return Diagnostic.general(Code.SPEC_NOT_FOUND, Severity.ERROR, "there is no spec in " + where)
        .help("a spec is a .yaml file with the key `datasource`; `dsc init` starts one");
  }

  static Diagnostic badPath(Span span) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, span, "this can't be a path");
  }

  static Diagnostic duplicateDatasource(Located<String> again, Located<String> first) {
    return Diagnostic.error(
            Code.DUPLICATE_DATASOURCE,
            again.span(),
            "another spec has the data source `" + first.value() + "` already")
        .related(first.span(), "here");
  }

  // The workspace file.

  static Diagnostic unknownTarget(String name, List<String> known) {
    return suggest(
        Diagnostic.general(
            Code.UNKNOWN_TARGET, Severity.ERROR, "there is no target `" + name + "`"),
        name,
        known);
  }

  static Diagnostic unknownDefaultTarget(Located<String> name, List<String> known) {
    return suggest(
        Diagnostic.error(
            Code.UNKNOWN_TARGET, name.span(), "there is no target `" + name.value() + "`"),
        name.value(),
        known);
  }

  static Diagnostic noDefaultTarget(List<String> known) {
    return Diagnostic.general(
            Code.UNKNOWN_TARGET,
            Severity.ERROR,
            "there are several targets and none is the default")
        .help(
            "name one with --target, or set `default_target`: `"
                + String.join("`, `", known)
                + "`");
  }

  static Diagnostic targetKind(Located<String> name, boolean both) {
    String message =
        both
            ? "a target is a `directory` or a `server`, not both"
            : "the target `" + name.value() + "` needs `directory` or `server`";
    return Diagnostic.error(both ? Code.KEYS_CONFLICT : Code.MISSING_KEY, name.span(), message);
  }

  static Diagnostic onlyForServers(Span span, String key) {
    return Diagnostic.error(
        Code.KEYS_CONFLICT, span, "`" + key + "` can only be used together with `server`");
  }

  static Diagnostic serverNeeds(Located<String> name, String key) {
    String variable = "TABLEAU_" + key.toUpperCase(Locale.ROOT);
    return Diagnostic.error(
            Code.MISSING_KEY, name.span(), "the target `" + name.value() + "` needs `" + key + "`")
        .help("for example `" + key + ": ${env." + variable + "}`");
  }

  static Diagnostic secretInFile(Span span) {
    return Diagnostic.error(
            Code.SECRET_IN_SPEC, span, "a token can't be written into a workspace file")
        .help("take it from the environment: `${env.NAME}`");
  }

  static Diagnostic defaultType(Span span, Value value, Located<DataType> type) {
    return typeMismatch(span, value, type.value()).related(type.span(), "declared here");
  }

  // Variables and references.

  static Diagnostic unknownVariableGiven(String name, List<String> known) {
    return suggest(
        Diagnostic.general(
            Code.UNKNOWN_VARIABLE,
            Severity.ERROR,
            "--var sets `" + name + "`, but no such variable is declared"),
        name,
        known);
  }

  static Diagnostic variableType(Variable variable, boolean commandLine) {
    String source =
        commandLine ? "--var" : "the environment variable " + variable.environmentName();
    return Diagnostic.general(
        Code.VALUE_TYPE_MISMATCH,
        Severity.ERROR,
        "the variable `"
            + variable.name().value()
            + "` is "
            + words(variable.type())
            + ", but "
            + source
            + " sets it to something else");
  }

  static Diagnostic missingEnvironment(ValueExpr.Reference reference, Collection<String> known) {
    Diagnostic problem =
        Diagnostic.error(
            Code.MISSING_VALUE,
            reference.span(),
            "the environment variable `" + reference.name() + "` is not set");
    return Suggestions.closest(reference.name(), known)
        .map(near -> problem.help("did you mean `${env." + near + "}`?"))
        .orElse(problem);
  }

  static Diagnostic unwritable(ValueExpr.Reference reference) {
    // Which one is not shown: the value may be a secret.
    return Diagnostic.error(
        Code.TDS_CHARACTER,
        reference.span(),
        "the value of `" + reference.name() + "` has a character that no Tableau file can hold");
  }

  static Diagnostic variableNotSet(ValueExpr.Reference reference) {
    String name = reference.name();
    return Diagnostic.error(
            Code.MISSING_VALUE, reference.span(), "the variable `" + name + "` has no value")
        .help("set it with --var " + name + "=…, with DSC_VAR_" + name + ", or give it a default");
  }

  static Diagnostic unknownVariable(ValueExpr.Reference reference, List<String> known) {
    return suggest(
        Diagnostic.error(
            Code.UNKNOWN_VARIABLE,
            reference.span(),
            "there is no variable `" + reference.name() + "`"),
        reference.name(),
        known);
  }

  static Diagnostic unknownTenantColumn(ValueExpr.Reference reference, List<String> known) {
    return suggest(
        Diagnostic.error(
            Code.TENANT_COLUMNS,
            reference.span(),
            "the tenants have no column `" + reference.name() + "`"),
        reference.name(),
        known);
  }

  static Diagnostic emptyCell(
      ValueExpr.Reference reference, TenantTable.Tenant tenant, TenantTable.Cell cell) {
    return Diagnostic.error(
            Code.MISSING_VALUE,
            cell.span(),
            "the tenant `" + tenant.id() + "` has no value for `" + reference.name() + "`")
        .related(reference.span(), "needed here");
  }

  static Diagnostic referenceType(ValueExpr expr, Value value, DataType wanted) {
    // The value itself may come from the environment, so it isn't shown.
    return Diagnostic.error(
        Code.VALUE_TYPE_MISMATCH,
        expr.span(),
        "expected " + words(wanted) + ", found " + words(value.type()));
  }

  // Tenants.

  static Diagnostic quoteInside(Span span) {
    return Diagnostic.error(
            Code.CSV_SYNTAX, span, "a quote can't stand inside a value without quotes")
        .help("put the value in quotes and write the quote twice");
  }

  static Diagnostic textAfterQuote(Span span) {
    return Diagnostic.error(
            Code.CSV_SYNTAX, span, "a comma or the end of the line must follow a closing quote")
        .help("a quote inside a quoted value is written twice");
  }

  static Diagnostic unclosedQuote(Span span) {
    return Diagnostic.error(Code.CSV_SYNTAX, span, "this quote is never closed");
  }

  static Diagnostic tenantsFileMissing(Located<String> from) {
    return Diagnostic.error(
            Code.FILE_UNREADABLE, from.span(), "there is no file `" + from.value() + "`")
        .help("the path is relative to the spec");
  }

  static Diagnostic emptyCsv(SourceFile file) {
    return Diagnostic.error(
            Code.TENANT_COLUMNS, new Span(file, 0, 0), "there is nothing in this file")
        .help("the first line names the columns, `id` among them");
  }

  static Diagnostic notAListOfTenants(Span span, String kind) {
    return Diagnostic.error(Code.TENANT_COLUMNS, span, "expected a list of tenants, found " + kind)
        .help("write one tenant an item: an id, or a mapping with an `id`");
  }

  static Diagnostic notATenant(Span span, String kind) {
    return Diagnostic.error(
        Code.TENANT_COLUMNS, span, "expected one value of a tenant, found " + kind);
  }

  static Diagnostic raggedRow(Span span, int found, CsvReader.Row header) {
    return Diagnostic.error(
            Code.CSV_SYNTAX,
            span,
            "this line has "
                + found
                + " values, but there are "
                + header.cells().size()
                + " columns")
        .related(header.span(), "the columns");
  }

  static Diagnostic emptyHeading(Span span) {
    return Diagnostic.error(Code.TENANT_COLUMNS, span, "this column has no name");
  }

  static Diagnostic duplicateHeading(Span span, String name, Span first) {
    Diagnostic problem =
        Diagnostic.error(Code.TENANT_COLUMNS, span, "there is a column `" + name + "` already");
    return related(problem, span, first, "here");
  }

  static Diagnostic noIdColumn(Span span, List<String> names) {
    Diagnostic problem =
        Diagnostic.error(Code.TENANT_COLUMNS, span, "the tenants have no column `id`");
    if (names.size() == 1 && names.getFirst().matches(".*[;\\t|].*")) {
      return problem.help("values are separated by commas");
    }
    return names.stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("id"))
        .findFirst()
        .map(near -> problem.help("is it `" + near + "`? Call it `id`"))
        .orElse(problem);
  }

  static Diagnostic unknownTenantColumn(Located<String> declared, List<String> names) {
    return suggest(
        Diagnostic.error(
            Code.TENANT_COLUMNS,
            declared.span(),
            "the tenants have no column `" + declared.value() + "`"),
        declared.value(),
        names);
  }

  static Diagnostic noTenants(Span span) {
    return Diagnostic.error(Code.TENANT_COLUMNS, span, "there are columns and not a single tenant");
  }

  static Diagnostic tenantValueType(Span span, Value value, TenantTable.Column column) {
    return related(
        typeMismatch(span, value, column.type()),
        span,
        column.span(),
        "the column `" + column.name() + "`");
  }

  /** A second place, unless it is the first one. */
  private static Diagnostic related(Diagnostic problem, Span first, Span second, String text) {
    return first.equals(second) ? problem : problem.related(second, text);
  }

  static Diagnostic tenantWithoutId(Span span) {
    return Diagnostic.error(Code.MISSING_VALUE, span, "this tenant has no `id`");
  }

  static Diagnostic badTenantId(Span span) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, span, "this can't be the id of a tenant")
        .help("ids become file names: use letters, digits, `_`, `-`, `.` and `@`, at most 100");
  }

  static Diagnostic duplicateTenant(TenantTable.Tenant again, TenantTable.Tenant first) {
    String message =
        again.id().equals(first.id())
            ? "there is a tenant `" + first.id() + "` already"
            : "the tenants `" + first.id() + "` and `" + again.id() + "` differ only in case";
    Diagnostic problem = Diagnostic.error(Code.DUPLICATE_TENANT, again.span(), message);
    return related(problem, again.span(), first.span(), "here");
  }

  // Tenants that a source gives: the place is what asks for them, so the message tells the value.

  static Diagnostic nobodyFound(Span span) {
    return Diagnostic.error(Code.TENANT_COLUMNS, span, "this gives not a single tenant")
        .help("look at the source: it has no rows, or none with a value here");
  }

  static Diagnostic tooManyFound(Span span, int most) {
    return Diagnostic.error(
            Code.TENANT_COLUMNS,
            span,
            String.format(Locale.ROOT, "this gives more than %,d tenants", most))
        .help("take what names a customer, not what names a row");
  }

  static Diagnostic foundWithoutId(Span span, List<Value> row, int others) {
    String values = row.stream().map(Value::display).collect(Collectors.joining(", "));
    return Diagnostic.error(
            Code.MISSING_VALUE,
            span,
            "there is a tenant without an `id`: (" + values + ")" + andOthers(others))
        .help("leave such rows out in the query");
  }

  static Diagnostic rowsOfNobody(Span span, Value value) {
    String what = value instanceof Value.Null ? "null" : "an empty text";
    return Diagnostic.error(
            Code.MISSING_VALUE,
            span,
            "some rows have " + what + " here and would belong to no tenant")
        .help("write `nulls: drop` beside `distinct:` if they shall");
  }

  static Diagnostic foundBadId(Span span, String id, int others) {
    return Diagnostic.error(
            Code.VALUE_NOT_ALLOWED,
            span,
            "`" + id + "`" + andOthers(others) + " can't be the id of a tenant")
        .help("ids become file names: letters, digits, `_`, `-`, `.` and `@`, at most 100")
        .help("make ids in a `query:`, or list the tenants with an id of their own in `from:`");
  }

  static Diagnostic unknownTenant(String id, List<String> known) {
    Diagnostic problem =
        Diagnostic.general(Code.UNKNOWN_TENANT, Severity.ERROR, "there is no tenant `" + id + "`");
    return Suggestions.closest(id, known)
        .map(near -> problem.help("did you mean `" + near + "`?"))
        .orElse(problem);
  }

  private static Diagnostic typeMismatch(Span span, Value value, DataType wanted) {
    return Diagnostic.error(
        Code.VALUE_TYPE_MISMATCH,
        span,
        "expected " + words(wanted) + ", found `" + value.display() + "`");
  }

  private static String words(DataType type) {
    return switch (type) {
      case BOOLEAN -> "true or false";
      case INTEGER -> "a whole number";
      case REAL -> "a number";
      case STRING -> "text";
      case DATE -> "a date";
      case DATETIME -> "a date and time";
      case SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> type.text();
    };
  }

  private static Diagnostic suggest(Diagnostic problem, String given, List<String> all) {
    List<String> known = all.stream().filter(name -> !name.isBlank()).distinct().toList();
    return Suggestions.closest(given, known)
        .map(near -> problem.help("did you mean `" + near + "`?"))
        .orElseGet(
            () ->
                known.isEmpty()
                    ? problem
                    : problem.help("known: `" + String.join("`, `", known) + "`"));
  }

  private static String andOthers(int others) {
    return others == 0 ? "" : String.format(Locale.ROOT, " and %,d more", others);
  }
}
