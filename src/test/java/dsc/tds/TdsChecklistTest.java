package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.model.Datasource;
import dsc.tds.TdsChecklist.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every check passes on what the writer writes, and fails when one thing is spoilt. */
final class TdsChecklistTest {
  private static final String DATE = "[none:order_date:qk]";

  /** A document, what is replaced in it and the check that must notice. */
  private record Spoilt(int check, String what, Datasource datasource, String from, String to) {}

  private static List<Spoilt> spoilt() {
    Datasource single = Samples.singleTable();
    Datasource joined = Samples.joined();
    Datasource related = Samples.related();
    return List.of(
        new Spoilt(
            1, "unknown connection", single, "relation connection='", "relation connection='x"),
        new Spoilt(
            1,
            "join of a table that isn't there",
            joined,
            "op='[orders].[cust]'",
            "op='[order].[cust]'"),
        new Spoilt(2, "column without source", single, "name='[amount]'", "name='[amounts]'"),
        new Spoilt(2, "two fields of one name", single, "name='[order_date]'", "name='[amount]'"),
        new Spoilt(3, "unknown field in a formula", single, "SUM([amount])", "SUM([amounts])"),
        new Spoilt(
            3,
            "parameter that isn't carried",
            single,
            "name='[Parameter 1]'",
            "name='[Parameter 2]'"),
        new Spoilt(
            4,
            "filter on an undeclared instance",
            single,
            "name='" + DATE + "'",
            "name='[none:order_date:ok]'"),
        new Spoilt(
            4,
            "instance that is not what its name says",
            single,
            "derivation='None' name='" + DATE,
            "derivation='Year' name='" + DATE),
        new Spoilt(
            5,
            "level of another field",
            single,
            "function='member' level='[region]'",
            "function='member' level='[amount]'"),
        new Spoilt(5, "member of another type", single, "member='&quot;N&quot;'", "member='1'"),
        new Spoilt(5, "member without quotes", single, "member='&quot;N&quot;'", "member='N'"),
        new Spoilt(
            6,
            "relations that differ",
            single,
            "<properties context=''>\n          <relation connection",
            "<properties context=''>\n          <relation caption='x' connection"),
        new Spoilt(
            7,
            "count of a table that isn't there",
            related,
            "[__tableau_internal_object_id__].[ORDERS_",
            "[__tableau_internal_object_id__].[ORDER_"),
        new Spoilt(
            7,
            "extract table without object",
            related,
            "<relation name='ORDERS_",
            "<relation name='ORDER_"),
        new Spoilt(
            8,
            "operands the wrong way round",
            related,
            "<expression op='[CUST_ID]' />",
            "<expression op='[NAME]' />"),
        new Spoilt(9, "missing manifest entry", single, "    <ISO8601PeriodTypes />\n", ""),
        new Spoilt(
            10,
            "field without column in the extract",
            joined,
            "<map key='[cust]' value='[Extract].[cust]' />",
            ""),
        new Spoilt(
            10, "unknown increment key", joined, "increment-key='[d]'", "increment-key='[e]'"),
        new Spoilt(
            11,
            "unknown field in a hierarchy",
            single,
            "<field>[region]</field>",
            "<field>[regions]</field>"),
        new Spoilt(
            11,
            "field in two folders",
            single,
            "</folders-common>",
            "<folder name='x'><folder-item name='[amount]' type='field'"
                + " /></folder></folders-common>"),
        new Spoilt(
            11,
            "folder with an unknown hierarchy",
            single,
            "name='Geo' type='drillpath'",
            "name='Geos' type='drillpath'"),
        new Spoilt(12, "single comparison in SQL", joined, "a &lt;&lt;&gt;&gt; b", "a &lt;&gt; b"),
        new Spoilt(
            13,
            "raw line break in an attribute",
            single,
            "formula='// per bucket&#13;&#10;",
            "formula='// per bucket\n"),
        new Spoilt(13, "control character", single, "<run>Where </run>", "<run>Where \u0002</run>"),
        new Spoilt(14, "types that don't go together", single, "type='ordinal'", "type='nominal'"),
        new Spoilt(
            14,
            "aggregate as dimension",
            single,
            "role='measure' type='quantitative'>\n    <calculation class='tableau' formula='// per",
            "role='dimension' type='ordinal'>\n    <calculation class='tableau' formula='// per"),
        new Spoilt(15, "product version", single, "version='18.1'", "version='2024.1'"),
        new Spoilt(
            15,
            "name for older releases",
            single,
            "<aliases enabled='yes' />",
            "<_.fcp.X.true...aliases enabled='yes' />"));
  }

  @TestFactory
  Stream<DynamicTest> everyCheckNoticesWhatItIsFor() {
    return spoilt().stream()
        .map(s -> DynamicTest.dynamicTest(s.check() + ": " + s.what(), () -> assertNoticed(s)));
  }

  private static void assertNoticed(Spoilt spoilt) {
    String good = new String(TdsWriter.write(spoilt.datasource()), StandardCharsets.UTF_8);
    String bad = good.replace(spoilt.from(), spoilt.to());
    assertNotEquals(good, bad);
    assertEquals(List.of(), TdsChecklist.check(good.getBytes(StandardCharsets.UTF_8)));
    List<Problem> problems = TdsChecklist.check(bad.getBytes(StandardCharsets.UTF_8));
    assertTrue(
        problems.stream().anyMatch(p -> p.check() == spoilt.check()), () -> problems.toString());
  }

  @Test
  void thePathOfTheExtractIsThatOfThePackage() {
    byte[] tds = TdsWriter.write(Samples.joined());
    assertEquals(List.of(), TdsChecklist.check(tds, Optional.of("Data/Extracts/joined.hyper")));
    assertEquals(
        List.of(10),
        TdsChecklist.check(tds, Optional.of("Data/Extracts/x.hyper")).stream()
            .map(Problem::check)
            .toList());
    assertEquals(
        List.of(10),
        TdsChecklist.check(TdsWriter.write(Samples.singleTable()), Optional.of("Data/x.hyper"))
            .stream()
            .map(Problem::check)
            .toList());
  }
}
