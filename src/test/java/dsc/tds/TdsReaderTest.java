package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.Folder;
import dsc.model.GroupFilter;
import dsc.model.Opaque;
import dsc.model.Table;
import dsc.model.TableObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TdsReaderTest {
  private static byte[] bytes(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  private static Datasource read(String inside) {
    Diagnostics diags = new Diagnostics();
    return read(inside, diags);
  }

  private static Datasource read(String inside, Diagnostics diags) {
    String xml =
        "<datasource formatted-name='d' inline='true' version='18.1' xmlns:user='"
            + XmlReader.USER_NAMESPACE
            + "'>"
            + inside
            + "</datasource>";
    return TdsReader.read("d.tds", bytes(xml), diags)
        .orElseThrow(() -> new AssertionError(diags.sorted()));
  }

  private static <T extends Element> T only(Datasource datasource, Class<T> kind) {
    List<T> all = datasource.all(kind).toList();
    assertEquals(1, all.size(), all.toString());
    return all.getFirst();
  }

  private static List<Code> codes(Diagnostics diags) {
    return diags.sorted().stream().map(Diagnostic::code).toList();
  }

  @Test
  void theOnlyConnectionOfAnOldFileBecomesANamedOne() {
    Datasource d =
        read(
            """
            <connection class='sqlserver' dbname='ITDB' server='db' username=''>
              <relation name='Owners' table='[dbo].[Owners]' type='table' />
            </connection>
            """);
    Connection connection = only(d, Connection.class);
    assertEquals("db", connection.caption());
    assertEquals("sqlserver", connection.connectionClass());
    assertTrue(connection.id().name().matches("sqlserver\\.[0-9a-z]{28}"));
    assertEquals(connection.id().name(), only(d, Table.class).connection());
    assertEquals("Migrated Data", only(d, TableObject.class).id().name());
  }

  @Test
  void aConnectionToAPublishedDataSourceStandsAlone() {
    Datasource d =
        read(
            """
            <connection channel='https' class='sqlproxy' dbname='Sales' server='s' username=''>
              <relation name='sqlproxy' table='[sqlproxy]' type='table' />
            </connection>
            """);
    String xml = new String(TdsWriter.write(d), StandardCharsets.UTF_8);
    assertFalse(xml.contains("federated"), xml);
    assertTrue(xml.contains("<connection channel='https' class='sqlproxy' dbname='Sales'"), xml);
    assertTrue(xml.contains("<relation name='sqlproxy' table='[sqlproxy]' type='table' />"), xml);
  }

  @Test
  void namesForOlderReleasesAreResolved() {
    Datasource d =
        read(
            """
            <connection class='federated'>
              <named-connections><named-connection caption='c' name='x.1'><connection class='x' /></named-connection></named-connections>
              <_.fcp.ObjectModelEncapsulateLegacy.false...relation connection='x.1' name='old' table='[old]' type='table' />
              <_.fcp.ObjectModelEncapsulateLegacy.true...relation connection='x.1' name='new' table='[new]' type='table' />
            </connection>
            <layout _.fcp.SchemaViewerObjectModel.false...dim-percentage='0.5' dim-ordering='ordinal' measure-ordering='alphabetic' show-structure='true' />
            <_.fcp.SchemaViewerObjectModel.false...folder name='a' role='dimensions' />
            """);
    assertEquals("new", only(d, Table.class).id().name());
    assertEquals(0, d.all(Folder.class).count());
  }

  @Test
  void foldersOfParametersAreReadInTheOldFormAndTheNew() {
    String parameter =
        """
        <datasource-dependencies datasource='Parameters'>
          <column datatype='integer' name='[P]' param-domain-type='any' role='measure' type='quantitative' value='1'>
            <calculation class='tableau' formula='1' />
          </column>
        </datasource-dependencies>
        """;
    String item = "<folder-item name='[P]' type='field' />";
    Datasource old = read("<folder name='F' role='parameters'>" + item + "</folder>" + parameter);
    Datasource modern =
        read(
            "<folders-parameters><folder name='F'>"
                + item
                + "</folder></folders-parameters>"
                + parameter);
    Folder expected = new Folder(new ElementId(Kind.FOLDER, "F"), List.of(), List.of("P"));
    assertEquals(expected, only(old, Folder.class));
    assertEquals(expected, only(modern, Folder.class));
    assertEquals(0, old.all(Opaque.class).count());
  }

  @Test
  void foldersByRoleAreOneFolder() {
    Datasource d =
        read(
            """
            <column datatype='string' name='[a]' role='dimension' type='nominal' />
            <folder name='F' role='dimensions'><folder-item name='[a]' type='field' /></folder>
            <folder name='F' role='measures'><folder-item name='[b]' type='field' /></folder>
            """);
    assertEquals(
        List.of(new Folder.Item(false, "a"), new Folder.Item(false, "b")),
        only(d, Folder.class).items());
  }

  @Test
  void anOldManualSortIsASort() {
    Datasource d =
        read(
            """
            <column datatype='string' name='[a]' role='dimension' type='nominal' />
            <default-sorts><sort class='manual' column='[none:a:nk]' direction='DESC'>
              <dictionary><bucket>"x"</bucket></dictionary></sort></default-sorts>
            """);
    FieldInstance field = FieldInstance.of("a", "None", FieldType.NOMINAL);
    assertEquals(
        new DefaultSort.Manual(ElementId.sort(field), field, false, List.of("\"x\"")),
        only(d, DefaultSort.class));
  }

  @Test
  void aColumnThatOnlyMetadataNamesIsAField() {
    Datasource d =
        read(
            """
            <connection class='federated'>
              <metadata-records>
                <metadata-record class='capability'><remote-name /></metadata-record>
                <metadata-record class='column'>
                  <remote-name>AMOUNT</remote-name><local-name>[Amount]</local-name>
                  <parent-name>[T]</parent-name><local-type>real</local-type>
                </metadata-record>
              </metadata-records>
            </connection>
            """);
    Field.Column column = only(d, Field.Column.class);
    assertEquals(Optional.of(new Field.ColumnSource("T", "AMOUNT")), column.source());
    assertEquals(DataType.REAL, column.properties().dataType());
    assertEquals(Role.MEASURE, column.properties().role());
  }

  @Test
  void anInstanceThatIsCalledLikeAFieldIsTheField() {
    Datasource d =
        read(
            """
            <column datatype='string' name='[none:a:nk]' role='dimension' type='nominal' />
            <filter class='categorical' column='[none:a:nk]' filter-group='2'>
              <groupfilter function='level-members' level='[none:a:nk]' />
            </filter>
            """);
    assertEquals(FieldInstance.bare("none:a:nk"), only(d, Filter.class).field());
  }

  @Test
  void twoFiltersOnOneFieldHaveTwoAddresses() {
    String filter =
        "<filter class='quantitative' column='[a]' filter-group='2' included-values='non-null' />";
    assertEquals(
        List.of("a", "a #2"),
        read(filter + filter).all(Filter.class).map(f -> f.id().name()).toList());
  }

  @Test
  void everyKindOfMemberFilterIsUnderstood() {
    Datasource d =
        read(
            """
            <filter class='categorical' column='[c]' filter-group='2'>
              <groupfilter expression="CONTAINS(LOWER([c]), LOWER('abc'))" function='filter' user:ui-enumeration='inclusive' user:ui-pattern-include-all-when-empty='true' user:ui-pattern_text='abc' user:ui-pattern_type='contains'>
                <groupfilter function='level-members' level='[c]' user:ui-enumeration='all' user:ui-marker='enumerate' />
              </groupfilter>
            </filter>
            <filter class='categorical' column='[c]' filter-group='2'>
              <groupfilter from='1973' function='range' level='[c]' to='2013' />
            </filter>
            """);
    List<GroupFilter> members =
        d.all(Filter.Categorical.class).map(Filter.Categorical::members).toList();
    assertEquals(
        new GroupFilter.Pattern(
            "contains", "abc", "CONTAINS(LOWER([c]), LOWER('abc'))", true, new GroupFilter.All()),
        members.get(0));
    assertEquals(
        new GroupFilter.Interval(new dsc.catalog.Value.Int(1973), new dsc.catalog.Value.Int(2013)),
        members.get(1));
  }

  @Test
  void aFilterWithAnUnknownFunctionIsKeptAsItStands() {
    Diagnostics diags = new Diagnostics();
    String filter =
        """
        <filter class='categorical' column='[c]' filter-group='2'>
          <groupfilter flag='SELF' function='descendants' level='[c]' />
        </filter>
        """;
    Datasource d = read(filter, diags);
    assertEquals(filter, only(d, Opaque.class).xml());
    assertEquals(List.of(Code.TDS_OPAQUE_PART), codes(diags));
    String xml = new String(TdsWriter.write(d), StandardCharsets.UTF_8);
    assertTrue(xml.contains("flag='SELF'"), xml);
  }

  @Test
  void aUserFilterOfAnotherFormIsKeptAsItStandsAndSoIsItsFilter() {
    Diagnostics diags = new Diagnostics();
    Datasource d =
        read(
            """
            <column datatype='string' name='[Region]' role='dimension' type='nominal' />
            <group name='[User Filter 1]' name-style='unqualified' user:ui-builder='identity-set'>
              <groupfilter function='union'>
                <groupfilter expression="ISFULLNAME('Anna') OR TRUE" function='filter'>
                  <groupfilter function='level-members' level='[Region]' />
                </groupfilter>
              </groupfilter>
            </group>
            <filter class='categorical' column='[User Filter 1]' />
            """,
            diags);
    assertEquals(List.of(), d.all(Filter.class).toList());
    assertEquals(2, d.all(Opaque.class).count());
    assertEquals(List.of(Code.TDS_OPAQUE_PART, Code.TDS_OPAQUE_PART), codes(diags));
  }

  @Test
  void whatAColumnHasBeyondTheModelStaysWithIt() {
    Datasource d =
        read(
            """
            <column datatype='string' name='[City]' role='dimension' type='nominal'>
              <semantic-values semantic-role='[City].[Name]'><semantic-value key='"a"' value='"b"' /></semantic-values>
              <desc><formatted-text><run>x</run></formatted-text></desc>
            </column>
            """);
    assertEquals("column [City]", only(d, Opaque.class).anchor());
    assertEquals("x", only(d, Field.Column.class).properties().description().getFirst().text());
    XmlElement column = TdsWriter.tree(d).children("column").getFirst();
    assertEquals(
        List.of("semantic-values", "desc"),
        column.children().stream().map(XmlElement::name).toList());
  }

  @Test
  void anOpaquePartKeepsTheInstancesItNames() {
    Datasource d =
        read(
            """
            <column datatype='string' name='[a]' role='dimension' type='nominal' />
            <column-instance column='[a]' derivation='None' name='[none:a:nk]' pivot='key' type='nominal' />
            <mapped-images><mapped-image caption='x' expression='y' name='[none:a:nk]' /></mapped-images>
            """);
    assertEquals(
        List.of("[none:a:nk]"),
        TdsWriter.tree(d).children("column-instance").stream().map(i -> i.value("name")).toList());
  }

  @Test
  void aPasswordInsideAConnectionStringIsLeftBehindAndTheRestStays() {
    Diagnostics diags = new Diagnostics();
    Datasource d =
        read(
            "<connection class='genericodbc' auth-token='s3cret-1' server='db'"
                + " odbc-connect-string-extras='Trust=yes;PWD={s3cret;2};client_secret=s3cret-3;Ssl=1'"
                + " jdbcurl='jdbc:x://reader:s3cret-4@db/shop?user=u&amp;password=s3cret-5' />",
            diags);
    assertEquals(
        List.of(Code.TDS_PASSWORD_IGNORED, Code.TDS_PASSWORD_IGNORED, Code.TDS_PASSWORD_IGNORED),
        codes(diags));
    assertFalse(d.toString().contains("s3cret"));
    assertFalse(diags.sorted().toString().contains("s3cret"));
    Map<String, String> attributes = only(d, Connection.class).attributes();
    assertEquals("Trust=yes;Ssl=1", attributes.get("odbc-connect-string-extras"));
    assertEquals("jdbc:x://reader@db/shop?user=u&", attributes.get("jdbcurl"));
  }

  @Test
  void aPasswordIsLeftBehind() {
    Diagnostics diags = new Diagnostics();
    Datasource d = read("<connection class='postgres' password='s3cret' server='db' />", diags);
    assertEquals(List.of(Code.TDS_PASSWORD_IGNORED), codes(diags));
    assertFalse(d.toString().contains("s3cret"));
    assertFalse(diags.sorted().toString().contains("s3cret"));
  }

  @Test
  void anIncrementalExtractIsUnderstood() {
    Datasource d =
        read(
            """
            <extract count='-1' enabled='false' units='records'>
              <connection class='hyper' dbname='Data/Extracts/x.hyper'>
                <relation name='Extract' table='[Extract].[Extract]' type='table' />
                <refresh increment-key='[id]' incremental-updates='true'><refresh-event /></refresh>
              </connection>
            </extract>
            """);
    assertEquals(
        new Extract(
            "Data/Extracts/x.hyper",
            false,
            Optional.of("id"),
            List.of(new Extract.ExtractTable("Extract", "", List.of()))),
        only(d, Extract.class));
  }

  @Test
  void lineBreaksOfFormulasAreThoseOfPeople() {
    Datasource d =
        read(
            """
            <column datatype='integer' name='[c]' role='measure' type='quantitative'>
              <calculation class='tableau' formula='// a&#13;&#10;1' scope-isolation='false' />
            </column>
            """);
    assertEquals("// a\n1", only(d, Field.Calculation.class).formula());
  }

  @Test
  void tablesThatTheConnectionAndTheGraphDisagreeOnAreReported() {
    Diagnostics diags = new Diagnostics();
    Datasource d =
        read(
            """
            <connection class='federated'><relation connection='x' name='a' table='[a]' type='table' /></connection>
            <object-graph><objects><object caption='b' id='b'><properties context=''>
              <relation connection='x' name='b' table='[b]' type='table' /></properties></object></objects></object-graph>
            """,
            diags);
    assertEquals(List.of(Code.TDS_INCONSISTENT), codes(diags));
    assertEquals("b", only(d, Table.class).id().name());
  }

  private static final String WORKBOOK =
      """
      <workbook><datasources>
        <datasource hasconnection='false' inline='true' name='Parameters' version='18.1' />
        <datasource caption='Sales' inline='true' name='federated.1' version='18.1' />
        <datasource caption='Costs' inline='true' name='federated.2' version='18.1' />
      </datasources></workbook>
      """;

  @Test
  void dataSourcesOfAWorkbookAreFoundByCaptionOrName() {
    Diagnostics diags = new Diagnostics();
    assertEquals(List.of("Sales", "Costs"), TdsReader.names("w", bytes(WORKBOOK), diags));
    assertEquals(
        "federated.2", TdsReader.read("w", bytes(WORKBOOK), "Costs", diags).orElseThrow().name());
    assertEquals(
        "federated.1",
        TdsReader.read("w", bytes(WORKBOOK), "federated.1", diags).orElseThrow().name());
    assertEquals(List.of(), diags.sorted());
  }

  @Test
  void aWorkbookNeedsANameWhenItHasSeveral() {
    Diagnostics diags = new Diagnostics();
    assertEquals(Optional.empty(), TdsReader.read("w", bytes(WORKBOOK), diags));
    assertEquals(Optional.empty(), TdsReader.read("w", bytes(WORKBOOK), "Sale", diags));
    assertEquals(
        List.of(Code.TDS_DATASOURCE_NOT_FOUND, Code.TDS_DATASOURCE_NOT_FOUND), codes(diags));
    assertTrue(
        diags.sorted().toString().contains("did you mean `Sales`?"), diags.sorted().toString());
  }

  @Test
  void otherXmlIsNoDataSource() {
    Diagnostics diags = new Diagnostics();
    assertEquals(Optional.empty(), TdsReader.read("h", bytes("<html />"), diags));
    assertEquals(Optional.empty(), TdsReader.read("h", bytes("<workbook />"), diags));
    assertEquals(List.of(Code.TDS_NOT_A_DATASOURCE, Code.TDS_DATASOURCE_NOT_FOUND), codes(diags));
  }

  @Test
  void fieldsOfOneNameAreNotLost() {
    Datasource d =
        read(
            """
            <column datatype='string' name='[a]' role='dimension' type='nominal' />
            <column caption='Other' datatype='string' name='[a]' role='dimension' type='nominal' />
            """);
    assertEquals(ElementId.field("a"), only(d, Field.class).id());
    assertEquals(new ElementId(Kind.OPAQUE, "column [a]"), only(d, Opaque.class).id());
    assertEquals(2, TdsWriter.tree(d).children("column").size());
  }
}
