package dsc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rooms of the program, who may enter which, and which library each may use. */
final class ArchitectureTest {
  private static final String ROOT = "dsc";

  /** Package to the packages of dsc it may use besides itself; an edge only points upward. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("diag", Set.of()),
          entry("catalog", Set.of()),
          entry("spec", Set.of("diag", "catalog")),
          entry("project", Set.of("diag", "catalog", "spec")),
          entry("formula", Set.of("diag", "catalog")),
          entry("resolve", Set.of("diag", "catalog", "spec", "formula")),
          entry("check", Set.of("diag", "catalog", "formula", "resolve", "spec")),
          entry("query", Set.of("diag", "catalog", "formula", "resolve", "check")),
          entry("model", Set.of("catalog", "formula")),
          entry("lower", Set.of("diag", "catalog", "spec", "formula", "resolve", "check", "model")),
          entry("tds", Set.of("diag", "catalog", "model")),
          entry("graph", Set.of("formula", "model")),
          entry("parts", Set.of("diag", "catalog", "spec", "model", "tds")),
          entry("raise", Set.of("diag", "catalog", "spec", "formula", "model", "lower")),
          entry("extract", Set.of("catalog", "model")),
          entry("plan", Set.of("diag", "formula", "model", "catalog")),
          entry("hyper", Set.of("catalog", "diag", "extract")),
          entry("jdbc", Set.of("catalog", "diag", "extract")),
          entry("publish", Set.of("diag", "plan", "tds", "model")),
          entry(
              "evaluate",
              Set.of(
                  "diag", "catalog", "spec", "formula", "resolve", "check", "query", "model",
                  "extract")),
          entry(
              ROOT,
              Set.of(
                  "diag",
                  "catalog",
                  "spec",
                  "project",
                  "formula",
                  "resolve",
                  "check",
                  "query",
                  "model",
                  "lower",
                  "tds",
                  "parts",
                  "raise",
                  "extract",
                  "plan",
                  "evaluate")),
          entry(
              "cli",
              Set.of(
                  ROOT,
                  "diag",
                  "catalog",
                  "spec",
                  "project",
                  "formula",
                  "resolve",
                  "check",
                  "query",
                  "model",
                  "lower",
                  "tds",
                  "parts",
                  "raise",
                  "graph",
                  "extract",
                  "plan",
                  "hyper",
                  "jdbc",
                  "publish",
                  "evaluate")));

  /** Library to the packages that may use it; what isn't listed is used nowhere. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          entry("org.snakeyaml.", Set.of("spec", "catalog")),
          entry("com.networknt.", Set.of("spec")),
          entry("tools.jackson.", Set.of("spec", "plan", "publish", "hyper", "cli")),
          entry("org.antlr.", Set.of("formula")),
          entry("picocli.", Set.of("cli")),
          entry("org.dhatim.", Set.of("hyper")),
          entry("org.postgresql.", Set.of("hyper")),
          entry("java.sql.", Set.of("hyper", "jdbc")),
          entry("java.net.http.", Set.of("publish")),
          entry("javax.xml.", Set.of("tds", "publish")),
          entry("javax.net.", Set.of("hyper", "publish")),
          entry("javax.crypto.", Set.of("publish")));

  /** Packages between the two ends: their result depends on their arguments alone. */
  private static final String[] PURE = {
    "dsc.diag..",
    "dsc.catalog..",
    "dsc.spec..",
    "dsc.formula..",
    "dsc.resolve..",
    "dsc.check..",
    "dsc.query..",
    "dsc.model..",
    "dsc.lower..",
    "dsc.tds..",
    "dsc.parts..",
    "dsc.raise..",
    "dsc.graph..",
    "dsc.extract..",
    "dsc.evaluate..",
    "dsc.plan.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void packagesFormTheDeclaredGraph() {
    classes().should(stayWithinTheTables()).check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dsc.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrintsOrExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dsc.cli..")
        .and()
        .doNotHaveFullyQualifiedName("dsc.Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theCompilerKnowsNoClockNoChanceAndNoMachine() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callCodeUnitWhere(asksTheOutsideWorld())
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static ArchCondition<JavaClass> stayWithinTheTables() {
    return new ArchCondition<>("use only the packages and libraries listed for its package") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        String room = room(user);
        if (!MAY_USE.containsKey(room)) {
          events.add(
              SimpleConditionEvent.violated(user, user.getName() + " is in an unlisted package"));
        }
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (!mayUse(user, room, used)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean mayUse(JavaClass user, String room, JavaClass used) {
    if (isOurs(used)) {
      String target = room(used);
      // The entry point hands over to the command line, which uses all the rest of the root.
      return target.equals(room)
          || MAY_USE.getOrDefault(room, Set.of()).contains(target)
          || (user.getName().equals("dsc.Main") && target.equals("cli"));
    }
    String name = used.getName();
    for (Map.Entry<String, Set<String>> library : LIBRARIES.entrySet()) {
      if (name.startsWith(library.getKey())) {
        return library.getValue().contains(room);
      }
    }
    return used.isPrimitive() || name.startsWith("java.") || name.startsWith("org.jspecify.");
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** First package below the root, or the root itself. */
  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", -1);
    return parts.length == 1 ? ROOT : parts[1];
  }

  private static DescribedPredicate<JavaCall<?>> asksTheOutsideWorld() {
    Set<String> questions =
        Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.net.InetAddress.getLocalHost",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.Random.<init>",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID",
            "java.security.SecureRandom.<init>",
            "java.util.Date.<init>");
    return DescribedPredicate.describe(
        "asks for the time, chance or the machine",
        call -> {
          CodeUnitCallTarget target = call.getTarget();
          String owner = target.getOwner().getName();
          return questions.contains(owner + "." + target.getName())
              || (owner.startsWith("java.time.") && target.getName().equals("now"));
        });
  }
}
