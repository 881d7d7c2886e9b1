package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.io.Table;
import org.cordj.testing.Chromium;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** macros/clean_run.ijm, and the quality report that it makes, in the real ImageJ. */
class CleanRunIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String STEM = "sub-phantom_task-rest_bold";

  @TempDir Path folder;

  private Table table(final String name) throws IOException {
    return Table.read(folder.resolve(STEM + name));
  }

  @Test
  void aMovingAndBreathingRunComesOutCleaner() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(ROOT)
            .run(ROOT.resolve("macros/clean_run.ijm").toString(), "output=[" + folder + "]");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertTrue(result.out().contains("876 of 876 slices of volumes converged"), result.out());
    final Table tsnr = table("_tSNR.tsv");
    assertTrue(tsnr.number(0, "gain_percent") > 5, tsnr.toTsv());
    final Table fits = table("_fits.tsv");
    for (int z = 0; z < fits.size(); z++) {
      // 12 physiological columns, two of motion, one of CSF, three of drift
      assertEquals(18, fits.number(z, "rank"));
      assertEquals(146 - 18, fits.number(z, "dof"));
    }
    assertTrue(
        result.out().contains("Degrees of freedom left in slice 0: 128 of 146 volumes"),
        result.out());
    final Table confounds = table("_confounds.tsv");
    assertEquals(146, confounds.size());
    assertTrue(confounds.columns().contains("retroicor_cardiac_cos_01_slice03"));
    final Table alff = table("_ALFF.tsv");
    assertEquals(4 * 3, alff.size());
    assertTrue(Files.size(folder.resolve(STEM + "_carpet.png")) > 10_000);
    final Chromium.Shown shown = Chromium.open(folder.resolve(STEM + "_quality.html"), 1200, 3000);
    assertEquals(List.of(), shown.console());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "output=report.txt; its name must end in .html",
        "output=; output is empty; give the name of an .html file",
        "output=no/report.html; the folder",
        "output=r.html motion=none.tsv; There is no table 'none.tsv'",
        "output=r.html measure=rmsd; rmsd needs a table of motion",
        "output=r.html factor=0; it must be above 0",
        "output=r.html before=short; 'short' 30",
      })
  void aBadReportIsOneSentence(final String given, final String sentence) {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Phantom...\", \"volumes=40\");\n"
                    + "run(\"Cord Trim...\", \"series=phantom first=10\");\n"
                    + "selectImage(\"phantom_trim\"); rename(\"short\");\n"
                    + "run(\"Cord Quality Report...\", \"series=phantom mask=phantom_mask "
                    + given
                    + "\");");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence.strip()), result.err());
    assertFalse(Files.exists(folder.resolve("r.html")));
  }
}
