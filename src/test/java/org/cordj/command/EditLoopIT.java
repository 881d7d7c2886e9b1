package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masks and centrelines corrected by macros in the real ImageJ without a window. */
class EditLoopIT {

  private static final Path MACRO = Path.of("macros/edit_mask.ijm").toAbsolutePath();

  /** The phantom with its mask open for correction. */
  private static final String EDIT =
      """
      run("Cord Phantom...", "volumes=20");
      run("Cord Mask Edit...", "series=phantom mask=phantom_mask");
      selectImage("phantom_mask_edit");
      setSlice(3);
      """;

  private static final String APPLY =
      "run(\"Cord Mask Apply...\", \"image=phantom_mask_edit mask=phantom_mask\");";

  @TempDir Path folder;

  private HostImageJ.Result run(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result;
  }

  private float[][] read(final String name) throws IOException {
    return NiftiReader.read(folder.resolve(name), Progress.NONE).toVolume().planes();
  }

  private static List<Integer> differing(final float[][] a, final float[][] b) {
    return IntStream.range(0, a.length).filter(z -> !Arrays.equals(a[z], b[z])).boxed().toList();
  }

  @Test
  void theShippedMacroCorrectsTheSlicesThatItDrawsIn() throws IOException {
    final HostImageJ.Result result = HostImageJ.in(folder).run(MACRO.toString(), folder.toString());
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final float[][] before = read("phantom_cord.nii.gz");
    final float[][] after = read("phantom_cord_manual.nii.gz");
    assertEquals(List.of(1, 2, 3, 5), differing(before, after));
    assertArrayEquals(new float[after[5].length], after[5], 0f);
    for (int p = 0; p < after[2].length; p++) {
      assertTrue(after[2][p] >= before[2][p], "Shift adds");
      assertTrue(after[3][p] <= before[3][p], "Alt takes away");
    }
    assertTrue(
        result.out().contains("4 of 6 slices corrected by hand (z 2, 3, 4, 6)"), result.out());
    assertEquals(4, Table.read(folder.resolve("phantom_cord_manual.tsv")).size());
    final String json = Files.readString(folder.resolve("phantom_cord_manual.json"));
    assertTrue(json.contains("\"ManuallyCorrected\" : true"), json);
    assertTrue(json.contains("\"CorrectedSlices\" : [ 1, 2, 3, 5 ]"), json);
    final String automatic = Files.readString(folder.resolve("phantom_cord.json"));
    assertTrue(automatic.contains("\"ManuallyCorrected\" : false"), automatic);
  }

  @Test
  void untouchedSlicesOfASoftMaskKeepTheirShares() throws IOException {
    final HostImageJ.Result result =
        run(
            """
            run("Cord Phantom...", "volumes=20");
            run("Cord Mask...", "series=phantom soft=true");
            run("Cord Mask Edit...", "series=phantom mask=phantom_cord");
            selectImage("phantom_cord_edit");
            setSlice(2);
            makeOval(14, 14, 12, 10);
            run("Cord Mask Apply...", "image=phantom_cord_edit mask=phantom_cord");
            selectImage("phantom_cord_manual");
            print("shows slice " + getSliceNumber());
            run("Save NIfTI...", "image=phantom_cord path=before.nii");
            run("Save NIfTI...", "image=phantom_cord_manual path=after.nii");
            """);
    assertTrue(result.out().contains("shows slice 2"), result.out());
    final float[][] before = read("before.nii");
    final float[][] after = read("after.nii");
    assertEquals(List.of(1), differing(before, after));
    assertTrue(result.out().contains("The mask is soft: corrected slices hold 0 and 1"));
    for (final float v : after[1]) {
      assertTrue(v == 0 || v == 1, "value " + v);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "setSlice(4); | Nothing was edited: all 6 slices are those of 'phantom_mask'",
        "makeLine(1, 1, 9, 9); | The selection in z 3 is of type straight line and has no inside",
        "makePolygon(60, 60, 70, 60, 70, 70); | covers no voxel of 'phantom_mask_edit'",
        "Overlay.remove; run(\"Select None\"); | is gone. If there is no cord, say so with empty=1,2",
        "close(); | image is 'phantom_mask_edit', but no open image is called so",
        "close(); selectImage(\"phantom\"); rename(\"phantom_mask_edit\");"
            + " | was not opened by Cord Mask Edit...",
      })
  void whatCannotBeAppliedIsRefused(final String macro, final String sentence) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(EDIT + macro + "\n" + APPLY);
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence.strip()), result.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "series=phantom mask=other | are not on the same grid",
        "series=other mask=phantom_mask | are not on the same grid",
        "series=phantom mask=phantom | is a 4-D run of 20 time points; a 3-D image is needed",
        "series=phantom mask=phantom_rois | holds several values above 0",
      })
  void whatCannotBeOpenedForCorrectionIsRefused(final String options, final String sentence) {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                "run(\"Cord Phantom...\", \"volumes=20\");\n"
                    + "newImage(\"other\", \"32-bit\", 40, 39, 6);\n"
                    + "run(\"Cord Mask Edit...\", \""
                    + options.strip()
                    + "\");");
    assertEquals(1, result.exitCode(), result.out());
    assertTrue(result.err().contains(sentence.strip()), result.err());
  }

  /**
   * A single point is set by the macro where the line passes a voxel beside it; a second line is
   * made from the points that the first one left on the image.
   */
  @Test
  void onlyTheUsersPointsAreFixedWhenTheLineIsFoundAnew() throws IOException {
    final HostImageJ.Result result =
        run(
            """
            run("Cord Phantom...", "volumes=20");
            run("Cord Centerline...", "series=phantom table=first.tsv");
            run("Cord Centerline...", "series=phantom table=again.tsv");
            selectImage("phantom");
            Stack.setSlice(4);
            makePoint(22.25, 20.5);
            run("Cord Centerline...", "series=phantom table=fixed.tsv");
            run("Cord Centerline...", "series=phantom table=still.tsv");
            run("Cord Mask...", "series=phantom");
            """);
    final String first = Files.readString(folder.resolve("first.tsv"));
    assertEquals(first, Files.readString(folder.resolve("again.tsv")), "nothing was fixed");
    final Table fixed = Table.read(folder.resolve("fixed.tsv"));
    for (int row = 0; row < fixed.size(); row++) {
      final boolean user = fixed.text(row, "slice").equals("3");
      assertEquals(user, fixed.text(row, "confidence").equals("1"), "row " + row);
      if (user) {
        assertEquals(21.75, Double.parseDouble(fixed.text(row, "i")), 1e-3);
      }
    }
    assertFalse(first.equals(Files.readString(folder.resolve("fixed.tsv"))));
    final Table still = Table.read(folder.resolve("still.tsv"));
    assertEquals(21.75, Double.parseDouble(still.text(3, "i")), 1e-3);
    assertEquals(
        4,
        result.out().split("the user's point in slice 3 \\(counted from 0 along z\\)", -1).length,
        result.out());
  }
}
