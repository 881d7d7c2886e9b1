package org.cordj.denoise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;

/** Denoising in a JVM that has room for the run, 1.3 times the run and 64 MB. */
class DenoiseMemoryTest {

  private static final int VOLUMES = 240;

  /** What the other JVM does: joint fits of 64 x 64 x 24 voxels, whole and slice by slice. */
  static final class Child {
    public static void main(final String[] args) {
      final Series series = DenoiseRuns.run(64, 64, 24, VOLUMES, 1);
      final Mask all = Mask.all(series.grid());
      final Denoise joint =
          new Denoise(Drift.of(Drift.Kind.QUADRATIC), new PassBand(0.01, 0.1), false);
      float sum = 0;
      for (final ConfoundTable table :
          new ConfoundTable[] {
            DenoiseRuns.table(VOLUMES, 12, 0, 24, 2), DenoiseRuns.table(VOLUMES, 0, 40, 24, 2)
          }) {
        for (final Censor censor : new Censor[] {Censor.NONE, Censor.of(9)}) {
          sum += joint.apply(series, all, table, censor, Progress.NONE).series().planes()[0][0];
        }
      }
      System.out.println(sum);
    }
  }

  @Test
  void aFitTakesLittleMoreThanItsResult() throws Exception {
    final long data = 4L * 64 * 64 * 24 * VOLUMES;
    final long most = (data + data * 13 / 10 + (64 << 20)) >> 20;
    final Process p =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + most + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    final String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!p.waitFor(2, TimeUnit.MINUTES)) {
      p.destroyForcibly();
    }
    assertEquals(0, p.exitValue(), said);
  }
}
