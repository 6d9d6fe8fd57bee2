package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.standin.Fault;
import dsc.standin.Secrets;
import dsc.standin.StandIn;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SessionIT {
  private static Credentials token(String secret) {
    return new Credentials.PersonalAccessToken("ci", Secret.of(secret));
  }

  @Test
  void aTokenSignsInAndTheLastCloseSignsOut() {
    try (Bench bench = new Bench()) {
      assertEquals("3.29", bench.client().server().speaks().toString());
      assertEquals("2026.2.0", bench.client().server().product());
      assertEquals("Samples", bench.client().sites().current().contentUrl());
      bench.client().close();
      assertEquals(0, bench.server.world().sessionCount());
    }
  }

  @Test
  void aWrongSecretAndAWrongSiteAreRefusedWithTheSameHelp() {
    try (Bench bench = new Bench()) {
      bench.client().close();
      DscException wrongSecret =
          fails(Code.SIGN_IN_FAILED, () -> bench.open("Samples", token("nope")));
      DscException wrongSite = fails(Code.SIGN_IN_FAILED, () -> bench.open("Nowhere", Bench.PAT));
      assertEquals(
          "the server refuses the personal access token `ci` on site `Samples`",
          wrongSecret.getMessage());
      assertEquals(
          "the server refuses the personal access token `ci` on site `Nowhere`",
          wrongSite.getMessage());
      assertEquals(wrongSecret.help(), wrongSite.help());
    }
  }

  @Test
  void aUserSignsInToTheDefaultSite() {
    try (Bench bench = new Bench();
        TableauClient client =
            bench.open("", new Credentials.UserPassword("admin", Secret.of(Secrets.ADMIN)))) {
      assertEquals("", client.sites().current().contentUrl());
    }
  }

  @Test
  void aConnectedAppSignsAToken() {
    try (Bench bench = new Bench()) {
      bench.server.quirks().jwtTime = bench.waiting::now;
      Credentials app =
          new Credentials.ConnectedApp(
              "app-id",
              "secret-id",
              Secret.of(Secrets.APP),
              "ann",
              Credentials.ConnectedApp.defaultScopes());
      try (TableauClient client = bench.open("Samples", app)) {
        assertFalse(client.userId().isEmpty());
      }
    }
  }

  @Test
  void aConnectedAppOnAMachineWithAWrongClockIsToldSo() {
    try (Bench bench = new Bench()) {
      Credentials app =
          new Credentials.ConnectedApp(
              "app-id", "secret-id", Secret.of(Secrets.APP), "ann", List.of());
      // The stand-in checks by the true time here, and the bench's clock stands in the past.
      DscException failure = fails(Code.CLOCK_IS_OFF, () -> bench.open("Samples", app));
      String message = Bench.message(failure);
      assertTrue(
          message.matches(
              "the sign-in was refused, and this machine's clock is \\d+ hours away from the"
                  + " server's"),
          message);
    }
  }

  @Test
  void anExpiredSessionIsRenewedOnceAndTheCallGoesOn() {
    try (Bench bench = new Bench()) {
      bench.server.world().expireSessions();
      assertEquals(4, bench.client().projects().list().size());
      assertEquals(2, bench.server.count("signIn"));
    }
  }

  @Test
  void manyThreadsThatNoticeAnExpirySignInOnce() throws Exception {
    try (Bench bench = new Bench();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      bench.server.world().expireSessions();
      List<Callable<Integer>> work =
          Collections.nCopies(20, () -> bench.client().projects().list().size());
      for (Future<Integer> size : threads.invokeAll(work)) {
        assertEquals(4, size.get());
      }
      assertEquals(2, bench.server.count("signIn"));
    }
  }

  @Test
  void aSessionThatKeepsEndingIsGivenUp() {
    try (Bench bench = new Bench()) {
      bench.server.faults().always("listProjects", new Fault.Expire());
      DscException failure = fails(Code.SESSION_LOST, () -> bench.client().projects().list());
      assertTrue(failure.help().getFirst().contains("another job"), failure.help()::toString);
      assertEquals(2, bench.server.count("signIn"));
    }
  }

  @Test
  void twoProcessesWithOneTokenDoNotPingPongForever() {
    try (Bench bench = new Bench()) {
      for (int i = 0; i < 2; i++) {
        bench.server.world().expireSessions();
        if (i == 0) {
          assertEquals(4, bench.client().projects().list().size());
        } else {
          fails(Code.SESSION_LOST, () -> bench.client().projects().list());
        }
      }
      bench.waiting.pass(Duration.ofHours(4));
      assertEquals(4, bench.client().projects().list().size());
    }
  }

  @Test
  void clientsOfOneTokenShareOneSession() {
    try (Bench bench = new Bench()) {
      try (TableauClient second = bench.open("Samples", Bench.PAT)) {
        assertEquals(4, second.projects().list().size());
        assertEquals(1, bench.server.count("signIn"));
      }
      assertEquals(4, bench.client().projects().list().size());
    }
  }

  @Test
  void aTokenForASecondSiteWaitsUntilTheFirstIsDone() throws InterruptedException {
    try (Bench bench = new Bench()) {
      CountDownLatch opened = new CountDownLatch(1);
      AtomicReference<String> site = new AtomicReference<>("not yet");
      Thread other =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (TableauClient client = bench.open("", Bench.PAT)) {
                      site.set(client.sites().current().name());
                      opened.countDown();
                    }
                  });
      assertFalse(opened.await(100, TimeUnit.MILLISECONDS));
      assertEquals(1, bench.server.count("signIn"));
      bench.client().close();
      assertTrue(opened.await(10, TimeUnit.SECONDS));
      other.join();
      assertEquals("Default", site.get());
    }
  }

  @Test
  void oneThreadCannotHoldATokenForTwoSites() {
    try (Bench bench = new Bench()) {
      assertThrows(IllegalStateException.class, () -> bench.open("", Bench.PAT));
    }
  }

  @Test
  void aHostThatIsNotTableauIsNamedAsSuch() {
    try (StandIn server = StandIn.start()) {
      server
          .faults()
          .next("serverInfo", new Fault.Instead(200, "text/html", "<html>hi</html>", Map.of()));
      DscException failure = fails(Code.NOT_A_TABLEAU_SERVER, () -> open(server));
      assertEquals(
          server.url() + " is not a Tableau server: it answered 200 with a web page",
          failure.getMessage());
    }
  }

  @Test
  void anAnswerThatIsNotTableausIsSaidToBeSo() {
    try (StandIn server = StandIn.start()) {
      server.faults().next("signIn", Fault.garbage());
      fails(Code.ANSWER_UNREADABLE, () -> open(server));
    }
  }

  @Test
  void anOldServerIsNamedAsSuch() {
    try (StandIn server = StandIn.start()) {
      server.faults().next("serverInfo", Fault.tableau("404003"));
      fails(Code.SERVER_TOO_OLD, () -> open(server));
      server.quirks().apiVersion = "3.5";
      fails(Code.SERVER_TOO_OLD, () -> open(server));
    }
  }

  @Test
  void aNewerServerIsSpokenToInTheVersionWeKnow() {
    try (StandIn server = StandIn.start()) {
      server.quirks().apiVersion = "3.41";
      try (TableauClient client = open(server)) {
        assertEquals("3.41", client.server().newest().toString());
        assertEquals("3.29", client.server().speaks().toString());
      }
    }
  }

  @Test
  void answersWithPrefixesAreRead() {
    try (StandIn server = StandIn.start()) {
      server.quirks().prefixedXml = true;
      try (TableauClient client = open(server)) {
        assertEquals(4, client.projects().list().size());
      }
    }
  }

  @Test
  void nobodyListensIsUnreachableAfterSomeTries() {
    FakeWaiting waiting = new FakeWaiting();
    String url;
    try (StandIn server = StandIn.start()) {
      url = server.url();
    }
    DscException failure =
        fails(
            Code.SERVER_UNREACHABLE,
            () ->
                new SessionPool(waiting)
                    .open(ServerAddress.parse(url), "Samples", Bench.PAT, HttpSettings.standard()));
    assertEquals("cannot reach " + url + ": the connection was refused", failure.getMessage());
    assertEquals(4, waiting.sleeps().size());
  }

  private static TableauClient open(StandIn server) {
    return new SessionPool(new FakeWaiting())
        .open(ServerAddress.parse(server.url()), "Samples", Bench.PAT, HttpSettings.standard());
  }
}
