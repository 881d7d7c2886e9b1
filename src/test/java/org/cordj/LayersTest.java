package org.cordj;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms and who may know whom: the picture of README. */
class LayersTest {

  /** What each room may use of CordJ besides itself. Commands may use all. */
  private static final Map<String, String[]> ROOMS =
      Map.ofEntries(
          Map.entry("io", new String[] {}),
          Map.entry("image", new String[] {}),
          Map.entry("nifti", new String[] {"image", "io"}),
          Map.entry("signal", new String[] {}),
          Map.entry("help", new String[] {"io"}),
          Map.entry("segment", new String[] {"image", "io"}),
          Map.entry("denoise", new String[] {"image", "signal", "io"}),
          Map.entry("rsfc", new String[] {"image", "signal", "io"}),
          Map.entry("connectivity", new String[] {"image", "signal", "io"}),
          Map.entry("graph", new String[] {"image", "io"}),
          Map.entry("motion", new String[] {"image", "io"}),
          Map.entry("phantom", new String[] {"image", "signal", "io"}),
          Map.entry("preprocess", new String[] {"image", "signal", "io"}),
          Map.entry("physio", new String[] {"io"}),
          Map.entry("template", new String[] {"image", "motion", "nifti", "io"}),
          Map.entry("stats", new String[] {"image", "signal", "io"}),
          Map.entry(
              "bids",
              new String[] {
                "image", "nifti", "segment", "phantom", "denoise", "physio", "stats", "io"
              }),
          Map.entry("pipeline", new String[] {"bids", "nifti", "physio", "stats", "image", "io"}),
          Map.entry(
              "report",
              new String[] {
                "pipeline",
                "bids",
                "image",
                "signal",
                "motion",
                "preprocess",
                "physio",
                "io",
                "rsfc"
              }),
          Map.entry(
              "imagej",
              new String[] {
                "image",
                "nifti",
                "bids",
                "segment",
                "denoise",
                "rsfc",
                "connectivity",
                "preprocess",
                "signal",
                "graph",
                "motion",
                "physio",
                "report",
                "pipeline",
                "help",
                "io"
              }),
          Map.entry("cli", new String[] {"imagej", "pipeline", "report", "bids", "image", "io"}),
          // compiled by the profile spark only
          Map.entry("spark", new String[] {"cli", "pipeline", "stats", "image", "io"}));

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cordj");
    assertTrue(classes.size() > 100, "the classes were found");
  }

  @TestFactory
  Stream<DynamicTest> everyRoom() {
    return ROOMS.entrySet().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getKey(), () -> only(room.getKey(), room.getValue()).check(classes)));
  }

  @Test
  void everyPackageIsARoomWithARule() {
    for (final JavaClass c : classes) {
      final String[] words = c.getPackageName().split("\\.");
      if (words.length > 2) {
        assertTrue(words[2].equals("command") || ROOMS.containsKey(words[2]), c.getName());
      }
    }
  }

  @Test
  void aRuleThatIsBrokenFails() {
    assertThrows(AssertionError.class, () -> only("rsfc", "image").check(classes));
  }

  private static ArchRule only(final String room, final String... allowed) {
    final String[] rooms = new String[allowed.length + 1];
    rooms[0] = "org.cordj." + room + "..";
    for (int a = 0; a < allowed.length; a++) {
      rooms[a + 1] = "org.cordj." + allowed[a] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage("org.cordj." + room + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are in a room that " + room + " must not know",
                (JavaClass c) ->
                    c.getPackageName().startsWith("org.cordj")
                        && !JavaClass.Predicates.resideInAnyPackage(rooms).test(c)))
        .allowEmptyShould(true);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("org.cordj.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void scijavaOnlyInCommandAndImagej() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.cordj.command..", "org.cordj.imagej..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.scijava..")
        .check(classes);
  }

  @Test
  void imagejOnlyAtTheEdge() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.cordj.command..", "org.cordj.imagej..", "org.cordj.cli..")
        .and()
        .doNotHaveFullyQualifiedName("Nifti_Reader")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ij..")
        .check(classes);
  }

  @Test
  void picturesOnlyInReportAndImagej() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.cordj.imagej..", "org.cordj.report..", "org.cordj.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..")
        .check(classes);
  }
}
