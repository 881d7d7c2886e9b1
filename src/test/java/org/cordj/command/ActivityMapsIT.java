package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cord ReHo... and the definitions of Cord ALFF... in the real ImageJ. */
class ActivityMapsIT {

  @TempDir Path folder;

  @Test
  void homogeneityAndEachDefinitionFromAMacro() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Phantom...", "volumes=80");
                run("Cord ReHo...", "series=phantom mask=phantom_mask neighbors=27");
                run("Save NIfTI...", "image=phantom_ReHo path=reho.nii.gz");
                run("Cord ROIs...", "mask=phantom_mask kind=quadrants");
                definitions = newArray("rms", "afni", "dpabi", "xcpd", "cpac");
                for (d = 0; d < definitions.length; d++)
                  run("Cord ALFF...", "series=phantom mask=phantom_mask bands=0.01-0.1 measures=ALFF,mALFF"
                      + " rois=phantom_mask_quadrants definition=" + definitions[d] + " table=" + definitions[d] + ".tsv");
                """);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Volume reho = NiftiReader.read(folder.resolve("reho.nii.gz"), Progress.NONE).toVolume();
    int mapped = 0;
    for (int i = 0; i < reho.grid().voxels(); i++) {
      assertTrue(reho.get(i) >= 0 && reho.get(i) <= 1, "W = " + reho.get(i));
      mapped += reho.get(i) > 0 ? 1 : 0;
    }
    assertTrue(mapped > 400, mapped + " voxels");
    final String[] trends = {"quadratic", "quadratic", "linear", "constant", "linear"};
    final String[] definitions = {"rms", "afni", "dpabi", "xcpd", "cpac"};
    for (int d = 0; d < definitions.length; d++) {
      final Table table = Table.read(folder.resolve(definitions[d] + ".tsv"));
      assertEquals(definitions[d], table.text(0, "definition"));
      assertEquals(trends[d], table.text(0, "detrend"));
      assertTrue(table.number(0, "mean") > 0);
    }
  }

  @Test
  void relativeAlffNeverComesAlone() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Phantom...", "volumes=80");
                run("Cord ROIs...", "mask=phantom_mask kind=quadrants");
                run("Cord ALFF...", "series=phantom mask=phantom_mask bands=0.01-0.1 measures=mALFF"
                    + " rois=phantom_mask_quadrants table=relative.tsv");
                """);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertTrue(result.out().contains("ALFF is mapped too"), result.out());
    assertTrue(result.out().contains("is ALFF over its mean in 'phantom_mask'"), result.out());
    final Table table = Table.read(folder.resolve("relative.tsv"));
    assertEquals(8, table.size());
    assertEquals("ALFF", table.text(0, "measure"));
    // one number ties the two together in every region
    final double mean = table.number(0, "mean") / table.number(1, "mean");
    for (int row = 0; row < 8; row += 2) {
      assertEquals(mean, table.number(row, "mean") / table.number(row + 1, "mean"), 1e-5 * mean);
    }
  }

  @Test
  void confoundsGapsAndNoiseAreTakenIntoAccount() throws IOException {
    final StringBuilder columns = new StringBuilder("csf\ttrans_x\n");
    for (int t = 0; t < 120; t++) {
      columns.append(Math.sin(0.7 * t * t)).append('\t').append(t % 7).append('\n');
    }
    Files.writeString(folder.resolve("confounds.tsv"), columns);
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                run("Cord Phantom...", "volumes=120");
                run("Cord ROIs...", "mask=phantom_mask kind=quadrants");
                run("Cord ALFF...", "series=phantom mask=phantom_mask bands=0.01-0.1"
                    + " measures=ALFF,dcALFF,ncALFF,seALFF2,sedcALFF2,sencALFF2 confounds=confounds.tsv"
                    + " censor=3,17-19 floor=0.12 floorsmooth=true rois=phantom_mask_quadrants table=a.tsv");
                run("Save NIfTI...", "image=phantom_ncALFF_0.01-0.1 path=nc.nii.gz");
                run("Cord ALFF...", "series=phantom mask=phantom_mask bands=0.01-0.1 measures=ALFF,RSFA"
                    + " definition=afni confounds=confounds.tsv rois=phantom_mask_quadrants table=afni.tsv");
                """);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Table table = Table.read(folder.resolve("a.tsv"));
    assertEquals(4 * 6, table.size());
    for (int row = 0; row < table.size(); row += 6) {
      assertEquals("phantom_mask", table.text(row, "mask"));
      final double full = table.number(row, "dimensions");
      final double kept = table.number(row, "dimensions_kept");
      assertTrue(kept < 0.97 * full && kept > 0.9 * full, kept + " of " + full);
      final double alff = table.number(row, "rms");
      assertTrue(table.number(row + 1, "rms") > alff, "dimensions are given back");
      assertTrue(table.number(row + 2, "rms") < 0.8 * alff, "noise is taken off");
    }
    final String json = Files.readString(folder.resolve("nc.json"));
    for (final String field :
        new String[] {"CensoredVolumes", "3,17-19", "BandDimensionsKept", "NoiseFloorHz", "0.12"}) {
      assertTrue(json.contains(field), json);
    }
    assertEquals("afni", Table.read(folder.resolve("afni.tsv")).text(0, "definition"));
  }

  @Test
  void theMacroOfTheFamily() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .run(Path.of("macros/alff_family.ijm").toAbsolutePath().toString(), "my maps");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertEquals("", result.err());
    final Path out = folder.resolve("my maps");
    assertEquals(4 * 3 * 6, Table.read(out.resolve("rms.tsv")).size());
    final Table compared = Table.read(out.resolve("rms_dpabi.tsv"));
    assertEquals("rms_mALFF", compared.text(0, "first"));
    assertEquals(0, compared.number(0, "bias"), 1e-6, "both have a mean of 1");
    assertEquals(0.9, compared.number(0, "r"), 0.1);
    assertTrue(compared.number(0, "limit_high") > 0.02, "but they are not the same");
    assertTrue(ImageIO.read(out.resolve("rms_dpabi.png").toFile()).getWidth() > 2000);
    final Table corrected = Table.read(out.resolve("corrected.tsv"));
    for (int row = 0; row < corrected.size(); row += 5) {
      assertTrue(corrected.number(row + 2, "rms") < 0.5 * corrected.number(row, "rms"));
      assertTrue(corrected.number(row, "dimensions_kept") < corrected.number(row, "dimensions"));
    }
    for (final String file : new String[] {"ReHo.nii.gz", "spectra.png", "spectra.tsv"}) {
      assertTrue(Files.exists(out.resolve(file)), file);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cord ReHo...|neighbors=26|neighbors is 26; choose 7 (faces), 19",
        "Cord ALFF...|bands=slow4 measures=fALFF definition=xcpd|definition=xcpd has no fALFF",
        "Cord ALFF...|bands=0.05-0.2 definition=dpabi censor=3|is not defined where volumes are left",
        "Cord ALFF...|bands=0.05-0.2 censor=3,x|give volumes, counted from 0, and ranges",
        "Cord ALFF...|bands=0.05-0.2 censor=40|'phantom' has the volumes 0 to 39",
        "Cord ALFF...|bands=0.05-0.2 measures=ncALFF floor=0.1|floor is 0.1 Hz, within the bands",
        "Cord ALFF...|bands=0.05-0.2 confounds=no.tsv|There is no table 'no.tsv'",
        "Cord ALFF...|bands=slow4 measures=RSFA definition=dpabi|definition=dpabi has no RSFA",
      })
  void whatIsNotThereIsOneSentence(
      final String command, final String options, final String sentence) {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Phantom...\", \"volumes=40\"); run(\""
                    + command
                    + "\", \"series=phantom mask=phantom_mask "
                    + options
                    + "\");");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence), result.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first=phantom_truth second=box mask=phantom_mask|40 x 40 x 5 voxels",
        "first=phantom_truth second=phantom mask=phantom_mask|is a 4-D run of 40 time points",
        "first=phantom_truth mask=phantom_mask|Cord Compare Maps needs second",
        "first=phantom_truth second=phantom_mask mask=phantom_mask output=x.jpg|must end in .png",
      })
  void mapsThatCannotBeCompared(final String options, final String sentence) {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Phantom...\", \"volumes=40\");"
                    + "newImage(\"box\", \"32-bit white\", 40, 40, 5);"
                    + "run(\"Cord Compare Maps...\", \""
                    + options
                    + "\");");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence), result.err());
  }
}
