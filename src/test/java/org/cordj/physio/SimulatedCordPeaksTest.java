package org.cordj.physio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.bids.PhysioFile;
import org.cordj.physio.PlantedPhysiology.Score;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/**
 * The simulated cord run's pulse. Its truth holds the mean heart rate but no list of beats; the
 * beats are read off the clean trace here in another way than by looking for peaks: where the phase
 * of the trace's first harmonic, demodulated at the planted rate, passes the phase at which the
 * mean pulse wave is highest.
 */
class SimulatedCordPeaksTest {

  private static final String FOLDER = "data/sim_cord/";

  private static Trace pulse() throws Exception {
    return PhysioFile.read(
            Shared.require(FOLDER + "sub-sim01/func/sub-sim01_task-rest_physio.tsv.gz"), 0)
        .trace("cardiac");
  }

  private static double plantedRate() throws Exception {
    final Matcher m =
        Pattern.compile("\"mean_cardiac_hz\": ([0-9.]+)")
            .matcher(Files.readString(Shared.require(FOLDER + "truth/sub-sim01/truth.json")));
    assertTrue(m.find());
    return Double.parseDouble(m.group(1));
  }

  private static double[] beats(final Trace trace, final double hz) {
    final double[] x = trace.samples();
    final double[] re = new double[x.length];
    final double[] im = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      final double a = 2 * Math.PI * hz * n / trace.rate();
      re[n] = (x[n] - 0.28) * Math.cos(a);
      im[n] = -(x[n] - 0.28) * Math.sin(a);
    }
    final double[] r = window(re, 35);
    final double[] i = window(im, 35);
    final double[] phase = new double[x.length];
    double turns = 0;
    double before = 0;
    for (int n = 0; n < x.length; n++) {
      final double p = Math.atan2(i[n], r[n]);
      turns += n > 0 && p - before > Math.PI ? -1 : n > 0 && p - before < -Math.PI ? 1 : 0;
      before = p;
      phase[n] = p + 2 * Math.PI * (turns + hz * n / trace.rate());
    }
    // the mean wave over its phase, and where it is highest
    final double[] sum = new double[200];
    final int[] count = new int[200];
    for (int n = 0; n < x.length; n++) {
      final int b =
          (int) Math.floor(200 * (phase[n] / (2 * Math.PI) - Math.floor(phase[n] / (2 * Math.PI))));
      sum[b] += x[n];
      count[b]++;
    }
    int top = 0;
    for (int b = 1; b < 200; b++) {
      top = sum[b] / count[b] > sum[top] / count[top] ? b : top;
    }
    final double at = 2 * Math.PI * (top + 0.5) / 200;
    final List<Double> times = new ArrayList<>();
    for (int n = 1; n < x.length; n++) {
      final double k = Math.floor((phase[n] - at) / (2 * Math.PI));
      if (k > Math.floor((phase[n - 1] - at) / (2 * Math.PI))) {
        final double target = at + 2 * Math.PI * k;
        times.add((n - 1 + (target - phase[n - 1]) / (phase[n] - phase[n - 1])) / trace.rate());
      }
    }
    return times.stream().mapToDouble(t -> t).toArray();
  }

  /** A Hann window of that many samples to both sides, over and over at the ends. */
  private static double[] window(final double[] x, final int reach) {
    final double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      double weight = 0;
      for (int k = -2 * reach; k <= 2 * reach; k++) {
        if (n + k >= 0 && n + k < x.length) {
          final double w = 1 + Math.cos(Math.PI * k / (2 * reach));
          y[n] += w * x[n + k];
          weight += w;
        }
      }
      y[n] /= weight;
    }
    return y;
  }

  @Test
  void plantedBeatsAreFound() throws Exception {
    final Trace trace = pulse();
    final double hz = plantedRate();
    final double[] planted = beats(trace, hz);
    assertEquals(hz * trace.size() / trace.rate(), planted.length, 2);
    final Score score =
        PlantedPhysiology.score(
            planted, new PeakFinder(Rhythm.CARDIAC).apply(trace).peaks().times(), 0.03);
    System.out.println("sim_cord, beats: " + score);
    assertEquals(0, score.doubles());
    assertTrue(score.share() >= 0.995, score.toString());
  }

  @Test
  void withDropoutsAndDrift() throws Exception {
    final Trace trace = pulse();
    final double[] planted = beats(trace, plantedRate());
    for (final double length : new double[] {0.5, 1, 2}) {
      for (int seed = 1; seed <= 8; seed++) {
        final Trace bad =
            PlantedPhysiology.dropouts(
                PlantedPhysiology.wander(trace, 2), 0.05, length, new Random(seed));
        final Score score =
            PlantedPhysiology.score(
                planted, new PeakFinder(Rhythm.CARDIAC).apply(bad).peaks().times(), 0.03);
        System.out.println("sim_cord, beats with drift and dropouts of " + length + " s: " + score);
        assertEquals(0, score.doubles());
        assertTrue(score.share() >= 0.98, score.toString());
      }
    }
  }
}
