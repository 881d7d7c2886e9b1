package org.cordj;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms and who may know whom: the table of README. */
@AnalyzeClasses(packages = "org.cordj", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

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

  @ArchTest static final ArchRule IO = only("io");
  @ArchTest static final ArchRule IMAGE = only("image");
  @ArchTest static final ArchRule NIFTI = only("nifti", "image", "io");
  @ArchTest static final ArchRule SIGNAL = only("signal");
  @ArchTest static final ArchRule SEGMENT = only("segment", "image", "signal", "io");
  @ArchTest static final ArchRule RSFC = only("rsfc", "image", "signal", "io");
  @ArchTest static final ArchRule PHANTOM = only("phantom", "image", "signal", "io");

  @ArchTest static final ArchRule BIDS = only("bids", "image", "nifti", "segment", "phantom", "io");

  @ArchTest
  static final ArchRule REPORT =
      only("report", "image", "signal", "segment", "rsfc", "phantom", "io");

  @ArchTest
  static final ArchRule IMAGEJ =
      only("imagej", "image", "nifti", "bids", "signal", "segment", "rsfc", "phantom", "io");

  @ArchTest static final ArchRule CLI = only("cli", "imagej", "io");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("org.cordj.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SCIJAVA =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.cordj.command..", "org.cordj.imagej..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.scijava..");

  @ArchTest
  static final ArchRule IMAGEJ_1 =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.cordj.command..", "org.cordj.imagej..", "org.cordj.cli..")
          .and()
          .doNotHaveFullyQualifiedName("Nifti_Reader")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ij..");

  @ArchTest
  static final ArchRule AWT =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.cordj.imagej..", "org.cordj.report..", "org.cordj.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.swing..");
}
