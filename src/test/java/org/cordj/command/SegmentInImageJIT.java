package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Centreline, mask and ring from macros in the real ImageJ. */
class SegmentInImageJIT {

  private static final String PHANTOM = "run(\"Cord Phantom...\", \"volumes=60\");\n";

  @TempDir Path folder;

  private HostImageJ.Result run(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result;
  }

  private Mask read(final String name) throws IOException {
    return Mask.of(NiftiReader.read(folder.resolve(name), Progress.NONE).toVolume());
  }

  private static double dice(final Mask a, final Mask b) {
    return 2.0 * a.and(b).count() / (a.count() + b.count());
  }

  @Test
  void theCordOfThePhantomIsFoundInItsPlace() throws IOException {
    final HostImageJ.Result result =
        run(
            PHANTOM
                + """
                run("Cord Centerline...", "series=phantom table=line.tsv sct=line.csv");
                run("Cord Mask...", "series=phantom centerline=line.csv table=area.tsv");
                run("Save NIfTI...", "image=phantom_cord path=cord.nii.gz");
                run("Save NIfTI...", "image=phantom_mask path=truth.nii.gz");
                run("Cord CSF Ring...", "series=phantom mask=phantom_cord outer=3");
                run("Save NIfTI...", "image=phantom_cord_csf path=csf.nii.gz");
                """);
    assertTrue(result.out().contains("dark cord in bright CSF"), result.out());
    assertEquals(6, Table.read(folder.resolve("line.tsv")).size());
    assertEquals(6, Table.read(folder.resolve("area.tsv")).size());
    final double dice = dice(read("truth.nii.gz"), read("cord.nii.gz"));
    System.out.printf("phantom: Dice of Cord Mask and the true mask %.3f%n", dice);
    assertTrue(dice > 0.9, "Dice " + dice);
    assertEquals(0, read("csf.nii.gz").and(read("cord.nii.gz")).count());
  }

  @Test
  void realAnatomy() throws IOException {
    final Path sct = Shared.require("data/sct_example_data_2014");
    run(
        "run(\"Open NIfTI...\", \"path=["
            + sct.resolve("fmri.nii.gz")
            + "]\");\n"
            + "run(\"Cord Mask...\", \"series=fmri\");\n"
            + "run(\"Save NIfTI...\", \"image=fmri_cord path=cord.nii.gz\");");
    final Mask manual =
        Mask.of(
            NiftiReader.read(sct.resolve("fmri_moco_mean_seg_modif.nii.gz"), Progress.NONE)
                .toVolume());
    final double dice = dice(manual, read("cord.nii.gz"));
    System.out.printf("sct_example_data_2014: Dice of Cord Mask and the manual mask %.3f%n", dice);
    assertTrue(dice >= 0.85, "Dice " + dice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "run(\"Cord Mask...\", \"series=phantom method=tube radius=11\"); choose 1 to 10 mm",
        "run(\"Cord Mask...\", \"series=phantom contrast=t3\"); it must be one of auto, t1, t2, t2s",
        "run(\"Cord Mask...\", \"series=phantom centerline=no.csv\"); no centreline file",
        "run(\"Cord Centerline...\", \"series=phantom method=points\"); at least 2 points",
        "run(\"Cord Centerline...\", \"series=phantom sct=line.txt\"); must end in .csv",
        "run(\"Cord CSF Ring...\", \"mask=phantom_mask inner=3 outer=2\"); choose more than inner",
        "run(\"Cord Mask...\", \"series=noise\"); No spinal cord was found",
        "run(\"Cord Centerline...\", \"series=flat\"); one slice along the cord",
        "run(\"Cord Mask...\", \"series=flat\"); one slice along the cord",
      })
  void badInputIsOneSentence(final String macro, final String sentence) {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + "newImage(\"flat\", \"32-bit ramp\", 40, 40, 1);"
                    + "newImage(\"noise\", \"32-bit noise\", 40, 40, 6);"
                    + " run(\"Add Specified Noise...\", \"stack standard=50\");\n"
                    + macro
                    + ";");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence.strip()), result.err());
  }
}
