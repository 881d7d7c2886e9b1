package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cord Motion Correction from macros in the real ImageJ, without a display. */
class MotionIT {

  private static final String PHANTOM =
      "run(\"Cord Phantom...\", \"volumes=60 tsnr=25 motion=true\");\n";

  @TempDir Path folder;

  private HostImageJ.Result run(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result;
  }

  @Test
  void theMacroMakesTheCordSteadier() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(Path.of("macros/motion.ijm").toAbsolutePath().toString(), "output=[my results]");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Matcher m =
        Pattern.compile("tSNR of the cord ([0-9.]+), after motion correction ([0-9.]+)")
            .matcher(result.out());
    assertTrue(m.find(), result.out());
    assertTrue(Double.parseDouble(m.group(2)) > 1.02 * Double.parseDouble(m.group(1)), m.group());
    final Path results = folder.resolve("my results");
    assertEquals(120 * 6, Table.read(results.resolve("phantom_motion.tsv")).size());
    assertTrue(ImageIO.read(results.resolve("phantom_motion.png").toFile()).getHeight() > 800);
    assertTrue(Files.readString(results.resolve("phantom_mc.json")).contains("\"Reference\""));
  }

  @Test
  void theMacroOnRealMotion() {
    final Path sct = Shared.require("data/sct_example_data_2014");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(
                Path.of("macros/motion.ijm").toAbsolutePath().toString(),
                "series="
                    + sct.resolve("fmri.nii.gz")
                    + " mask="
                    + sct.resolve("fmri_moco_mean_seg_modif.nii.gz")
                    + " output=out");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertTrue(Files.exists(folder.resolve("out/fmri_mc.nii.gz")));
  }

  /**
   * The table has the file's axes, not the screen's, on which the phantom is upside down; so it is
   * the phantom's own truth, and the truth can be applied.
   */
  @Test
  void theTablesAxesAreTheFiles() throws IOException {
    run(
        "run(\"Cord Phantom...\", \"volumes=60 tsnr=100 motion=true output=data\");\n"
            + "run(\"Cord Motion Correction...\","
            + " \"series=phantom mask=phantom_mask table=motion.tsv\");\n");
    final Table found = Table.read(folder.resolve("motion.tsv"));
    final Table truth =
        Table.read(
            folder.resolve(
                "data/derivatives/truth/sub-phantom/func/"
                    + "sub-phantom_task-rest_desc-motion_timeseries.tsv"));
    for (final String column : new String[] {"shift_x_mm", "shift_y_mm"}) {
      double cross = 0;
      double squares = 0;
      for (int row = 0; row < truth.size(); row++) {
        cross += found.number(row, column) * truth.number(row, column);
        squares += Math.pow(truth.number(row, column), 2);
      }
      assertEquals(1, cross / squares, 0.05, column);
    }
  }

  @Test
  void aTableThatIsAppliedGivesTheSameVoxelsAndKeepsTimes() throws IOException {
    run(
        "run(\"Cord Phantom...\", \"volumes=60 tsnr=25 motion=true output=data\");\n"
            + "run(\"Close All\");\n"
            + "run(\"Open NIfTI...\","
            + " \"path=data/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz\");\n"
            + "run(\"Open NIfTI...\", \"path=data/derivatives/truth/sub-phantom/func/"
            + "sub-phantom_task-rest_label-cord_mask.nii.gz\");\n"
            + "bold = \"series=sub-phantom_task-rest_bold"
            + " mask=sub-phantom_task-rest_label-cord_mask \";\n"
            + "run(\"Cord Motion Correction...\", bold + \"rotation=true table=motion.tsv\");\n"
            + "run(\"Save NIfTI...\", \"image=sub-phantom_task-rest_bold_mc path=a.nii.gz\");\n"
            + "close(\"*_mc\");\n"
            + "run(\"Cord Motion Correction...\", bold + \"use=motion.tsv\");\n"
            + "run(\"Save NIfTI...\", \"image=sub-phantom_task-rest_bold_mc path=b.nii.gz\");\n");
    final var a = NiftiReader.read(folder.resolve("a.nii.gz"), Progress.NONE).toSeries();
    final var b = NiftiReader.read(folder.resolve("b.nii.gz"), Progress.NONE).toSeries();
    for (int p = 0; p < a.planes().length; p++) {
      for (int i = 0; i < a.planes()[p].length; i++) {
        // the table has 9 digits
        assertEquals(a.planes()[p][i], b.planes()[p][i], 1e-2);
      }
    }
    assertEquals(2, a.tr());
    final String json = Files.readString(folder.resolve("b.json"));
    assertTrue(json.contains("SliceTiming") && json.contains("\"MotionTable\""), json);
    assertEquals("LAS", a.grid().orientation());
  }

  @Test
  void withoutApplyThereIsATableOnly() {
    final HostImageJ.Result result =
        run(
            PHANTOM
                + "run(\"Cord Motion Correction...\","
                + " \"series=phantom mask=phantom_mask apply=false table=t.tsv\");\n"
                + "print(\"open: \" + isOpen(\"phantom_mc\"));");
    assertTrue(result.out().contains("open: 0"), result.out());
    assertTrue(Files.exists(folder.resolve("t.tsv")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "reference=60; reference is volume 60, but 'phantom' has the volumes 0 to 59",
        "reference=last; it must be one of firstpass, mean, median, first",
        "passes=0; passes is 0; choose 1 to 10",
        "passes=1; reference=firstpass needs passes=2 or more",
        "order=6; order is 6; choose 0 to 5",
        "radius=1; radius is 1.0 mm; choose 4.0 to 60.0 mm",
        "interpolation=nearest; it must be one of linear, cubic, sinc",
        "use=no.tsv; There is no table 'no.tsv'",
        "use=no.tsv apply=false; leaves nothing to do",
        "table=t.csv; its name must end in .tsv",
        "output=p.jpg; output is 'p.jpg'",
      })
  void badOptionsAreOneSentence(final String given, final String sentence) {
    refused(given, sentence);
  }

  @Test
  void badImagesAndTablesAreOneSentence() throws IOException {
    refused("use=short.tsv", "lacks 359 rows of the 360");
    refused("use=long.tsv", "is for 61 volumes of 1 slices, but the run has 60 volumes of 6");
    refused("mask=nothing", "The mask 'nothing' is empty");
    refused("series=phantom_mask", "is a 3-D image");
  }

  private void refused(final String given, final String sentence) {
    final String header = "volume\\tslice\\tshift_x_mm\\tshift_y_mm\\n";
    final String images =
        (given.contains("series=") ? "" : "series=phantom ")
            + (given.contains("mask=") && !given.contains("series=") ? "" : "mask=phantom_mask ");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + "selectImage(\"phantom_mask\"); run(\"Duplicate...\", \"title=nothing duplicate\");"
                    + " run(\"Multiply...\", \"value=0 stack\");\n"
                    + "File.saveString(\""
                    + header
                    + "0\\t0\\t1\\t1\\n\", \"short.tsv\");\n"
                    + "File.saveString(\""
                    + header
                    + "60\\t0\\t1\\t1\\n\", \"long.tsv\");\n"
                    + "run(\"Cord Motion Correction...\", \""
                    + images
                    + given
                    + "\");");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence.strip()), result.err());
    assertFalse(Files.exists(folder.resolve("t.csv")));
  }
}
