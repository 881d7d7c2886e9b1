package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cordj.bids.ConfoundFiles;
import org.cordj.denoise.ConfoundTable;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Denoising from macros in a real ImageJ, headless. */
class DenoiseInImageJIT {

  private static final Path IMAGES = Path.of("test-images").toAbsolutePath();
  private static final Path BOLD =
      IMAGES.resolve("sub-phantom/func/sub-phantom_task-rest_bold.nii.gz");
  private static final Path CORD =
      IMAGES.resolve(
          "derivatives/truth/sub-phantom/func/sub-phantom_task-rest_label-cord_mask.nii.gz");

  private static final String OPEN =
      "run(\"Open NIfTI...\", \"path=["
          + BOLD
          + "]\");\nrename(\"bold\");\nrun(\"Open NIfTI...\", \"path=["
          + CORD
          + "]\");\nrename(\"cord\");\n"
          + "run(\"Cord CSF Ring...\", \"mask=cord inner=0 outer=4\");\n"
          + "run(\"Cord Confounds...\", \"series=bold mask=cord csf=cord_csf table=c.tsv\");\n";

  @TempDir Path folder;

  private String refusal(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(1, result.exitCode(), result.out() + result.err());
    assertEquals(1, result.err().strip().lines().count(), result.err());
    return result.err();
  }

  private String run(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result.out();
  }

  @Test
  void theMacroOfDenoising() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(
                Path.of("macros/denoise.ijm").toAbsolutePath().toString(),
                BOLD + " " + CORD + " " + folder);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final String name = folder + "/sub-phantom_task-rest_bold";
    final ConfoundTable table =
        ConfoundFiles.read(Path.of(name + "_desc-confounds_timeseries.tsv"));
    assertTrue(table.needsTrueSliceTimes());
    final Series before = NiftiReader.read(BOLD, Progress.NONE).toSeries();
    final Series after =
        NiftiReader.read(Path.of(name + "_denoised.nii.gz"), Progress.NONE).toSeries();
    final Mask cord = Mask.of(NiftiReader.read(CORD, Progress.NONE).toVolume());
    assertEquals(before.volumes(), table.volumes());
    final int index = cord.index(cord.count() / 2);
    final float mean = before.mean(Progress.NONE).get(index);
    assertEquals(mean, after.mean(Progress.NONE).get(index), 1e-3f * mean);
    assertEquals(0, after.mean(Progress.NONE).get(0));
    final Table fits = Table.read(Path.of(name + "_fits.tsv"));
    final Table inBand = Table.read(Path.of(name + "_fitsinband.tsv"));
    assertEquals(before.grid().nz(), fits.size());
    assertEquals(
        before.volumes() - fits.number(0, "rank"), fits.number(0, "dof"), "dof of the slice");
    assertEquals(
        inBand.number(0, "dof"), inBand.number(0, "band_dimensions_left"), 1e-6, "all in band");
    final String json = Files.readString(Path.of(name + "_denoised.json"));
    assertTrue(json.contains("\"Drift\" : \"quadratic\""), json);
    final BufferedImage carpet = ImageIO.read(Path.of(name + "_carpet.png").toFile());
    assertEquals(1600, carpet.getWidth());
  }

  @Test
  void aTableOfTheWholeRunFollowsATrimmedOne() {
    final String out =
        run(
            OPEN
                + "run(\"Cord Trim...\", \"series=bold first=3 last=200\");\nrename(\"part\");\n"
                + "run(\"Cord Denoise...\", \"series=part mask=cord confounds=c.tsv table=f.tsv\");\n"
                + "print(\"frames \" + nSlices);\n");
    assertTrue(out.contains("'c.tsv': the first 3 rows were cut off as 'part' was."), out);
  }

  @Test
  void filtersAreChosenByName() {
    final String out =
        run(
            OPEN
                + "m = newArray(\"projection\", \"afni\", \"butterworth\");\n"
                + "for (i = 0; i < 3; i++) {\n"
                + "  run(\"Cord Band-pass Filter...\", \"series=bold mask=cord method=\" + m[i]);\n"
                + "  selectImage(\"bold_bandpass\"); rename(m[i]);\n"
                + "  Stack.setPosition(1, 3, 20); getStatistics(area, mean); print(m[i], mean);\n"
                + "}\n");
    for (final String method : new String[] {"projection", "afni", "butterworth"}) {
      assertTrue(out.contains(method + " "), out);
    }
    assertFalse(out.contains("NaN"), out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "low=0.01 high=0.3; passes the Nyquist frequency of 'bold', 0.25 Hz",
        "low=0.1 high=0.05; the lower edge must be 0 Hz or more and below the upper one",
        "low=0.1 high=0.101; holds 1 Fourier bin in 'bold'",
        "censor=0-244; leaves 3 degrees of freedom: 5 volumes (245 are censored)",
        "censor=250; 'bold' has the volumes 0 to 249",
        "confounds=nothere.tsv; There is no table 'nothere.tsv'",
        "confounds=short.tsv; have 2 rows; 'bold' has 250 volumes",
        "confounds=holes.tsv; holds n/a in row 2",
        "confounds=twice.tsv; The table 'twice.tsv' has more than one column",
        "drift=quartic; it must be one of none, constant, linear",
        "drift=cosine cutoff=0; needs the longest period to keep",
        "table=f.csv; its name must end in .tsv",
      })
  void badInputIsOneSentence(final String options, final String sentence) throws IOException {
    Files.writeString(folder.resolve("short.tsv"), "csf\n1\n2\n");
    Files.writeString(folder.resolve("holes.tsv"), "csf\n" + "1\nn/a\n" + "3\n".repeat(248));
    Files.writeString(folder.resolve("twice.tsv"), "csf\tcsf\n" + "1\t2\n".repeat(250));
    assertTrue(
        refusal(
                OPEN
                    + "run(\"Cord Denoise...\", \"series=bold mask=cord "
                    + options.replace(";", " ")
                    + "\");\n")
            .contains(sentence.strip()),
        options);
    assertFalse(Files.exists(folder.resolve("f.csv")));
  }

  @Test
  void slicesAreDenoisedBeforeTheirTimingIsCorrected() {
    final String sentence =
        refusal(
            OPEN
                + "run(\"Cord Slice Timing...\", \"series=bold\");\nrename(\"timed\");\n"
                + "run(\"Cord Denoise...\", \"series=timed mask=cord confounds=c.tsv\");\n");
    assertTrue(sentence.contains("Denoise before slice timing."), sentence);
  }

  @Test
  void confoundsThatCannotBeMadeAreRefused() {
    assertTrue(
        refusal(OPEN + "run(\"Cord Confounds...\", \"series=bold mask=cord\");\n")
            .contains("No confound is asked for"));
    assertTrue(
        refusal(
                OPEN
                    + "run(\"Cord Confounds...\", \"series=bold mask=cord csf=cord_csf components=most\");\n")
            .contains("legal are mean, 1 to 100, parallel"));
    assertTrue(
        refusal(OPEN + "run(\"Cord Confounds...\", \"series=bold mask=cord physio=auto\");\n")
            .contains("no _physio.tsv.gz stands beside"));
    assertTrue(
        refusal(
                OPEN
                    + "run(\"Cord Carpet Plot...\", \"series=bold mask=cord confounds=c.tsv traces=fd\");\n")
            .contains("'c.tsv' has no confound 'fd'; it has csf."));
  }
}
