package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.standin.Fault;
import dsc.standin.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Retries, throttling, redirects, proxies. */
final class WireTest {
  private static Fault redirect(String location) {
    return new Fault.Instead(301, "text/plain", "", Map.of("Location", location));
  }

  @Test
  void pausesDoubleAndTheBudgetCountsPausesOnly() {
    try (Bench bench = new Bench()) {
      bench.server.faults().always("listProjects", Fault.page(503));
      DscException failure = fails(Code.SERVER_FAILED, () -> bench.client().projects().list());
      assertEquals(
          "could not list the projects: a web page came back (status 503)", failure.getMessage());
      assertEquals(
          List.of(500L, 1000L, 2000L, 4000L),
          bench.waiting.sleeps().stream().map(Duration::toMillis).toList());
      assertEquals(5, bench.server.count("listProjects"));
    }
  }

  @Test
  void throttlingIsObeyedInSecondsAndDatesAndWithoutWord() {
    try (Bench bench = new Bench()) {
      Map<String, String> dated =
          Map.of(
              "Date", "Sun, 01 Mar 2026 12:00:00 GMT",
              "Retry-After", "Sun, 01 Mar 2026 12:00:42 GMT");
      bench
          .server
          .faults()
          .next("listProjects", Fault.throttled("3"))
          .next("listProjects", new Fault.Instead(429, "text/plain", "", dated))
          .next("listProjects", Fault.status(429))
          .next("listProjects", Fault.throttled("99999"));
      assertEquals(4, bench.client().projects().list().size());
      List<Long> pauses = bench.waiting.sleeps().stream().map(Duration::toSeconds).toList();
      assertEquals(3, pauses.getFirst());
      assertEquals(60, pauses.get(2));
      // No single pause is longer than the policy allows.
      assertEquals(120, pauses.get(3));
    }
  }

  @Test
  void endlessThrottlingEndsAfterTheBudget() {
    try (Bench bench = new Bench()) {
      for (Fault fault : List.of(Fault.status(429), Fault.throttled("0"))) {
        bench.server.faults().clear();
        bench.server.faults().always("listProjects", fault);
        Duration before = bench.waiting.slept();
        fails(Code.SERVER_BUSY, () -> bench.client().projects().list());
        Duration slept = bench.waiting.slept().minus(before);
        assertTrue(slept.compareTo(Duration.ofMinutes(6)) > 0, slept::toString);
        assertTrue(slept.compareTo(Duration.ofMinutes(10)) <= 0, slept::toString);
      }
    }
  }

  @Test
  void aRequestThatMustNotBeRepeatedIsStillThrottledPolitely() {
    try (Bench bench = new Bench()) {
      bench.server.faults().next("publish", Fault.throttled("5"));
      assertEquals("Orders", bench.publishing().publish(bench.orders()).name());
      assertEquals(List.of(Duration.ofSeconds(5)), bench.waiting.sleeps());
    }
  }

  @Test
  void aRedirectWithinTheSameHostIsFollowedWithTheSameMethod() {
    try (Bench bench = new Bench();
        StandIn moved = StandIn.start()) {
      bench.server.faults().next("listProjects", redirect(moved.url() + "/api/elsewhere"));
      // The new address knows no session of ours, so the client signs in there again.
      assertEquals(4, bench.client().projects().list().size());
      assertEquals(1, moved.count("signIn"));
      assertEquals(2, moved.count("listProjects"));
    }
  }

  @Test
  void aRedirectToAnotherHostIsRefusedBeforeAnythingIsSentThere() {
    try (Bench bench = new Bench()) {
      for (String there : List.of("https://evil.example.com/x", "http://evil.example.com", "::")) {
        bench.server.faults().next("listProjects", redirect(there));
        if (there.equals("::")) {
          assertEquals(4, bench.client().projects().list().size());
        } else {
          DscException failure = fails(Code.SERVER_MOVED, () -> bench.client().projects().list());
          assertTrue(Bench.message(failure).contains("evil.example.com"));
        }
      }
    }
  }

  @Test
  void requestsGoThroughTheProxyExceptForBypassedHosts() {
    try (StandIn proxy = StandIn.start()) {
      ProxySettings settings = ProxySettings.parse("http://127.0.0.1:" + proxy.port(), "");
      // Nobody listens on this port: only the proxy can answer.
      try (TableauClient client = open("http://127.0.0.1:1", settings)) {
        assertEquals(4, client.projects().list().size());
      }
      ProxySettings bypassed = ProxySettings.parse("127.0.0.1:" + proxy.port(), "x, 127.0.0.1");
      fails(Code.SERVER_UNREACHABLE, () -> open("http://127.0.0.1:1", bypassed));
    }
  }

  @Test
  void aProxyGetsItsLoginAndTheServerDoesNot() {
    try (StandIn proxy = StandIn.start()) {
      Map<String, String> challenge = Map.of("Proxy-Authenticate", "Basic realm=\"proxy\"");
      proxy.faults().next("serverInfo", new Fault.Instead(407, "text/plain", "", challenge));
      ProxySettings settings =
          ProxySettings.parse("http://me:s%40cret@127.0.0.1:" + proxy.port(), "");
      assertEquals(Optional.of(Secret.of("s@cret")), settings.password());
      assertFalse(settings.toString().contains("s@cret"));
      try (TableauClient client = open("http://127.0.0.1:1", settings)) {
        assertEquals(4, client.projects().list().size());
      }
      assertEquals("Basic bWU6c0BjcmV0", proxy.requests().get(1).header("proxy-authorization"));
    }
  }

  @Test
  void theProxyOfTheEnvironmentIsRead() {
    ProxySettings settings =
        ProxySettings.fromEnvironment(
                Map.of("HTTPS_PROXY", "http://proxy:3128", "no_proxy", ".example.com,localhost"))
            .orElseThrow();
    assertEquals("proxy", settings.host());
    assertEquals(3128, settings.port());
    assertTrue(settings.bypasses("tableau.example.com"));
    assertTrue(settings.bypasses("LOCALHOST"));
    assertFalse(settings.bypasses("notexample.com"));
    assertEquals(Optional.empty(), ProxySettings.fromEnvironment(Map.of("https_proxy", " ")));
    fails(Code.PROXY_FAILED, () -> ProxySettings.parse("http://", ""));
  }

  @Test
  void aSlowServerIsGivenUpAndTheCallRepeated() {
    HttpSettings impatient =
        HttpSettings.standard()
            .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofSeconds(5));
    try (Bench bench = new Bench(impatient)) {
      bench.server.faults().next("listProjects", new Fault.Slow(Duration.ofMillis(1500)));
      assertEquals(4, bench.client().projects().list().size());
      assertEquals(2, bench.server.count("listProjects"));
    }
  }

  private static TableauClient open(String url, ProxySettings proxy) {
    return new SessionPool(new FakeWaiting())
        .open(
            ServerAddress.parse(url),
            "Samples",
            Bench.PAT,
            HttpSettings.standard().withProxy(proxy));
  }
}
