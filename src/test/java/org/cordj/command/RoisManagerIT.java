package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions to the ROI Manager and back from macros, without a display. */
class RoisManagerIT {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String PHANTOM =
      "run(\"Cord Phantom...\", \"volumes=60\");\n"
          + "run(\"Cord ROIs...\", \"mask=phantom_mask kind=quadrants\");\n";

  @TempDir Path folder;

  private HostImageJ.Result run(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(PHANTOM + macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result;
  }

  private float[][] planes(final String name) throws IOException {
    return NiftiReader.read(folder.resolve(name), Progress.NONE).toVolume().planes();
  }

  @Test
  void theShippedMacro() throws IOException {
    Files.createSymbolicLink(folder.resolve("test-images"), ROOT.resolve("test-images"));
    final HostImageJ.Result result =
        HostImageJ.in(folder).run(ROOT.resolve("macros/rois_manager.ijm").toString(), "out");
    assertEquals(0, result.exitCode(), result.err());
    assertEquals("", result.err());
    final String stem = "sub-phantom_task-rest_";
    final Path truth = ROOT.resolve("test-images/derivatives/truth/sub-phantom/func");
    assertArrayEquals(
        NiftiReader.read(truth.resolve(stem + "desc-quadrants_dseg.nii.gz"), Progress.NONE)
            .toVolume()
            .planes(),
        planes("out/" + stem + "bold_dseg.nii.gz"));
    assertEquals(
        Files.readString(truth.resolve(stem + "desc-quadrants_dseg.tsv")),
        Files.readString(folder.resolve("out/" + stem + "bold_dseg.tsv")));
    final Table measures = Table.read(folder.resolve("out/regions.tsv"));
    assertEquals(4, measures.size());
    assertEquals("ventral-left", measures.text(2, "name"));
    // left of and in front of the cord's middle, which lies near the scanner's
    assertTrue(measures.number(2, "x") < -1 && measures.number(2, "y") > 0.5, measures.toTsv());
    assertTrue(ImageIO.read(folder.resolve("out/regions.png").toFile()).getWidth() > 900);
  }

  @Test
  void measuresOfTheRunAndOfGreyMatter() throws IOException {
    run(
        "run(\"Cord ROIs...\", \"series=phantom mask=phantom_mask gm=phantom_mask table=a.tsv\");"
            + "run(\"Cord Mean...\", \"series=phantom\");"
            + "run(\"Cord ROIs to Manager\", \"rois=phantom_rois\");"
            + "run(\"Cord ROIs from Manager\", \"series=phantom_mean table=b.tsv\");");
    final Table quadrants = Table.read(folder.resolve("a.tsv"));
    for (int row = 0; row < 4; row++) {
      assertEquals(1, quadrants.number(row, "grey_share"));
      assertEquals(1000, quadrants.number(row, "mean"), 100);
      assertTrue(quadrants.number(row, "sd") > 0);
    }
    assertEquals(4, Table.read(folder.resolve("b.tsv")).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "to; rois=phantom_mask_quadrants; rois=phantom_mask_quadrants; names already: 'dorsal-left @ 1'",
        "to; rois=phantom_mask_quadrants path=set.roi; ; path is 'set.roi'; its name must end in .zip",
        "to; rois=phantom; ; is a 4-D run",
        "to; rois=phantom_mask_quadrants overlap=first; ; legal are rois, series, reset, path",
        "from; series=phantom; ; The ROI Manager is empty.",
        "from; series=phantom path=no.zip; ; There is no file 'no.zip'",
        "from; series=phantom overlap=top; ; it must be one of refuse, first, last",
      })
  void badInputIsOneSentence(
      final String way, final String first, final String second, final String sentence) {
    String macro = PHANTOM;
    for (final String options : new String[] {first, second}) {
      if (options != null) {
        macro += "run(\"Cord ROIs " + way + " Manager\", \"" + options + "\");\n";
      }
    }
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(1, result.exitCode(), result.out() + result.err());
    assertEquals(1, result.err().strip().lines().count(), result.err());
    assertTrue(result.err().contains(sentence), result.err());
  }

  @Test
  void selectionsOfAnotherGridAndOverlaps() {
    final HostImageJ.Result grid =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + "run(\"Cord ROIs to Manager\", \"rois=phantom_mask_quadrants\");"
                    + "newImage(\"other\", \"32-bit\", 40, 40, 6);"
                    + "run(\"Cord ROIs from Manager\", \"series=other\");");
    assertTrue(
        grid.err()
            .contains("'phantom_mask_quadrants' and 'other_regions' are not on the same grid"),
        grid.err());
    final String both =
        "run(\"Cord ROIs to Manager\", \"rois=phantom_mask_quadrants\");"
            + "run(\"Cord ROIs to Manager\", \"rois=phantom_mask\");"
            + "run(\"Cord ROIs from Manager\", \"series=phantom overlap=%s\");";
    final HostImageJ.Result refused =
        HostImageJ.in(folder).runText(PHANTOM + both.formatted("refuse"));
    assertTrue(
        refused.err().contains("'dorsal-left @ 1' and 'roi-1 @ 1' (23 pixels), "), refused.err());
    final HostImageJ.Result first = run(both.formatted("first"));
    assertTrue(first.out().contains("Overlaps went to the first in the list"), first.out());
    assertTrue(first.out().contains("'roi-1' of 'phantom_mask' gets the number 5"), first.out());
  }
}
