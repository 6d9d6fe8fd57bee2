package dsc.tds;

import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The same data source under other generated names. */
final class Renamed {
  private static final Pattern CONNECTION = Pattern.compile("(postgres|snowflake)\\.[0-9a-z]{28}");
  private static final Pattern OBJECT = Pattern.compile("_[0-9A-F]{32}");

  private Renamed() {}

  static Datasource of(Datasource datasource) {
    String xml = new String(TdsWriter.write(datasource), StandardCharsets.UTF_8);
    xml = CONNECTION.matcher(xml).replaceAll("$1.0000000000000000000000000000");
    xml = OBJECT.matcher(xml).replaceAll("_00000000000000000000000000000000");
    return TdsReader.read("renamed", xml.getBytes(StandardCharsets.UTF_8), new Diagnostics())
        .orElseThrow();
  }
}
