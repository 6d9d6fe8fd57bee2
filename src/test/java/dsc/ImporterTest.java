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

  /** The spec, once it is certain that it gives the data source back and nothing is kept. */
  private String imported(String relation, String columns) {
    String document =
        """
        <datasource formatted-name='sales' inline='true' version='18.1'>
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
