package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.Severity;
import dsc.diag.SourceFile;
import dsc.formula.FormulaParser;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.Field;
import java.util.Optional;

/** What an importing user should know about a data source before looking at its spec. */
final class ImportNotes {
  private ImportNotes() {}

  static void report(Datasource datasource, ConnectionCatalog catalog, Diagnostics diags) {
    datasource.all(Connection.class).forEach(c -> connection(c, catalog, diags));
    datasource.all(Field.Calculation.class).forEach(c -> formula(c, diags));
  }

  private static void connection(
      Connection connection, ConnectionCatalog catalog, Diagnostics diags) {
    if (catalog.find(connection.connectionClass()).isEmpty()) {
      diags.report(
          Diagnostic.general(
              Code.TDS_CONNECTION_CLASS,
              Severity.NOTE,
              "dsc knows nothing of connections of the class `"
                  + connection.connectionClass()
                  + "`; the attributes of `"
                  + connection.caption()
                  + "` pass as they are"));
    }
  }

  private static void formula(Field.Calculation calculation, Diagnostics diags) {
    SourceFile text = new SourceFile("[" + calculation.shownName() + "]", calculation.formula());
    Diagnostics problems = new Diagnostics();
    FormulaParser.parse(ScalarText.ofFile(text), problems);
    Optional<Diagnostic> first =
        problems.sorted().stream().filter(d -> d.severity() == Severity.ERROR).findFirst();
    first
        .flatMap(Diagnostic::primary)
        .ifPresent(
            place ->
                diags.report(
                    Diagnostic.warning(
                            Code.TDS_FORMULA_KEPT,
                            place.span(),
                            "the formula of `"
                                + calculation.shownName()
                                + "` is kept as it is: "
                                + first.get().message())
                        .label(place.text())));
  }
}
