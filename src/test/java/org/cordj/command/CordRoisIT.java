package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions and levels from macros in the real ImageJ. */
class CordRoisIT {

  private static final String PHANTOM = "run(\"Cord Phantom...\", \"volumes=60\");\n";
  private static final Path ROOT = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  private HostImageJ.Result run(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result;
  }

  private static List<String> names(final Table table) {
    return IntStream.range(0, table.size()).mapToObj(row -> table.text(row, "name")).toList();
  }

  @Test
  void theMacroMakesHornsAndQuadrantsByLevel() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(ROOT)
            .run(ROOT.resolve("macros/cord_rois.ijm").toString(), "output=[" + folder + "]");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Table levels = Table.read(folder.resolve("levels_table.tsv"));
    assertEquals(List.of("vertebral-C6"), names(levels));
    // the discs are clicked in slices 2 and 5, in front of the cord, which is bent: seen along it
    // the
    // upper one is above the middle of slice 5, and slice 2 has the level above its disc
    assertEquals(4, levels.number(0, "slices"));
    assertEquals(
        List.of(
            "vertebral-C6_dorsal-left",
            "vertebral-C6_dorsal-right",
            "vertebral-C6_ventral-left",
            "vertebral-C6_ventral-right"),
        names(Table.read(folder.resolve("quadrants_table.tsv"))));
    final Table angles = Table.read(folder.resolve("angles.tsv"));
    assertEquals(6, angles.size());
    for (int row = 0; row < 6; row++) {
      // the phantom is not turned
      assertEquals(0, angles.number(row, "rotation_deg"), 3);
      assertEquals(13, angles.number(row, "width_mm"), 1);
    }
    assertEquals(
        List.of("dorsal-left", "dorsal-right", "ventral-left", "ventral-right"),
        names(Table.read(folder.resolve("horns_table.tsv"))));
    final Volume share =
        NiftiReader.read(folder.resolve("horns_ventral-left.nii.gz"), Progress.NONE).toVolume();
    final Volume horns = NiftiReader.read(folder.resolve("horns.nii.gz"), Progress.NONE).toVolume();
    int soft = 0;
    for (int i = 0; i < share.grid().voxels(); i++) {
      assertTrue(share.get(i) >= 0 && share.get(i) <= 1);
      assertEquals(share.get(i) > 0.5f, horns.get(i) == 3);
      soft += share.get(i) > 0 && share.get(i) < 1 ? 1 : 0;
    }
    assertTrue(soft > 20, "voxels that a horn shares: " + soft);
    assertTrue(Files.readString(folder.resolve("horns.json")).contains("\"Fit\""));
  }

  @Test
  void levelsFromLengthsAndFromAnImage() throws IOException {
    Files.writeString(folder.resolve("one.tsv"), "name\tx\ty\tz\nspinal-C7\t0\t0\t5\n");
    run(
        PHANTOM
            + """
            run("Cord Levels...", "mask=phantom_mask points=one.tsv lengths=10,10 table=a.tsv");
            rename("given");
            run("Cord Levels...", "mask=phantom_mask labels=given kind=spinal table=b.tsv");
            run("Cord ROIs...", "mask=phantom_mask kind=halves levels=given table=c.tsv");
            run("Cord ROIs...", "mask=phantom_mask kind=slices rotation=none table=d.tsv");
            """
                .replace("rename", "selectImage(\"phantom_mask_levels\"); rename"));
    assertEquals(List.of("spinal-C7", "spinal-C8"), names(Table.read(folder.resolve("a.tsv"))));
    assertEquals(
        Table.read(folder.resolve("a.tsv")).toTsv(), Table.read(folder.resolve("b.tsv")).toTsv());
    assertEquals(
        List.of("spinal-C7_left", "spinal-C7_right", "spinal-C8_left", "spinal-C8_right"),
        names(Table.read(folder.resolve("c.tsv"))));
    assertEquals("slice-5", Table.read(folder.resolve("d.tsv")).text(5, "name"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "run('Cord ROIs...', 'series=box mask=phantom_mask'); are not on the same grid",
        "run('Cord ROIs...', 'mask=phantom_mask kind=horns levels=box'); are not on the same grid",
        "run('Cord ROIs...', 'mask=phantom_mask kind=horns fit=contrast'); no image to fit to",
        "run('Cord ROIs...', 'mask=phantom_mask fit=contrast'); fit is contrast, which is for horns",
        "run('Cord ROIs...', 'mask=phantom_mask soft=true'); soft is for horns; kind is quadrants",
        "run('Cord ROIs...', 'mask=phantom_mask erode=4.5'); leaves nothing of",
        "run('Cord ROIs...', 'mask=phantom_mask kind=horns least=0'); least is 0 voxels; choose 1",
        "run('Cord ROIs...', 'mask=phantom_mask angles=a.txt'); its name must end in .tsv",
        "run('Cord Levels...', 'mask=phantom_mask'); needs points (a table), labels (an image)",
        "run('Cord Levels...', 'mask=phantom_mask series=phantom names=C2/C3'); 0 points and 1 names",
        "run('Cord Levels...', 'mask=phantom_mask points=no.tsv'); There is no table 'no.tsv'",
        "run('Cord Levels...', 'mask=phantom_mask points=p.tsv lengths=long'); no number of mm",
        "run('Cord Levels...', 'mask=phantom_mask points=p.tsv labels=phantom_mask'); in place of",
        "run('Cord Levels...', 'mask=phantom_mask points=p.tsv'); lies outside the image",
      })
  void badInputIsOneSentence(final String macro, final String sentence) throws IOException {
    Files.writeString(
        folder.resolve("p.tsv"), "name\ti\tj\tk\nC2/C3\t20\t20\t50\nC3/C4\t20\t20\t1\n");
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + "newImage(\"box\", \"32-bit white\", 40, 40, 5);\n"
                    + macro.replace('\'', '"')
                    + ";");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence.strip()), result.err());
  }
}
