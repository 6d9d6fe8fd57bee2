package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Severity;
import dsc.model.Connection;
import dsc.model.Datasource;

/** What an importing user should know about a data source before looking at its spec. */
final class ImportNotes {
  private ImportNotes() {}

  static void report(Datasource datasource, ConnectionCatalog catalog, Diagnostics diags) {
    datasource.all(Connection.class).forEach(c -> connection(c, catalog, diags));
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
}
