package anemone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shape of the program, as a table that the build holds it to. */
class ArchitectureTest {

  private static final List<String> SETTINGS =
      List.of("article", "subscriber", "edition", "render", "network", "collect", "deliver");

  private static final List<String> RUN = with(SETTINGS, "newsletter", "process", "cache");

  /** Each part, and the parts it may use. A part that is missing here may not exist. */
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("article", List.of());
    MAY_USE.put("subscriber", List.of());
    MAY_USE.put("process", List.of());
    MAY_USE.put("cache", List.of());
    MAY_USE.put("network", List.of("subscriber"));
    MAY_USE.put("edition", List.of("article", "subscriber", "cache"));
    MAY_USE.put("render", List.of("article", "subscriber", "edition", "cache"));
    MAY_USE.put("collect", List.of("article", "network"));
    MAY_USE.put("deliver", List.of("subscriber", "edition", "render", "network", "cache"));
    MAY_USE.put("newsletter", SETTINGS);
    MAY_USE.put("run", RUN);
    MAY_USE.put("store", with(SETTINGS, "run", "process"));
    MAY_USE.put(
        "web", List.of("article", "subscriber", "edition", "render", "process", "cache", "run"));
    MAY_USE.put("worker", List.of("subscriber", "edition", "deliver", "run"));
    MAY_USE.put("report", with(RUN, "run"));
    MAY_USE.put("doctor", with(RUN, "run"));
  }

  /** Parts and sub-parts that only compute: no file, network, database, clock or environment. */
  private static final String[] PURE = {
    "anemone.article..",
    "anemone.subscriber..",
    "anemone.cache..",
    "anemone.edition..",
    "anemone.render..",
    "anemone.collect.feed..",
    "anemone.collect.page..",
    "anemone.collect.image..",
    "anemone.deliver.dkim..",
    "anemone.deliver.mime.."
  };

  /** Each library, and the only part that knows it. */
  private static final Map<String, String> HOME =
      Map.of(
          "freemarker..", "anemone.render..",
          "java.sql..", "anemone.store..",
          "com.zaxxer.hikari..", "anemone.store..",
          "jakarta.mail..", "anemone.deliver..",
          "picocli..", "anemone.cli..",
          "com.github.kagkarlsson..", "anemone.worker..",
          "org.apache.hc..", "anemone.collect.http..",
          "io.javalin..", "anemone.web..",
          "com.twelvemonkeys..", "anemone.collect.image..");

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("anemone");

  private static List<String> with(List<String> parts, String... others) {
    return Stream.concat(parts.stream(), Stream.of(others)).toList();
  }

  @Test
  void partsUseOnlyWhatTheTableAllows() {
    var layers = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("anemone..");
    for (String part : MAY_USE.keySet()) {
      layers = layers.layer(part).definedBy("anemone." + part + "..");
    }
    layers = layers.layer("cli").definedBy("anemone", "anemone.cli..");
    for (var entry : MAY_USE.entrySet()) {
      layers =
          entry.getValue().isEmpty()
              ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
              : layers
                  .whereLayer(entry.getKey())
                  .mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
    }
    layers
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(PROGRAM);
  }

  @Test
  void noPackageIsInACycle() {
    slices().matching("anemone.(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void thePureMiddleTouchesNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.sql..", "java.net.http..", "jakarta.mail..")
                .or(
                    nameMatching(
                        "java\\.nio\\.file\\.Files|java\\.io\\.File.*|java\\.net\\.(Socket|URLConnection|InetAddress)|java\\.lang\\.(Thread|Process.*)|java\\.util\\.Random")))
        .check(PROGRAM);
  }

  @Test
  void timeComesInAsAnArgument() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("anemone.Main")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(PROGRAM);
  }

  @TestFactory
  List<DynamicTest> eachLibraryHasOneHome() {
    return HOME.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey() + " in " + e.getValue(),
                    () -> {
                      noClasses()
                          .that(not(resideInAPackage(e.getValue())))
                          .should()
                          .dependOnClassesThat()
                          .resideInAPackage(e.getKey())
                          .check(PROGRAM);
                      assertThat(PROGRAM.that(resideInAPackage(e.getValue())))
                          .as("what uses it at home")
                          .anyMatch(uses(e.getKey()));
                    }))
        .toList();
  }

  private static Predicate<JavaClass> uses(String library) {
    var isLibrary = resideInAPackage(library);
    return part ->
        part.getDirectDependenciesFromSelf().stream()
            .anyMatch(dependency -> isLibrary.test(dependency.getTargetClass()));
  }

  @Test
  void everyPureRowMatchesClasses() {
    assertThat(PURE)
        .allSatisfy(row -> assertThat(PROGRAM.that(resideInAPackage(row))).isNotEmpty());
  }

  @Test
  void nobodyHoldsTheCompositionRoot() {
    noFields().should().haveRawType("anemone.cli.Wiring").check(PROGRAM);
  }

  @Test
  void onlyMainEndsTheProgramOrTouchesTheStandardStreams() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("anemone.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(PROGRAM);
  }

  @Test
  void nothingIsMutableFromOutside() {
    fields()
        .that()
        .areNotPrivate()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("anemone.cli..")
        .should()
        .beFinal()
        .check(PROGRAM);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Data|Info|Base)")
        .andShould()
        .haveNameNotMatching(".*\\.(Abstract|Base)[A-Z].*")
        .check(PROGRAM);
  }
}
