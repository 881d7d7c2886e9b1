package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trimming, slice timing, outliers, tSNR and smoothing from macros in the real ImageJ. */
class PreprocessInImageJIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String NAME = "sub-phantom_task-rest_bold";
  private static final Path BOLD = ROOT.resolve("test-images/sub-phantom/func/" + NAME + ".nii.gz");
  private static final Path CORD =
      ROOT.resolve(
          "test-images/derivatives/truth/sub-phantom/func/sub-phantom_task-rest_label-cord_mask.nii.gz");

  @TempDir Path folder;

  private HostImageJ.Result run(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result;
  }

  private static String open(final Path path) {
    return "run(\"Open NIfTI...\", \"path=[" + path + "]\");\n";
  }

  private JsonNode json(final String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }

  @Test
  void theShippedMacro() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(
                ROOT.resolve("macros/quality.ijm").toString(),
                "series=[" + BOLD + "] mask=[" + CORD + "] drop=6 output=[" + folder + "]");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertTrue(result.out().contains("volumes 6 to 249 of 0 to 249 are kept"), result.out());
    assertTrue(result.out().contains("Median tSNR in the cord: "), result.out());
    final Table confounds = Table.read(folder.resolve(NAME + "_confounds.tsv"));
    assertEquals(244, confounds.size());
    assertEquals("n/a", confounds.text(0, "dvars"));
    final Table censor = Table.read(folder.resolve(NAME + "_censor.tsv"));
    assertEquals(confounds.columns().size() - 2, censor.size());
    for (int row = 0; row < censor.size(); row++) {
      assertEquals(censor.number(row, "volume") + 6, censor.number(row, "source_volume"));
      assertEquals(
          1,
          confounds.number(
              (int) censor.number(row, "volume"), String.format("motion_outlier%02d", row)));
    }
    assertEquals(244 * 6, Table.read(folder.resolve(NAME + "_slices.tsv")).size());
    assertTrue(Table.read(folder.resolve(NAME + "_tSNR.tsv")).number(0, "gain_percent") > 50);
    assertEquals(1600, ImageIO.read(folder.resolve(NAME + "_outliers.png").toFile()).getWidth());
    final JsonNode made = json(NAME + "_trim_timed_smooth.json");
    assertEquals(6, made.get("NumberOfVolumesDiscardedByUser").intValue());
    assertEquals("[6,249,250]", made.get("KeptVolumes").toString());
    assertTrue(made.get("SliceTimingCorrected").booleanValue());
    assertFalse(made.has("SliceTiming"));
    // 6 volumes of 2 s, and half-way between slices taken from 0 to 5/3 s
    assertEquals(12 + 5.0 / 6, made.get("StartTime").doubleValue(), 1e-6);
  }

  @Test
  void trimmedPixelsAreTheirOwnAndTrimmingAddsUp() throws IOException {
    run(
        open(BOLD)
            + "run(\"Cord Trim...\", \"series="
            + NAME
            + " first=3 last=100\");\n"
            + "run(\"Cord Trim...\", \"series="
            + NAME
            + "_trim first=2\");\n"
            + "selectImage(\""
            + NAME
            + "\"); run(\"Multiply...\", \"value=0 stack\");\n"
            + "run(\"Save NIfTI...\", \"image="
            + NAME
            + "_trim_trim path=kept.nii.gz\");");
    final Series whole = NiftiReader.read(BOLD, Progress.NONE).toSeries();
    final Series kept = NiftiReader.read(folder.resolve("kept.nii.gz"), Progress.NONE).toSeries();
    assertEquals(96, kept.volumes());
    final int nz = whole.grid().nz();
    for (int p = 0; p < kept.planes().length; p++) {
      assertArrayEquals(whole.planes()[5 * nz + p], kept.planes()[p]);
    }
    final JsonNode made = json("kept.json");
    assertEquals(5, made.get("NumberOfVolumesDiscardedByUser").intValue());
    assertEquals("[5,100,250]", made.get("KeptVolumes").toString());
    assertEquals(10, made.get("StartTime").doubleValue(), 1e-9);
    assertEquals(6, made.get("SliceTiming").size(), "slices keep their times");
  }

  @Test
  void aTimedRunSaysSoAndIsRefusedAlsoWhenOpenedAgain() throws IOException {
    final HostImageJ.Result macro =
        run(
            open(BOLD)
                + "run(\"Cord Slice Timing...\", \"series="
                + NAME
                + " reference=start method=sinc\");\n"
                + "print(\"timed: \" + Property.get(\"SliceTimingCorrected\") + Property.get(\"SliceTiming\"));\n"
                + "run(\"Save NIfTI...\", \"image="
                + NAME
                + "_timed path=timed.nii.gz\");");
    assertTrue(macro.out().contains("are interpolated to 0 s"), macro.out());
    for (final String again :
        new String[] {
          open(BOLD)
              + "run(\"Cord Slice Timing...\", \"series="
              + NAME
              + "\");\n"
              + "run(\"Cord Smooth...\", \"series="
              + NAME
              + "_timed mask=cord\");\n"
              + "run(\"Cord Slice Timing...\", \"series="
              + NAME
              + "_timed_smooth\");\n",
          open(folder.resolve("timed.nii.gz")) + "run(\"Cord Slice Timing...\", \"series=timed\");"
        }) {
      final HostImageJ.Result result =
          HostImageJ.in(folder).runText(open(CORD) + "rename(\"cord\");\n" + again);
      assertEquals(1, result.exitCode(), result.out());
      assertTrue(
          result.err().contains("were interpolated to one time (SliceTimingCorrected)"),
          result.err());
    }
  }

  /** A run of other slices than its file's keeps the times of those that it has. */
  @Test
  void someOfTheSlices() {
    final HostImageJ.Result result =
        run(
            open(BOLD)
                + "run(\"Duplicate...\", \"title=some duplicate slices=2-5 frames=1-250\");\n"
                + "run(\"Cord Slice Timing...\", \"series=some\");");
    assertTrue(
        result.out().contains("some: slices taken at 1, 0.3333, 1.333, 0.6667 s"), result.out());
  }

  private HostImageJ.Result refuse(final String sidecar, final String macro) throws IOException {
    Files.copy(BOLD, folder.resolve("bold.nii.gz"));
    Files.writeString(folder.resolve("bold.json"), sidecar);
    final HostImageJ.Result result =
        HostImageJ.in(folder).runText(open(folder.resolve("bold.nii.gz")) + macro);
    assertEquals(1, result.exitCode(), result.out());
    assertEquals(1, result.err().strip().lines().count(), result.err());
    return result;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"RepetitionTime\": 2, \"SliceTiming\": [0, 1, 0.5]}; holds 3 times, but the image has 6",
        "{\"RepetitionTime\": 2, \"SliceTiming\": [0, 1, 0.5, 1, 0, 2.5]}; goes up to 2.5 s, beyond",
        "{\"RepetitionTime\": 2}; The slice times of 'bold.nii.gz' are not known",
        "{\"RepetitionTime\": 2, \"SliceTiming\": [0], \"SliceTimingCorrected\": true}; one time",
      })
  void sliceTimesThatCannotBe(final String sidecar, final String sentence) throws IOException {
    final String err = refuse(sidecar, "run(\"Cord Slice Timing...\", \"series=bold\");").err();
    assertTrue(err.contains(sentence.strip()), err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Cord Slice Timing...; series=plain; it was not opened from a NIfTI file",
        "Cord Slice Timing...; series=phantom reference=end; it must be middle, start, or a number",
        "Cord Slice Timing...; series=phantom method=linear; it must be one of fourier, sinc",
        "Cord Trim...; series=phantom first=60; has volumes 0 to 59",
        "Cord Trim...; series=phantom first=5 last=4; must not come before the first",
        "Cord Trim...; series=phantom_mask first=5; is a 3-D image",
        "Cord Smooth...; series=phantom mask=empty; The mask 'empty' is empty",
        "Cord Smooth...; series=phantom mask=phantom_mask inplane=-1; choose a full width",
        "Cord Smooth...; series=phantom; Cord Smooth needs mask",
        "Cord Smooth...; series=phantom mask=None; no open image looks like a mask: make one with",
        "Cord tSNR...; series=phantom table=t.tsv; A table needs regions: give mask or rois",
        "Cord tSNR...; series=phantom before=other; are not on the same grid",
        "Cord tSNR...; series=phantom mask=phantom_mask table=t.csv; must end in .tsv",
        "Cord Outliers...; series=phantom mask=empty; The mask 'empty' is empty",
        "Cord Outliers...; series=phantom mask=phantom_mask measure=fd; measure has 'fd'; legal",
        "Cord Outliers...; series=phantom mask=phantom_mask measure=rmsd; rmsd needs a table of motion",
        "Cord Outliers...; series=phantom mask=phantom_mask motion=no.tsv; There is no table 'no.tsv'",
        "Cord Outliers...; series=phantom mask=phantom_mask reference=60; has volumes 0 to 59",
        "Cord Outliers...; series=phantom mask=phantom_mask factor=0; factor is 0.0; it must be above 0",
        "Cord Outliers...; series=phantom mask=phantom_mask censor=c.txt; censor is 'c.txt'",
      })
  void badInputIsOneSentence(final String command, final String options, final String sentence)
      throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Phantom...\", \"volumes=60\");\n"
                    + "selectImage(\"phantom_mask\"); run(\"Duplicate...\", \"duplicate\");\n"
                    + "rename(\"empty\"); run(\"Multiply...\", \"value=0 stack\");\n"
                    + "newImage(\"other\", \"32-bit ramp\", 8, 8, 12);\n"
                    + "run(\"Properties...\", \"slices=3 frames=4\");\n"
                    + "newImage(\"plain\", \"32-bit ramp\", 8, 8, 12);\n"
                    + "run(\"Properties...\", \"slices=3 frames=4 interval=[2 sec]\");\n"
                    + "run(\""
                    + command
                    + "\", \""
                    + options.strip()
                    + "\");");
    assertEquals(1, result.exitCode(), result.out());
    assertEquals(1, result.err().strip().lines().count(), result.err());
    assertTrue(result.err().contains(sentence.strip()), result.err());
  }

  /** What Cord Phantom shows needs no way over a file: its slices have their times. */
  @Test
  void aPhantomThatIsShownHasSliceTimesAsOneThatIsOpened() throws IOException {
    final String bold = "ds,1/sub-phantom/func/sub-phantom_task-rest_";
    Files.createDirectory(folder.resolve("ds,1"));
    run(
        "run(\"Cord Phantom...\", \"volumes=60 physio=true output=[ds,1]\");\n"
            + "if (Property.get(\"RepetitionTime\") != \"2\") exit(\"no TR\");\n"
            + "run(\"Cord Slice Timing...\", \"series=phantom\");\n"
            + "run(\"Cord Confounds...\", \"series=phantom mask=phantom_mask physio=["
            + bold
            + "physio.tsv.gz] table=shown.tsv\");\n"
            + open(folder.resolve(bold + "bold.nii.gz"))
            + "run(\"Cord Confounds...\", \"series=sub-phantom_task-rest_bold mask=phantom_mask"
            + " physio=auto table=opened.tsv\");");
    final String shown = Files.readString(folder.resolve("shown.tsv"));
    assertTrue(shown.contains("_slice00"), shown.lines().findFirst().orElse(""));
    assertEquals(Files.readString(folder.resolve("opened.tsv")), shown);
  }

  /** Against the planted motion of the simulated cord: all three jumps are found. */
  @Test
  void theSimulatedCord() throws IOException {
    final Path sim = Shared.require("data/sim_cord");
    final String name = "sub-sim01_task-rest_bold";
    run(
        open(sim.resolve("sub-sim01/func/" + name + ".nii.gz"))
            + open(sim.resolve("truth/sub-sim01/cord_mask.nii.gz"))
            + "run(\"Cord Outliers...\", \"series="
            + name
            + " mask=cord_mask measure=dvars,framewise_displacement,rmsd motion=["
            + sim.resolve("truth/sub-sim01/motion.tsv")
            + "] censor=censor.tsv\");\n"
            + "run(\"Cord tSNR...\", \"series="
            + name
            + " mask=cord_mask table=tsnr.tsv\");");
    final Table censor = Table.read(folder.resolve("censor.tsv"));
    final int[] jumps = {98, 99, 195, 196, 226, 227};
    assertEquals(jumps.length, censor.size());
    for (int row = 0; row < jumps.length; row++) {
      assertEquals(jumps[row], censor.number(row, "volume"));
      assertEquals("dvars,framewise_displacement,rmsd", censor.text(row, "measures"));
    }
    // the median that the data's own description gives
    assertEquals(17.9, Table.read(folder.resolve("tsnr.tsv")).number(0, "median"), 0.1);
  }

  /** Smoothing leaves what was 0 outside the mask at 0 and is the same from any orientation. */
  @Test
  void smoothingIsInsideTheMask() throws IOException {
    run(
        open(BOLD)
            + open(CORD)
            + "rename(\"cord\");\n"
            + "run(\"Cord Smooth...\", \"series="
            + NAME
            + " mask=cord inplane=2 along=5\");\n"
            + "run(\"Save NIfTI...\", \"image="
            + NAME
            + "_smooth path=smooth.nii.gz\");");
    final Series smooth =
        NiftiReader.read(folder.resolve("smooth.nii.gz"), Progress.NONE).toSeries();
    final Mask cord = Mask.of(NiftiReader.read(CORD, Progress.NONE).toVolume());
    final int plane = smooth.grid().planeSize();
    for (int v = 0; v < smooth.grid().voxels(); v++) {
      assertEquals(cord.contains(v), smooth.planes()[v / plane][v % plane] != 0, "voxel " + v);
    }
    final JsonNode made = json("smooth.json");
    assertEquals(5, made.get("AlongFwhmMm").doubleValue());
    assertEquals(6, made.get("SliceTiming").size());
  }
}
