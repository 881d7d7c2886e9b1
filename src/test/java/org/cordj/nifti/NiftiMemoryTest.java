package org.cordj.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening and saving work in a JVM that has 1.3 times the image and 64 MB. */
class NiftiMemoryTest {

  private static final Grid GRID = Grid.ras(64, 64, 25, 2, 2, 2);
  private static final int VOLUMES = 490;

  @TempDir Path folder;

  /** What the other JVM does: open a file, save it as the other. */
  static final class Child {
    public static void main(final String[] args) throws IOException {
      final NiftiImage image = NiftiReader.read(Path.of(args[0]), Progress.NONE);
      new NiftiWriter(image.header().datatype(), 1)
          .write(Path.of(args[1]), image.toSeries(), image.header());
    }
  }

  @Test
  void openingAndSavingTakeLittleMoreThanTheImage() throws IOException, InterruptedException {
    // An image of 200 MB, so that a second copy would not fit; the planes here are few.
    final float[][] few = new float[11][GRID.planeSize()];
    for (int p = 0; p < few.length; p++) {
      for (int i = 0; i < few[p].length; i++) {
        few[p][i] = (p * 31 + i * 17) % 1009;
      }
    }
    final float[][] planes = new float[25 * VOLUMES][];
    Arrays.setAll(planes, p -> few[p % few.length]);
    final Path plain = folder.resolve("a.nii");
    final Path blocks = folder.resolve("b.nii.gz");
    final Path other = folder.resolve("c.nii.gz");
    final Series run = Series.ofPlanes("run", planes, GRID, 2);
    new NiftiWriter(DataType.INT16, 1).write(plain, run, null);
    new NiftiWriter(DataType.INT16, 1).write(blocks, run, null);
    Files.write(other, NiftiTestFiles.gzip(Files.readAllBytes(plain)));
    for (final Path path : new Path[] {plain, blocks, other}) {
      child(path, folder.resolve("out.nii"));
      assertEquals(-1, Files.mismatch(plain, folder.resolve("out.nii")));
    }
    child(other, folder.resolve("out.nii.gz"));
    assertEquals(-1, Files.mismatch(blocks, folder.resolve("out.nii.gz")));
  }

  private static void child(final Path in, final Path out)
      throws IOException, InterruptedException {
    final long image = 4L * GRID.voxels() * VOLUMES;
    final long most = (image * 13 / 10 + (64 << 20)) >> 20;
    final Process p =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + most + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                in.toString(),
                out.toString())
            .redirectErrorStream(true)
            .start();
    final String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!p.waitFor(2, TimeUnit.MINUTES)) {
      p.destroyForcibly();
    }
    assertEquals(0, p.exitValue(), said);
  }
}
