package dsc.publish.directory;

import dsc.model.Datasource;

/** Reads a .tds; fails with a {@link dsc.diag.DscException} when it is no data source. */
@FunctionalInterface
public interface DocumentReader {
  Datasource read(byte[] tds);
}
