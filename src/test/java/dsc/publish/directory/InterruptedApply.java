package dsc.publish.directory;

import dsc.diag.DscException;
import dsc.model.Datasource;
import dsc.plan.Desired;
import dsc.plan.Flights;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A program that applies to a folder and ends, or stands still, at a moment of the publish. Run by
 * {@link CrashIT} in a process of its own.
 */
final class InterruptedApply {
  private static final int KILLED = 137;

  private InterruptedApply() {}

  /** The data source before the interrupted apply. */
  static Desired before() {
    return Workbench.wanted("Flights", Flights.with(Flights.base(), Flights.extract()), "one");
  }

  /** What the interrupted apply wants: another field, other rows, another name. */
  static Desired after() {
    Datasource datasource = Flights.with(Flights.base(), Flights.extract());
    return Workbench.wanted(
        "Flights 2001", Flights.with(datasource, Flights.include("origin", "SFO")), "two");
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Checkpoint.Moment moment = Checkpoint.Moment.valueOf(arguments[1]);
    boolean stand = arguments[2].equals("stand");
    DirectoryTarget target =
        new DirectoryTarget(
            folder,
            DocumentReader.tableau(),
            "0.1.0",
            reached -> {
              if (reached == moment && !arguments[2].equals("full")) {
                stop(stand);
              }
            });
    try {
      Workbench.apply(target, after())
          .results()
          .forEach(r -> System.out.println(r.status().text()));
    } catch (DscException e) {
      System.out.println(e.code());
    }
  }

  private static void stop(boolean stand) {
    if (!stand) {
      Runtime.getRuntime().halt(KILLED);
    }
    System.out.println("standing");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
