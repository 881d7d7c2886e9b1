package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.testing.BidsValidator;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.HostImageJ.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What BIDS' own validators say of datasets that CordJ makes and of its derivatives.
 *
 * <p>Raw datasets: both validators, without an error. Derivatives: the validator that follows the
 * schema. It checks dataset_description.json (DatasetType, GeneratedBy, links), the names and
 * folders of masks, of regions (dseg) and of runs, their sidecars (such as SkullStripped and
 * RepetitionTime, which has to be the header's), and their headers. The old validator has no rules
 * for derivatives, calls each of their names an error, and is not asked.
 *
 * <p>Not checked, as {@code .bidsignore} names them, because BIDS 1.10 has no rule for them: maps
 * (boldmap), reference images (boldref), courses (timeseries), matrices (relmat), tables by region,
 * the group's tables, pictures, pages and records. The names of regions beside a dseg are among
 * them: the text of BIDS has them, the schema only for anatomical images. Contents of tables
 * against their JSON files are CordJ's own tests' affair. Not checked either are the headers of
 * .nii.gz files of less than 1024 bytes, which this validator cannot read.
 */
class BidsValidatorIT {

  @TempDir Path work;
  private BidsValidator validator;
  private HostImageJ imagej;

  @BeforeEach
  void find() {
    validator = BidsValidator.require();
    imagej = HostImageJ.in(work);
  }

  private void make(final String macro) {
    final Result result = imagej.runText(macro);
    assertEquals(0, result.exitCode(), result.toString());
  }

  private void run(final String... arguments) {
    final Result result = imagej.run(arguments);
    assertEquals(0, result.exitCode(), result.toString());
  }

  @Test
  void aPhantomAndItsDerivativesAreClean() throws IOException {
    make(
        "run('Cord Phantom...', 'volumes=120 physio=true motion=true randomseed=1"
            + " output=phantom');\n");
    final Path dataset = work.resolve("phantom");
    assertClean(dataset);
    assertEquals(List.of(), validator.bySchema(dataset.resolve("derivatives/truth"), "error"));
    for (final String pipeline : new String[] {"martucci-style", "kaptan-style"}) {
      run("phantom", pipeline, "participant", "--pipeline", pipeline);
      run("phantom", pipeline, "group", "--pipeline", pipeline);
      assertEquals(List.of(), validator.bySchema(work.resolve(pipeline), "error"));
    }
  }

  @Test
  void aCohortAndItsDerivativesAreClean() throws IOException {
    make("run('Cord Phantom Cohort...', 'subjects=2,2,2 volumes=120 output=cohort');\n");
    assertClean(work.resolve("cohort"));
    run("cohort", "out", "participant");
    run("cohort", "out", "group");
    final Path out = work.resolve("out");
    assertEquals(List.of(), validator.bySchema(out, "error"));
    // it does look: a name that BIDS has not, a folder that is none, a sidecar that lies
    final Path func = out.resolve("sub-01/func");
    final Path mask = work.resolve("cohort/derivatives/truth/sub-01/func");
    Files.copy(
        mask.resolve("sub-01_task-rest_label-cord_mask.nii.gz"),
        func.resolve("sub-01_task-rest_cord-1_mask.nii.gz"));
    final List<String> wrong = validator.bySchema(out, "error");
    assertFalse(wrong.isEmpty());
    assertTrue(wrong.get(0).contains("cord-1_mask"), wrong.toString());
  }

  private void assertClean(final Path dataset) throws IOException {
    assertEquals(List.of(), validator.byOldRules(dataset));
    assertEquals(List.of(), validator.bySchema(dataset, "error"));
  }
}
