package dsc.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TdsRewriterTest {
  private static final String TDS =
      """
      <datasource formatted-name='federated.0abc' xmlns:user='http://www.tableausoftware.com/xml/user'>
        <connection class='postgres' server='db' username='svc' />
        <column caption='It&apos;s' datatype='string' name='[a]' user:x='1' />
        <column datatype='real' name='[b]'>
          <calculation class='tableau' formula='1&#10;+ 1' />
        </column>
      </datasource>
      """;
  private static final String REWRITTEN =
      """
      <?xml version='1.0' encoding='utf-8' ?>

      <datasource xmlns:user='http://www.tableausoftware.com/xml/user' xml:base='http://127.0.0.1' formatted-name='federated.orders'>
        <repository-location site='Samples' revision='7.0' path='/t/Samples/datasources' id='Orders' />
        <connection server='db' class='postgres'>
          <metadata-records>
            <metadata-record class='column'>
              <remote-name>a</remote-name>
              <remote-type>129</remote-type>
              <local-name>[a]</local-name>
              <ordinal>0</ordinal>
              <local-type>string</local-type>
              <contains-null>true</contains-null>
            </metadata-record>
          </metadata-records>
        </connection>
        <column user:x='1' name='[a]' datatype='string' caption='It&apos;s' />
        <column name='[b]' datatype='real'>
          <calculation formula='1&#10;+ 1' class='tableau' />
        </column>
      </datasource>
      """;

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aPublishedTdsComesBackAsTableauWritesIt() throws IOException {
    byte[] rewritten =
        TdsRewriter.rewrite(TDS.getBytes(StandardCharsets.UTF_8), "tds", "Orders", 7);
    assertEquals(REWRITTEN, text(rewritten));
    assertEquals(REWRITTEN, text(TdsRewriter.rewrite(rewritten, "tds", "Orders", 7)));
  }

  @Test
  void anArchiveKeepsItsOtherEntries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("Data/x.hyper", new byte[] {1, 2, 3});
    entries.put("Orders.tds", TDS.getBytes(StandardCharsets.UTF_8));
    byte[] rewritten = TdsRewriter.rewrite(Packages.archive(entries), "tdsx", "Orders", 7);
    assertEquals(REWRITTEN, text(Packages.tds(rewritten)));
    assertEquals(List.copyOf(entries.keySet()), List.copyOf(Packages.entries(rewritten).keySet()));
  }
}
