package org.cordj.rsfc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.junit.jupiter.api.Test;

class MidRanksTest {

  /** Outliers, steps and extremes: the ranks of courses that intervals cannot divide. */
  @Test
  void ranksOfAwkwardCourses() {
    final NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
    final Random random = new Random(11);
    final MidRanks ranks = new MidRanks(300);
    for (int kind = 0; kind < 6; kind++) {
      final double[] x = new double[302];
      for (int t = 0; t < x.length; t++) {
        x[t] =
            switch (kind) {
              case 0 -> t == 90 ? 1e9 : random.nextGaussian();
              case 1 -> random.nextInt(3);
              case 2 -> (random.nextBoolean() ? 1 : -1) * Double.MAX_VALUE * random.nextDouble();
              case 3 -> random.nextInt(4) * Double.MIN_VALUE;
              case 4 -> random.nextBoolean() ? 0.0 : -0.0 + random.nextInt(2);
              default -> Math.exp(20 * random.nextGaussian());
            };
      }
      final int[] doubled = new int[300];
      final double ties = ranks.of(x, 2, doubled);
      final double[] own = Arrays.copyOfRange(x, 2, 302);
      final double[] expected = ranking.rank(Arrays.stream(own).map(v -> v + 0.0).toArray());
      for (int t = 0; t < 300; t++) {
        assertEquals(2 * expected[t], doubled[t], "kind " + kind);
      }
      double sum = 0;
      for (final double value : Arrays.stream(own).map(v -> v + 0.0).distinct().toArray()) {
        final double u = Arrays.stream(own).filter(v -> v == value).count();
        sum += u * u * u - u;
      }
      assertEquals(sum, ties);
    }
    assertEquals(MidRanks.NONE, ranks.of(new double[300], 0, new int[300]));
    final double[] broken = random.doubles(300).toArray();
    broken[7] = Double.POSITIVE_INFINITY;
    assertEquals(MidRanks.NONE, ranks.of(broken, 0, new int[300]));
  }
}
