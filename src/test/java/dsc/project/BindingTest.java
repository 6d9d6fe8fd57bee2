package dsc.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.spec.Located;
import dsc.spec.ValueExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BindingTest {
  private static final SourceFile FILE = new SourceFile("spec.yaml", "x".repeat(100));
  private static final Span HERE = new Span(FILE, 0, 10);

  private final Diagnostics diags = new Diagnostics();

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheDefault() {
    List<Variable> variables =
        List.of(
            variable("a", Optional.of(1)),
            variable("b", Optional.of(1)),
            variable("c", Optional.of(1)));
    Binding binding =
        Binding.of(variables, Map.of("a", "3"), Map.of("DSC_VAR_a", "2", "DSC_VAR_b", "2"), diags);

    assertEquals(Optional.of(new Value.Int(3)), binding.value(var("a"), diags));
    assertEquals(Optional.of(new Value.Int(2)), binding.value(var("b"), diags));
    assertEquals(Optional.of(new Value.Int(1)), binding.value(var("c"), diags));
    assertEquals(List.of(), messages());
  }

  @Test
  void unknownAndIllTypedVariablesAreReportedWithoutTheirValue() {
    Binding.of(
        List.of(variable("limit", Optional.of(1))),
        Map.of("limt", "3"),
        Map.of("DSC_VAR_limit", "s3cret"),
        diags);

    assertEquals(
        List.of(
            "--var sets `limt`, but no such variable is declared",
            "the variable `limit` is a whole number, but the environment variable DSC_VAR_limit"
                + " sets it to something else"),
        messages());
    assertFalse(diags.sorted().toString().contains("s3cret"));
  }

  @Test
  void whatIsMissingIsNamedWithASuggestion() {
    Binding binding =
        Binding.of(
            List.of(variable("limit", Optional.empty())), Map.of(), Map.of("PGHOST", "h"), diags);

    assertEquals(Optional.empty(), binding.value(reference(ValueExpr.Kind.ENV, "PGHOTS"), diags));
    assertEquals(Optional.empty(), binding.value(var("limit"), diags));
    assertEquals(Optional.empty(), binding.value(var("limits"), diags));
    assertEquals(
        List.of(
            "there is no variable `limits`",
            "the environment variable `PGHOTS` is not set",
            "the variable `limit` has no value"),
        messages());
    assertEquals(List.of("did you mean `${env.PGHOST}`?"), diags.sorted().get(1).notes());
  }

  @Test
  void aValueThatNoFileCanHoldIsReportedWithoutShowingIt() {
    TenantTable.Tenant acme = tenant("acme", new Value.Text("C\u0000A"));
    Binding binding = Binding.of(List.of(), Map.of(), Map.of(), diags).forTenant(table(acme), acme);

    assertEquals(Optional.empty(), binding.text(reference(ValueExpr.Kind.TENANT, "state"), diags));
    assertEquals(
        List.of("the value of `state` has a character that no Tableau file can hold"), messages());
  }

  @Test
  void textWithReferencesIsJoined() {
    TenantTable.Tenant acme = tenant("acme", new Value.Text("CA"));
    Binding binding =
        Binding.of(List.of(), Map.of(), Map.of("HOST", "h"), diags).forTenant(table(acme), acme);
    ValueExpr expr =
        new ValueExpr.Joined(
            HERE,
            List.of(
                new ValueExpr.Fixed(HERE, new Value.Text("Flights — ")),
                reference(ValueExpr.Kind.TENANT, "state"),
                new ValueExpr.Fixed(HERE, new Value.Text("@")),
                reference(ValueExpr.Kind.ENV, "HOST")));

    assertEquals(Optional.of("Flights — CA@h"), binding.text(expr, diags));
  }

  @Test
  void aTenantWithoutAValueIsAnErrorAndNotNull() {
    TenantTable.Tenant acme = tenant("acme", new Value.Null());
    Binding binding = Binding.of(List.of(), Map.of(), Map.of(), diags).forTenant(table(acme), acme);

    assertEquals(Optional.empty(), binding.value(reference(ValueExpr.Kind.TENANT, "state"), diags));
    assertEquals(Optional.empty(), binding.value(reference(ValueExpr.Kind.TENANT, "stat"), diags));
    assertEquals(
        List.of("the tenants have no column `stat`", "the tenant `acme` has no value for `state`"),
        messages());
  }

  @Test
  void aTextFromTheEnvironmentIsReadAsTheWantedType() {
    Binding binding =
        Binding.of(List.of(), Map.of(), Map.of("PORT", "5432", "BAD", "s3cret"), diags);

    assertEquals(
        Optional.of(new Value.Int(5432)),
        binding.value(reference(ValueExpr.Kind.ENV, "PORT"), DataType.INTEGER, diags));
    assertEquals(
        Optional.empty(),
        binding.value(reference(ValueExpr.Kind.ENV, "BAD"), DataType.INTEGER, diags));
    assertEquals(List.of("expected a whole number, found text"), messages());
  }

  private List<String> messages() {
    return diags.sorted().stream().map(Diagnostic::message).toList();
  }

  private static Variable variable(String name, Optional<Integer> fallback) {
    return new Variable(
        new Located<>(name, HERE),
        DataType.INTEGER,
        fallback.map(number -> new Value.Int(number)),
        "");
  }

  private static ValueExpr var(String name) {
    return reference(ValueExpr.Kind.VAR, name);
  }

  private static ValueExpr reference(ValueExpr.Kind kind, String name) {
    return new ValueExpr.Reference(HERE, kind, name);
  }

  private static TenantTable table(TenantTable.Tenant tenant) {
    return new TenantTable(
        List.of(
            new TenantTable.Column("id", DataType.STRING, HERE),
            new TenantTable.Column("state", DataType.STRING, HERE)),
        List.of(tenant));
  }

  private static TenantTable.Tenant tenant(String id, Value state) {
    return new TenantTable.Tenant(
        id,
        List.of(
            new TenantTable.Cell(new Value.Text(id), HERE),
            new TenantTable.Cell(state, new Span(FILE, 20, 21))),
        HERE);
  }
}
