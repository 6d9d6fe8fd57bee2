package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.standin.CuttingProxy;
import dsc.standin.Published;
import dsc.standin.StandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The connection is cut at any byte of a whole publish, in either direction. */
final class AnyByteIT {
  private static final Set<Code> HONEST =
      Set.of(Code.PUBLISH_OUTCOME_UNKNOWN, Code.SERVER_UNREACHABLE, Code.DOWNLOAD_FAILED);

  @Test
  void aPublishCutAtAnyByteIsDoneOnceOrNotAtAll() {
    try (Bench files = new Bench()) {
      Path file = files.tdsx(1500);
      for (CuttingProxy.Direction direction : CuttingProxy.Direction.values()) {
        int step = Integer.getInteger("dsc.cut.step", 997);
        for (int at = 1; at < 9_000; at += step) {
          cutAt(direction, at, file, files);
        }
      }
    }
  }

  private static void cutAt(CuttingProxy.Direction direction, int at, Path file, Bench files) {
    String where = direction + " at " + at;
    try (StandIn server = StandIn.start();
        CuttingProxy proxy = CuttingProxy.to(server.port(), direction, at)) {
      List<Code> failures = publish(proxy, file).stream().toList();
      Optional<Published> published = server.world().datasource("Orders");
      int revisions = published.map(p -> p.revisions.size()).orElse(0);
      assertTrue(HONEST.containsAll(failures), () -> where + " " + failures);
      assertTrue(revisions <= 1, where);
      assertTrue(revisions == 1 || !failures.isEmpty(), where);
      if (revisions == 1) {
        assertArrayEquals(
            files.read(file), files.read(published.orElseThrow().newest().file()), where);
      }
      assertEquals(Optional.empty(), publish(proxy, file), where);
    }
  }

  private static Optional<Code> publish(CuttingProxy proxy, Path file) {
    SessionPool pool = new SessionPool(new FakeWaiting());
    try (TableauClient client =
        pool.open(
            ServerAddress.parse("http://127.0.0.1:" + proxy.port()),
            "Samples",
            Bench.PAT,
            HttpSettings.standard())) {
      Project home = client.projects().get(ProjectPath.parse("EMEA"));
      RemoteDatasource made =
          client
              .publishing(PublishSettings.standard())
              .publish(Publication.of(home, "Orders", file, FileType.TDSX, PublishMode.OVERWRITE));
      assertEquals("Orders", made.name());
      return Optional.empty();
    } catch (DscException e) {
      return Optional.of(e.code());
    }
  }
}
