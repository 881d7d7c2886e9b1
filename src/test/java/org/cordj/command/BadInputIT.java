package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of bad input is one sentence on stderr, exit code 1, and nothing written. */
class BadInputIT {

  private static final String PHANTOM = "run(\"Cord Phantom...\", \"volumes=60\");\n";

  @TempDir Path folder;

  private String refusal(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(1, result.exitCode(), result.out() + result.err());
    assertEquals(1, result.err().strip().lines().count(), result.err());
    return result.err();
  }

  private static String alff(final String options) {
    return "run(\"Cord ALFF...\", \"" + options + "\");\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "series=phantom mask=phantom_mask bands=0.1-0.4; passes the Nyquist frequency",
        "series=phantom mask=phantom_mask bands=0.1-0.01; the lower edge must be",
        "series=phantom mask=phantom_mask bands=0.01-0.02; holds 1 Fourier bin in 'phantom'",
        "series=phantom mask=phantom_mask bands=slow7; legal are slow6",
        "series=phantom mask=phantom_mask band=slow4; legal are series, mask, bands",
        "series=phantom mask=phantom_mask definition=spm; it must be one of rms, afni, dpabi, xcpd, cpac",
        "series=phantom mask=phantom_mask measures=ALF; legal are ALFF, pALFF",
        "series=phantom mask=phantom_mask tr=two; it must be a number",
        "series=phantom mask=phantom_mask tr=-2; it must be above 0",
        "series=phantom; Cord ALFF needs mask",
        "series=phantom mask=nothere; no open image is called so; open are 'phantom_mask'",
        "series=phantom_mask mask=phantom_mask; is a 3-D image of 40 x 40 x 6 voxels",
        "series=phantom mask=phantom; is a 4-D run of 60 time points",
        "series=phantom mask=phantom_mask table=x.tsv; needs regions",
      })
  void optionsOfAlff(final String options, final String sentence) {
    assertTrue(refusal(PHANTOM + alff(options)).contains(sentence.strip()), options);
  }

  @Test
  void noImageIsOpen() {
    final String sentence = refusal(alff("mask=x"));
    assertTrue(sentence.contains("no image is open. Open one first"), sentence);
  }

  @Test
  void noTr() {
    final String sentence =
        refusal(
            PHANTOM
                + "selectImage(\"phantom\"); Stack.setFrameInterval(0);\n"
                + alff("series=phantom mask=phantom_mask bands=slow3"));
    assertTrue(sentence.contains("'phantom' has no TR") && sentence.contains("tr=2.0"), sentence);
    final HostImageJ.Result given =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + "selectImage(\"phantom\"); Stack.setFrameInterval(0);\n"
                    + alff("series=phantom mask=phantom_mask bands=slow3 tr=2"));
    assertEquals(0, given.exitCode(), given.err());
  }

  @Test
  void masksOfAnotherGridAndEmptyOnes() {
    final String other =
        refusal(
            PHANTOM
                + "newImage(\"box\", \"32-bit white\", 40, 40, 5);\n"
                + alff("series=phantom mask=box bands=slow3"));
    assertTrue(other.contains("40 x 40 x 6 voxels of 1 x 1 x 5 mm, LPS"), other);
    assertTrue(other.contains("40 x 40 x 5 voxels"), other);
    final String empty =
        refusal(
            PHANTOM
                + "selectImage(\"phantom_mask\"); run(\"Multiply...\", \"value=0 stack\");\n"
                + alff("series=phantom mask=phantom_mask bands=slow3"));
    assertTrue(empty.contains("The mask 'phantom_mask' is empty"), empty);
  }

  @Test
  void nanIsCountedAndStaysNan() throws IOException {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                PHANTOM
                    + "selectImage(\"phantom\"); Stack.setPosition(1, 3, 7); setPixel(19, 20, NaN);\n"
                    + alff("series=phantom mask=phantom_mask bands=slow3 measures=ALFF")
                    + "selectImage(\"phantom_ALFF_slow3\"); setSlice(3); print(getPixel(19, 20));");
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("1 of 527 voxels hold a NaN or infinity"), result.out());
    assertTrue(result.out().strip().endsWith("NaN"), result.out());
  }

  private String opening(final Path path) {
    return refusal("run(\"Open NIfTI...\", \"path=[" + path + "]\");");
  }

  @Test
  void filesThatAreNoWholeNifti() throws IOException {
    assertTrue(opening(folder.resolve("no.nii.gz")).contains("does not exist"));
    assertTrue(opening(folder).contains("is a folder"));
    final Path text = Files.writeString(folder.resolve("text.nii"), "x".repeat(500));
    assertTrue(opening(text).contains("is not a NIfTI file"));

    final Path bold =
        Path.of("test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz").toAbsolutePath();
    final byte[] bytes = Files.readAllBytes(bold);
    final Path half = folder.resolve("half.nii.gz");
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    final String cut = opening(half);
    assertTrue(cut.matches("(?s).*\\d+ of (the )?250.*"), cut);
    final Path plain = folder.resolve("half.nii");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(bold))) {
      Files.write(plain, in.readNBytes(2_000_000));
    }
    assertTrue(opening(plain).contains("250"), plain.toString());
  }

  @Test
  void placesThatCannotBeWritten() throws IOException {
    for (final String path :
        new String[] {
          folder.resolve("missing/map.nii.gz").toString(),
          folder.toString(),
          folder.resolve("map.img").toString()
        }) {
      final String sentence =
          refusal(PHANTOM + "run(\"Save NIfTI...\", \"image=phantom_mask path=[" + path + "]\");");
      assertTrue(sentence.contains(path) || sentence.contains("folder"), sentence);
    }
    assertFalse(Files.exists(folder.resolve("missing")));
    assertFalse(Files.exists(folder.resolve("map.img")));
    assertEquals(1, folder.toFile().list().length, "only the macro itself");
    final String table =
        refusal(
            PHANTOM
                + alff(
                    "series=phantom mask=phantom_mask bands=slow3 rois=phantom_rois"
                        + " table=missing/t.tsv"));
    assertTrue(table.contains("does not exist; make it first"), table);
  }

  @Test
  void aTableOrPictureNeverTakesThePlaceOfAnImage() throws IOException {
    final Path image = Files.writeString(folder.resolve("bold.nii.gz"), "precious");
    final String table =
        refusal(PHANTOM + "run(\"Cord ROIs...\", \"mask=phantom_mask table=[" + image + "]\");");
    assertTrue(table.contains("its name must end in .tsv"), table);
    final String picture =
        refusal(
            PHANTOM + "run(\"Cord Montage...\", \"image=phantom_truth output=[" + image + "]\");");
    assertTrue(picture.contains("its name must end in .png"), picture);
    assertEquals("precious", Files.readString(image));
    final String folderAsTable =
        refusal(PHANTOM + "run(\"Cord ROIs...\", \"mask=phantom_mask table=[" + folder + "]\");");
    assertTrue(folderAsTable.contains("a folder; give a file name"), folderAsTable);
  }

  @Test
  void aFullDiskLeavesNothing() throws IOException {
    final Path disk = org.cordj.testing.SmallDisk.require(folder, 256);
    try {
      final Path old = Files.writeString(disk.resolve("run.nii"), "old");
      final String sentence =
          refusal(PHANTOM + "run(\"Save NIfTI...\", \"image=phantom path=[" + old + "]\");");
      assertTrue(sentence.contains("the disk is full"), sentence);
      assertEquals("old", Files.readString(old));
      assertEquals(1, disk.toFile().list().length);
    } finally {
      org.cordj.testing.SmallDisk.unmount(disk);
    }
  }
}
