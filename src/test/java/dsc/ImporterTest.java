package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.parts.KeptPart;
import dsc.tds.TdsReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Saved data sources whose names need care, and come back as they were without parts kept. */
final class ImporterTest {
  private static final String JOIN =
      """
      <relation join='inner' type='join'>
        <clause type='join'>
          <expression op='='><expression op='[a].[id]' /><expression op='[b].[id]' /></expression>
        </clause>
        <relation connection='postgres.1' name='a' table='[public].[a]' type='table' />
        <relation connection='postgres.1' name='b' table='[public].[b]' type='table' />
      </relation>
      """;

  private final Compiler compiler = new Compiler();

  @Test
  void columnsOfOneNameStayWithTheirTables() {
    String spec =
        imported(
            JOIN + cols("id", "b", "id") + cols("id (b)", "a", "id"),
            """
            <column datatype='integer' name='[id]' role='dimension' type='ordinal' />
            <column datatype='integer' name='[id (b)]' role='measure' type='quantitative' />
            """);
    assertTrue(
        spec.contains(
            "b.id: { internal_name: id, role: dimension }, a.id: { internal_name: id (b) }"),
        spec);
  }

  @Test
  void aHiddenColumnIsCalledLikeAnotherField() {
    String spec =
        imported(
            JOIN + cols("id", "a", "id") + cols("id (b)", "b", "id"),
            """
            <column caption='Key' datatype='integer' name='[id]' role='dimension' type='ordinal' />
            <column caption='Key' datatype='integer' hidden='true' name='[id (b)]' role='dimension' type='ordinal' />
            <column caption='Both' datatype='integer' name='[Calculation_1]' role='measure' type='quantitative'>
              <calculation class='tableau' formula='[id] + [id (b)]' />
            </column>
            """);
    assertTrue(spec.contains("[Key] + [id (b)]"), spec);
  }

  @Test
  void columnsOfATableThatIsNowhereAreThoseOfTheOnlyOne() {
    String spec =
        imported(
            "<relation connection='postgres.1' name='Custom SQL Query' type='text'>SELECT 1 AS n"
                + "</relation>"
                + cols("n", "somewhere", "n"),
            "<column datatype='integer' name='[n]' role='measure' type='quantitative' />");
    assertTrue(spec.contains("columns: { n: integer }"), spec);
  }

  @Test
  void aUserFilterSaysWhoSeesWhatInEitherFormThatTableauWrites() {
    String share = "<groupfilter expression=\"%s\" function='filter'>%s</groupfilter>";
    String region = "<groupfilter function='member' level='[Region]' member='&quot;%s&quot;' />";
    String all = "<groupfilter function='level-members' level='[Region]' />";
    String none = "<groupfilter function='empty-level' member='[Region]' />";
    String two =
        "<groupfilter function='union'>"
            + region.formatted("East")
            + region.formatted("West")
            + "</groupfilter>";
    String union =
        "<groupfilter function='union'>%s"
            + share.formatted("ISMEMBEROF('Group A')", all)
            + share.formatted("ISCURRENTUSER('acme\\alice')", two)
            + share.formatted("ISCURRENTUSER('d''Artagnan')", region.formatted("South"))
            + share.formatted("ISCURRENTUSER('temp')", none)
            + "</groupfilter>";
    String nested = "<groupfilter function='intersection'>" + all + union + "</groupfilter>";
    String before = share.formatted("false", all);
    List<String> specs =
        Stream.of(union.formatted(""), nested.formatted(before))
            .map(members -> imported(ORDERS, REGION + userFilter(members)))
            .toList();
    assertEquals(specs.get(0), specs.get(1));
    String expected =
        """
        user_filters:
          User Filter 1:
            field: Region
            users: { acme\\alice: [East, West], d'Artagnan: [South], temp: [] }
            groups: { Group A: all }
        filters:
          - { field: User Filter 1, include: [true] }
        """;
    assertTrue(specs.get(0).contains(expected), specs.get(0));
  }

  private static String userFilter(String members) {
    return "<group name='[User Filter 1]' name-style='unqualified' user:ui-builder='identity-set'>"
        + members
        + "</group><filter class='categorical' column='[User Filter 1]' />";
  }

  private static final String ORDERS =
      "<relation connection='postgres.1' name='orders' table='[orders]' type='table' />"
          + cols("Region", "orders", "Region");

  private static final String REGION =
      "<column datatype='string' name='[Region]' role='dimension' type='nominal' />";

  @Test
  void theRowsOfLogicalTablesAreCountedByCaption() {
    String count =
        """
        <column caption='Rows' datatype='integer' name='[Calculation_1]' role='measure' type='quantitative'>
          <calculation class='tableau' formula='COUNT([__tableau_internal_object_id__].[orders_ABC])' />
        </column>
        """;
    String graph =
        """
        <object-graph><objects><object caption='orders' id='orders_ABC'><properties context=''>
        <relation connection='postgres.1' name='orders' table='[orders]' type='table' />
        </properties></object></objects></object-graph>
        """;
    String itself =
        """
        <column caption='orders' datatype='table' hidden='true' name='[__tableau_internal_object_id__].[orders_ABC]' role='measure' type='quantitative' />
        <folders-common><folder name='F'>
          <folder-item name='[__tableau_internal_object_id__].[orders_ABC]' type='field' />
        </folder></folders-common>
        """;
    String spec = imported(ORDERS, REGION + count + itself + graph);
    assertTrue(spec.contains("Rows: { formula: \"COUNT([orders])\""), spec);
    assertTrue(spec.contains("count: { hidden: true, folder: F }"), spec);
  }

  @Test
  void parametersThatAreRealMayBeSpeltWithoutAPoint() {
    String spec =
        imported(
            ORDERS,
            REGION
                + """
                <datasource-dependencies datasource='Parameters'>
                <column caption='Size' datatype='real' name='[Parameter 1]' param-domain-type='range' role='measure' type='quantitative' value='1000'>
                  <calculation class='tableau' formula='1000.0' />
                  <range granularity='500' max='2500' min='500' />
                </column>
                </datasource-dependencies>
                """);
    assertTrue(spec.contains("range: { min: 500.0, max: 2500.0, step: 500 }"), spec);
  }

  /** The spec, once it is certain that it gives the data source back and nothing is kept. */
  private String imported(String relation, String columns) {
    String document =
        """
        <datasource formatted-name='sales' inline='true' version='18.1' xmlns:user='http://www.tableausoftware.com/xml/user'>
        <connection class='federated'><named-connections>
        <named-connection caption='db' name='postgres.1'>
        <connection authentication='username-password' class='postgres' dbname='d' port='5432' server='db' username='u' />
        </named-connection></named-connections>
        %s</connection>
        %s</datasource>
        """
            .formatted(merged(relation), columns);
    Diagnostics diags = new Diagnostics();
    Datasource saved =
        TdsReader.read("sales.tds", document.getBytes(StandardCharsets.UTF_8), diags).orElseThrow();
    Imported imported = Importer.run(compiler, saved, "sales", "Sales", diags);
    assertEquals(List.of(), imported.kept().stream().map(KeptPart::id).toList(), imported.spec());
    Optional<Datasource> again = ImportedSpecs.compile(compiler, imported, diags);
    assertEquals(Normalizer.normalize(saved), Normalizer.normalize(again.orElseThrow()));
    return imported.spec();
  }

  private static String cols(String field, String table, String column) {
    return "<cols><map key='[%s]' value='[%s].[%s]' /></cols>".formatted(field, table, column);
  }

  private static String merged(String relation) {
    return relation.replace("</cols><cols>", "");
  }
}
