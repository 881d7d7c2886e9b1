package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.cordj.io.Table;
import org.cordj.testing.HostImageJ;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * NIfTI files in the real ImageJ: its own ways to open them, its own commands, and back to disk.
 */
class NiftiInImageJIT {

  private static final Path BOLD =
      Path.of("test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz").toAbsolutePath();

  @TempDir Path folder;
  private byte[] voxels;
  private Path run;

  @BeforeEach
  void unpack() throws IOException {
    // blanks and letters that are not ASCII, as users' folders have them
    final Path place = Files.createDirectory(folder.resolve("Läsion \u6587 1"));
    run = place.resolve("run.nii");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(BOLD))) {
      voxels = in.readAllBytes();
    }
    Files.write(run, voxels);
  }

  private String print(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    return result.out();
  }

  private String refusal(final String macro) {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(macro);
    assertEquals(1, result.exitCode(), result.out() + result.err());
    return result.err();
  }

  private static String opened(final Path path) {
    return "open(\"" + path + "\"); rename(\"run\");\n";
  }

  @Test
  void openMeetsTheReader() throws IOException {
    final Path packed = Files.copy(BOLD, folder.resolve("packed.nii.gz"));
    for (final Path path : new Path[] {run, packed}) {
      final String out =
          print(
              "open(\""
                  + path
                  + "\"); getDimensions(w, h, c, z, t); getVoxelSize(x, y, d, unit);"
                  + " print(getTitle(), w, h, c, z, t, d, unit, Stack.getFrameInterval());"
                  + " Stack.setPosition(1, 3, 2); print(getInfo(\"slice.label\"));");
      final String title = path.getFileName().toString().replaceAll("\\.nii.*", "");
      assertTrue(out.contains(title + " 40 40 1 6 250 5 mm 2"), out);
      assertTrue(out.contains("z 3 (I 2.5 mm), t 2 (2 s)"), out);
    }
  }

  @Test
  void savedAgainItIsTheSameFile() throws IOException {
    final Path out = folder.resolve("again.nii");
    print(opened(run) + "run(\"Save NIfTI...\", \"image=run path=[" + out + "]\");");
    assertArrayEquals(voxels, Files.readAllBytes(out));
  }

  @Test
  void rotatedAndThroughTiffItIsTheSameFile() throws IOException {
    final Path out = folder.resolve("again.nii");
    final Path tiff = folder.resolve("run.tif");
    print(
        opened(run)
            + "run(\"Rotate 90 Degrees Right\");\n"
            + "saveAs(\"Tiff\", \""
            + tiff
            + "\"); close(); open(\""
            + tiff
            + "\"); rename(\"run\"); run(\"Save NIfTI...\", \"image=run path=["
            + out
            + "]\");");
    assertArrayEquals(voxels, Files.readAllBytes(out));
  }

  @Test
  void aFlippedImageIsLost() {
    for (final String flip : new String[] {"Flip Horizontally", "Flip Vertically"}) {
      final String out =
          print(
              opened(run)
                  + "run(\""
                  + flip
                  + "\", \"stack\");\n"
                  + "run(\"Cord Header...\", \"image=run table=[header.tsv]\");\n"
                  + "print(File.openAsString(\"header.tsv\"));");
      assertTrue(out.contains("turned by ImageJ's " + flip + " and so lost"), out);
    }
  }

  @Test
  void theSameCropTwiceElsewhereIsOnAnotherGrid() {
    final String crops =
        opened(run)
            + "makeRectangle(3, 5, 20, 21); run(\"Duplicate...\", \"title=a duplicate\");\n"
            + "selectImage(\"run\"); makeRectangle(4, 5, 20, 21);\n"
            + "run(\"Duplicate...\", \"title=b duplicate frames=1\");\n";
    final String sentence =
        refusal(crops + "run(\"Cord ALFF...\", \"series=a mask=b bands=slow4\");");
    assertTrue(sentence.contains("are not on the same grid"), sentence);
  }

  @Test
  void theHeaderAsATable() throws IOException {
    final Path table = folder.resolve("header.tsv");
    print(
        "run(\"Open NIfTI...\", \"path=["
            + BOLD
            + "]\"); run(\"Cord Header...\", \"image=sub-phantom_task-rest_bold table=["
            + table
            + "]\");");
    final Table fields = Table.read(table);
    int fromSidecar = 0;
    boolean dim = false;
    for (int row = 0; row < fields.size(); row++) {
      fromSidecar += fields.text(row, "source").endsWith("_bold.json") ? 1 : 0;
      dim |=
          fields.text(row, "field").equals("dim")
              && fields.text(row, "value").equals("4 40 40 6 250 1 1 1");
    }
    assertTrue(fromSidecar >= 4, fields.toTsv());
    assertTrue(dim, fields.toTsv());
  }

  @Test
  void virtualWithLittleMemory() throws IOException {
    // 92 MB as floats; ImageJ gets 64 MB
    final Path large = folder.resolve("large.nii");
    final Path out = folder.resolve("out.nii");
    final byte[] header = java.util.Arrays.copyOf(voxels, 352);
    final int times = 20;
    header[48] = (byte) (250 * times);
    header[49] = (byte) (250 * times >> 8);
    try (var file = Files.newOutputStream(large)) {
      file.write(header);
      for (int i = 0; i < times; i++) {
        file.write(voxels, 352, voxels.length - 352);
      }
    }
    final HostImageJ small =
        HostImageJ.in(folder)
            .with("CORDJ_JAVA_OPTS", "-Xmx64m -Djava.util.prefs.userRoot=" + folder);
    final String open = "run(\"Open NIfTI...\", \"path=[" + large + "] virtual=";
    final HostImageJ.Result refused = small.runText(open + "false\");");
    assertEquals(1, refused.exitCode());
    assertTrue(
        refused.err().contains("raise it in") || refused.err().contains("memory"), refused.err());
    final HostImageJ.Result opened =
        small.runText(
            open
                + "true\"); print(nSlices); run(\"Save NIfTI...\", \"image=large path=["
                + out
                + "]\");");
    assertEquals(0, opened.exitCode(), opened.err());
    assertEquals(-1, Files.mismatch(large, out));
  }

  @Test
  void badFilesAreOneSentence() throws IOException {
    final Path broken =
        Files.write(folder.resolve("broken.nii"), java.util.Arrays.copyOf(voxels, 90000));
    final String cut = refusal("open(\"" + broken + "\");");
    assertTrue(cut.contains("is cut short"), cut);
    assertEquals(1, cut.strip().lines().count(), cut);
    final Path text = Files.writeString(folder.resolve("text.nii"), "x".repeat(400));
    assertTrue(refusal("open(\"" + text + "\");").contains("is not a NIfTI file"));
    final String half =
        refusal(
            "run(\"Open NIfTI...\", \"path=["
                + Files.writeString(folder.resolve("half.hdr"), "x".repeat(400))
                + "]\");");
    assertTrue(half.contains("half.hdr"), half);
    Files.writeString(run.resolveSibling("run.json"), "{no json");
    final String out = print(opened(run) + "print(nSlices);");
    assertTrue(out.contains("opened without its sidecars") && out.contains("1500"), out);
    final String type =
        refusal(opened(run) + "run(\"Save NIfTI...\", \"image=run path=x.nii datatype=uint8\");");
    assertTrue(type.contains("uint8 holds only whole numbers"), type);
    assertTrue(
        refusal(opened(run) + "run(\"Save NIfTI...\", \"image=run path=x.nii level=10\");")
            .contains("must be 1 (fast) to 9 (small)"));
  }

  @Test
  void aVirtualImageOfAnotherProgramsGzipIsUnpackedOnce() throws IOException {
    final String out =
        print(
            "run(\"Open NIfTI...\", \"path=[" + plainGzip() + "] virtual=true\"); print(nSlices);");
    assertTrue(out.contains("unpacked into a temporary file") && out.contains("1500"), out);
  }

  private Path plainGzip() throws IOException {
    final Path path = folder.resolve("plain.nii.gz");
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(voxels);
    }
    return path;
  }
}
