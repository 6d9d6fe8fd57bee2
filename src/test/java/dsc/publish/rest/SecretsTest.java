package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.DscException;
import dsc.standin.Fault;
import dsc.standin.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing that can be printed holds a secret, even when the server repeats it to us. */
final class SecretsTest {
  private static final String PASSWORD = "correct horse battery";

  private static Fault echo(String text) {
    String xml =
        "<tsResponse xmlns='http://tableau.com/api'><error"
            + " code='403004'><summary>x</summary><detail>you sent "
            + text.replace("&", "&amp;").replace("<", "&lt;")
            + "\u202e\u0007</detail></error></tsResponse>";
    return new Fault.Instead(403, "application/xml", xml.replace("\u0007", ""), Map.of());
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    String help = failure instanceof DscException dsc ? dsc.help().toString() : "";
    return text + help + failure;
  }

  @Test
  void recordsThatHoldSecretsDoNotPrintThem() {
    Secret secret = Secret.of(PASSWORD);
    List<Object> holders =
        List.of(
            secret,
            Optional.of(secret),
            new Credentials.PersonalAccessToken("ci", secret),
            new Credentials.UserPassword("ann", secret),
            new Credentials.ConnectedApp("a", "b", secret, "ann", List.of()),
            new ConnectionCredentials("u", secret),
            new ProxySettings("h", 1, Optional.of("u"), Optional.of(secret), List.of()),
            new Target(new ApiVersion(3, 29), "site", Optional.of(secret)));
    for (Object holder : holders) {
      assertFalse(holder.toString().contains(PASSWORD), holder.getClass()::toString);
    }
    assertFalse(
        String.format("%s %1$S", secret).toLowerCase(java.util.Locale.ROOT).contains("horse"));
  }

  @Test
  void whatTheServerEchoesIsTakenOut() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders()).id();
      String token =
          bench.server.requests().stream()
              .map(in -> in.header("x-tableau-auth"))
              .filter(header -> !header.isEmpty())
              .findFirst()
              .orElseThrow();
      List<String> secrets = List.of(Bench.PAT_SECRET, token, PASSWORD);
      List<Throwable> failures = new ArrayList<>();
      for (String secret : secrets) {
        bench
            .server
            .faults()
            .next("updateConnection", echo(secret))
            .next("publish", echo(secret))
            .next("refresh", echo("7720:170fe6b1c1c7422dadff20f944d58a52-1:0 " + secret));
        ConnectionCredentials login = new ConnectionCredentials("u", Secret.of(PASSWORD));
        failures.add(
            assertThrows(
                DscException.class,
                () ->
                    bench
                        .client()
                        .connections()
                        .embed(id, bench.client().connections().list(id).getFirst().id(), login)));
        failures.add(
            assertThrows(
                DscException.class,
                () -> bench.publishing().publish(bench.orders().withCredentials(login))));
        failures.add(
            assertThrows(
                DscException.class,
                () -> bench.client().refreshes().start(id, Refreshes.Extent.FULL)));
      }
      for (Throwable failure : failures) {
        String text = printed(failure);
        assertTrue(text.contains("you sent"), text);
        secrets.forEach(secret -> assertFalse(text.contains(secret), text));
        assertFalse(text.contains("170fe6b1c1c7422d"), text);
        assertFalse(text.contains("\u202e"), text);
      }
    }
  }

  @Test
  void aRefusedSignInDoesNotShowWhatWasSent() {
    try (Bench bench = new Bench()) {
      bench.client().close();
      Credentials wrong = new Credentials.PersonalAccessToken("ci", Secret.of(PASSWORD));
      List<Fault> faults =
          List.of(
              echo(PASSWORD),
              Fault.garbage(),
              Fault.page(200),
              new Fault.CutBefore(),
              new Fault.Instead(
                  200,
                  "text/xml",
                  "<tsResponse><credentials token='"
                      + PASSWORD
                      + "&#10;x'><site id='1'/></credentials></tsResponse>",
                  Map.of()));
      for (Fault fault : faults) {
        bench.server.faults().always("signIn", fault);
        DscException failure = assertThrows(DscException.class, () -> bench.open("Samples", wrong));
        assertFalse(printed(failure).contains(PASSWORD), () -> printed(failure));
        bench.server.faults().clear();
      }
    }
  }

  @Test
  void secretsTravelInBodiesAndHeadersOnly() {
    try (Bench bench = new Bench()) {
      String id = bench.publishing().publish(bench.orders()).id();
      bench.client().datasources().delete(id);
      assertTrue(
          bench.server.requests().stream()
              .noneMatch(in -> !Secrets.in(in.path() + in.rawQuery()).isEmpty()));
    }
  }
}
