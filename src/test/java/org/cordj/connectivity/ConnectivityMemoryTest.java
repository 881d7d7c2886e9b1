package org.cordj.connectivity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Seed maps, regions and pairs of voxels in a JVM that has room for the run and 64 MB. */
class ConnectivityMemoryTest {

  /** What the other JVM does: the work of the benchmark on 64 x 64 x 24 voxels x 240 volumes. */
  static final class Child {
    public static void main(final String[] args) {
      final ConnectivityBenchmark work = new ConnectivityBenchmark();
      work.setUp();
      double sum = 0;
      sum += work.seedMapWithTests().tested();
      sum += work.seedMapOfCordWithLags().tested();
      sum += work.regionsWithTestsOfAllFrequencies().r()[0][1];
      sum += work.voxelPairs()[2145][0];
      System.out.println(sum);
    }
  }

  @Test
  void theyTakeLittleBesideTheRun() throws Exception {
    final long data = 4L * 64 * 64 * 24 * 240;
    final long most = (data + (64 << 20)) >> 20;
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
