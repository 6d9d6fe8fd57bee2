package dsc.publish.directory;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.Severity;
import dsc.model.Datasource;
import dsc.tds.TdsReader;

/** Reads a .tds; fails with a {@link dsc.diag.DscException} when it is no data source. */
@FunctionalInterface
public interface DocumentReader {
  Datasource read(byte[] tds);

  /** Reads what Tableau and dsc save. */
  static DocumentReader tableau() {
    return tds -> {
      Diagnostics diags = new Diagnostics();
      return TdsReader.read("the document", tds, diags).orElseThrow(() -> failure(diags));
    };
  }

  private static DscException failure(Diagnostics diags) {
    return diags.sorted().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .findFirst()
        .map(diagnostic -> new DscException(diagnostic.code(), diagnostic.message()))
        .orElseGet(
            () -> new DscException(Code.TDS_NOT_A_DATASOURCE, "The document is no data source."));
  }
}
