package dsc;

import dsc.catalog.DatabaseKind;
import dsc.catalog.SourceType;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import dsc.spec.Located;
import dsc.spec.TableSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The words for files that an extract cannot be read from. */
final class ExtractProblems {
  private ExtractProblems() {}

  static Diagnostic noSource(Span span, String table) {
    return Diagnostic.error(
            Code.EXTRACT_WITHOUT_SOURCE,
            span,
            "the extract has rows, but nothing says where those of table `" + table + "` are read")
        .help("add `source: { file: … }` to `extract:`, or use `mode: empty`");
  }

  static Diagnostic noRows(Span span, String table) {
    return Diagnostic.error(
            Code.EXTRACT_WITHOUT_SOURCE,
            span,
            "nothing says which file the rows of table `" + table + "` can be read from")
        .help(
            "add `source: { file: … }` to `extract:`; dsc reads .csv, .tsv, .txt, .parquet,"
                + " .jsonl and .xlsx");
  }

  static Diagnostic notOneTable(Span span) {
    return Diagnostic.error(
            Code.NOT_EVALUABLE,
            span,
            "formulas are evaluated on tables that are joined on columns into one")
        .help("relationships and formulas in joins are left to Tableau");
  }

  static Diagnostic unknownFormat(Span span, Path path) {
    return Diagnostic.error(
            Code.SOURCE_UNREADABLE, span, "`" + name(path) + "` is no kind of file dsc reads")
        .help(
            "use a .csv, .tsv, .txt, .parquet, .jsonl, .hyper or .xlsx file; text may be gzipped");
  }

  static Diagnostic noFiles(Span span, String written) {
    return Diagnostic.error(
        Code.SOURCE_UNREADABLE, span, "no file is called like `" + written + "`");
  }

  static Diagnostic encoding(Span span, String encoding) {
    return Diagnostic.error(
            Code.SOURCE_UNREADABLE, span, "there is no encoding of text called " + encoding)
        .help("write UTF-8, UTF-16, ISO-8859-1 or windows-1252, for example");
  }

  static Diagnostic unreadable(Span span, String why) {
    return Diagnostic.error(Code.SOURCE_UNREADABLE, span, why);
  }

  /** The header is one name, most likely because another character separates the values. */
  static Diagnostic oneColumn(Span span, Path path, String header, char delimiter) {
    Diagnostic problem =
        Diagnostic.error(
            Code.SOURCE_COLUMN_MISSING,
            span,
            "`" + name(path) + "` has only one column, `" + header + "`");
    String other = header.indexOf(';') >= 0 ? ";" : header.indexOf('\t') >= 0 ? "\\t" : "";
    return other.isEmpty()
        ? problem.help("its values are expected to be separated by `" + delimiter + "`")
        : problem.help(
            "for values separated by `" + other + "`, add `delimiter: \"" + other + "\"`");
  }

  static Diagnostic columnMissing(Located<String> column, String source, List<String> found) {
    return missing(column.span(), column.value(), source, found);
  }

  static Diagnostic fieldMissing(Span span, String field, String source, List<String> found) {
    return missing(span, field, source, found);
  }

  /** The values of a source's column cannot become what it is declared as. */
  static Diagnostic type(TableSpec.ColumnSpec column, SourceType type) {
    Diagnostic problem =
        Diagnostic.error(
            Code.SOURCE_TYPE,
            column.type().span(),
            "column `"
                + column.name().value()
                + "` is "
                + type.name()
                + " in the database"
                + (type.usual().isPresent()
                    ? ", which cannot be read as " + column.type().value().text()
                    : ""));
    return type.refusal()
        .map(problem::help)
        .orElseGet(
            () ->
                problem.help(
                    type.usual()
                        .map(usual -> "declare it as `" + usual.text() + "`")
                        .orElse("leave it out")));
  }

  static Diagnostic unknownAddress(Span span, List<DatabaseKind> kinds) {
    return Diagnostic.error(
            Code.EXTRACT_WITHOUT_SOURCE, span, "dsc does not read rows from such a database")
        .help(
            "addresses start with "
                + kinds.stream().map(DatabaseKind::prefix).collect(Collectors.joining(", ")));
  }

  static Diagnostic noHost(Span span, String server) {
    return Diagnostic.error(
        Code.SOURCE_UNREADABLE, span, "`" + server + "` is not the name of a server");
  }

  static Diagnostic tenantsOfOwnSource(Span span) {
    return Diagnostic.error(
            Code.TENANT_COLUMNS,
            span,
            "the source is another one for each tenant, so it can't tell who the tenants are")
        .help("list them with `from:` or `rows:`");
  }

  static Diagnostic tenantsWithoutDatabase(Span span) {
    return Diagnostic.error(
            Code.TENANT_COLUMNS, span, "there is no database here that answers a query")
        .help("name one of several with `connection:`")
        .help("files have no queries: take the `distinct:` values of a field");
  }

  private static Diagnostic missing(Span span, String name, String source, List<String> found) {
    Diagnostic problem =
        Diagnostic.error(
            Code.SOURCE_COLUMN_MISSING,
            span,
            "`" + source + "` has no column named `" + name + "`");
    for (String line : Suggestions.help(name, found)) {
      problem = problem.help(line);
    }
    return problem;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
