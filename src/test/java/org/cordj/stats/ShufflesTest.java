package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;

class ShufflesTest {

  private static GroupDesign design(final String formula, final String blocks, final String rows) {
    final String[] lines = rows.split(";");
    final Table table = new Table(lines[0].trim().split(" "));
    for (int r = 1; r < lines.length; r++) {
      table.add((Object[]) lines[r].trim().split(" "));
    }
    return GroupDesign.of(table, Formula.parse(formula), blocks, List.of(), false);
  }

  private static final String TWO = "participant_id group;a p;b p;c p;d p;e c;f c;g c;h c;i c";

  private static final String PAIRED =
      "participant_id when;a pre;a post;b pre;b post;c pre;c post;d pre;d post;e pre;e post";

  private static double[][] noise(final int rows, final int variables, final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final double[][] y = new double[rows][variables];
    for (final double[] row : y) {
      Arrays.setAll(row, v -> random.nextDouble() + random.nextDouble());
    }
    return y;
  }

  private static PermutationRun run(
      final GroupDesign design,
      final String contrast,
      final boolean flips,
      final int permutations,
      final double[][] y) {
    final Partition model = Partition.of(design, DesignContrast.list(design, contrast).get(0));
    return PermutationRun.of(
        new PermutationJob(
            new ShuffledStatistic.Data(y, model),
            Statistic.T,
            model,
            new Shuffles(model, design.blocks(), flips, permutations, 3),
            null,
            new MeasureRecipe.OfLargest()),
        Progress.NONE);
  }

  @Test
  void everyDivisionIntoTwoGroupsIsTakenOnceAndEqualsTheNaiveTest() {
    final double[][] y = noise(9, 5, 1);
    final PermutationRun run = run(design("group", "", TWO), "p - c", false, 1000, y);
    assertEquals(126, run.maxima()[0].length, "9 choose 4");
    final int[] counts = new int[5];
    final double[] maxima = new double[126];
    int n = 0;
    for (int set = 0; set < 1 << 9; set++) {
      if (Integer.bitCount(set) == 4) {
        for (int v = 0; v < 5; v++) {
          final double t = Math.abs(student(y, v, set));
          maxima[n] = Math.max(maxima[n], t);
          counts[v] += t >= Math.abs(student(y, v, 0b1111)) - 1e-9 ? 1 : 0;
        }
        n++;
      }
    }
    final double[] ours = run.maxima()[0].clone();
    Arrays.sort(ours);
    Arrays.sort(maxima);
    assertArrayEquals(maxima, ours, 1e-9);
    assertArrayEquals(counts, run.reached());
    for (int v = 0; v < 5; v++) {
      assertEquals(student(y, v, 0b1111), run.observed()[v], 1e-10);
    }
  }

  /** The pooled two-sample t of the rows in a set against the others. */
  private static double student(final double[][] y, final int v, final int set) {
    final double[] sum = new double[2];
    final int[] n = new int[2];
    for (int r = 0; r < y.length; r++) {
      sum[set >> r & 1] += y[r][v];
      n[set >> r & 1]++;
    }
    double rest = 0;
    for (int r = 0; r < y.length; r++) {
      rest += Math.pow(y[r][v] - sum[set >> r & 1] / n[set >> r & 1], 2);
    }
    return (sum[1] / n[1] - sum[0] / n[0])
        / Math.sqrt(rest / (y.length - 2) * (1.0 / n[0] + 1.0 / n[1]));
  }

  @Test
  void signFlipsOfOneSampleAreTheNaiveOnes() {
    final double[][] y = noise(8, 3, 2);
    final PermutationRun run =
        run(
            design("1", "", "participant_id x;a 1;b 1;c 1;d 1;e 1;f 1;g 1;h 1"),
            "intercept",
            true,
            300,
            y);
    assertEquals(256, run.maxima()[0].length);
    for (int v = 0; v < 3; v++) {
      int count = 0;
      for (int set = 0; set < 256; set++) {
        count += Math.abs(one(y, v, set)) >= Math.abs(one(y, v, 0)) - 1e-9 ? 1 : 0;
      }
      assertEquals(count, run.reached()[v]);
      assertEquals(one(y, v, 0), run.observed()[v], 1e-9);
    }
  }

  private static double one(final double[][] y, final int v, final int set) {
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < y.length; r++) {
      final double value = (set >> r & 1) == 1 ? -y[r][v] : y[r][v];
      sum += value;
      squares += value * value;
    }
    final double mean = sum / y.length;
    return mean / Math.sqrt((squares - y.length * mean * mean) / (y.length - 1) / y.length);
  }

  @Test
  void pairsChangePlacesWithinTheirBlock() {
    final double[][] y = noise(10, 2, 4);
    final PermutationRun run =
        run(
            design("when + participant_id", "participant_id", PAIRED),
            "pre - post",
            false,
            1000,
            y);
    assertEquals(32, run.maxima()[0].length);
    final double[][] difference = new double[5][2];
    for (int s = 0; s < 5; s++) {
      for (int v = 0; v < 2; v++) {
        difference[s][v] = y[2 * s][v] - y[2 * s + 1][v];
      }
    }
    for (int v = 0; v < 2; v++) {
      int count = 0;
      for (int set = 0; set < 32; set++) {
        count +=
            Math.abs(one(difference, v, set)) >= Math.abs(one(difference, v, 0)) - 1e-9 ? 1 : 0;
      }
      assertEquals(one(difference, v, 0), run.observed()[v], 1e-9, "the paired t");
      assertEquals(count, run.reached()[v]);
    }
  }

  @Test
  void blocksThatDifferAsWholesAreExchangedAsWholes() {
    final GroupDesign design =
        design(
            "group",
            "site",
            "participant_id group site;a p 1;b p 1;c c 2;d c 2;e p 3;f p 3;g c 4;h c 4");
    final Partition model = Partition.of(design, DesignContrast.list(design, "p - c").get(0));
    final Shuffles shuffles = new Shuffles(model, design.blocks(), false, 1000, 1);
    assertTrue(shuffles.whole() && shuffles.exact());
    assertEquals(6, shuffles.count(), "4 choose 2");
    final int[] source = new int[8];
    for (int i = 0; i < 6; i++) {
      shuffles.fill(i, source, new double[8]);
      for (int block = 0; block < 4; block++) {
        assertEquals(source[2 * block] + 1, source[2 * block + 1], "rows stay together");
      }
    }
  }

  @Test
  void aCovariateThatVariesWithinBlocksDoesNotTakeThemApart() {
    // the groups' difference lies between participants, whatever motion does from scan to scan
    final GroupDesign design =
        design(
            "group + fd",
            "participant_id",
            "participant_id group fd;a p .1;a p .3;b p .2;b p .2;c p .4;c p .1;d c .3;d c .2;"
                + "e c .1;e c .2;f c .2;f c .4");
    final Partition groups = Partition.of(design, DesignContrast.list(design, "p - c").get(0));
    final Shuffles between = new Shuffles(groups, design.blocks(), false, 1000, 1);
    assertTrue(between.whole());
    assertEquals(720, between.count(), "6 participants, all different in fd");
    final Partition motion = Partition.of(design, DesignContrast.list(design, "fd").get(0));
    final Shuffles within = new Shuffles(motion, design.blocks(), false, 1000, 1);
    assertTrue(!within.whole());
    assertEquals(32, within.count(), "both scans of b are alike");
  }

  private static final String SORTED =
      "participant_id group when;a p pre;a p post;b p pre;b p post;c c pre;c c post;d c pre;"
          + "d c post";

  private static final String MIXED =
      "participant_id group when;a p pre;b p post;a p post;c c pre;b p pre;d c post;c c post;"
          + "d c pre";

  @Test
  void wholeBlocksMatchRowByRowWhateverTheOrderOfTheTable() {
    final GroupDesign mixed = design("group + when", "participant_id", MIXED);
    final Partition model = Partition.of(mixed, DesignContrast.list(mixed, "p - c").get(0));
    final Shuffles shuffles = new Shuffles(model, mixed.blocks(), false, 1000, 1);
    assertTrue(shuffles.whole());
    assertEquals(6, shuffles.count(), "4 choose 2");
    final List<String> when = mixed.levelsOf("when");
    final int[] source = new int[8];
    for (int i = 0; i < 6; i++) {
      shuffles.fill(i, source, new double[8]);
      for (int r = 0; r < 8; r++) {
        assertEquals(when.get(r), when.get(source[r]), "exchange " + i + ", row " + r);
      }
    }
    // the same study in another order has the same null distribution
    final double[][] y = noise(8, 3, 6);
    final GroupDesign sorted = design("group + when", "participant_id", SORTED);
    final double[][] same = new double[8][];
    for (int r = 0; r < 8; r++) {
      for (int k = 0; k < 8; k++) {
        if (sorted.participants().get(k).equals(mixed.participants().get(r))
            && sorted.levelsOf("when").get(k).equals(when.get(r))) {
          same[r] = y[k];
        }
      }
    }
    final double[] first = run(sorted, "p - c", false, 1000, y).maxima()[0].clone();
    final double[] second = run(mixed, "p - c", false, 1000, same).maxima()[0].clone();
    Arrays.sort(first);
    Arrays.sort(second);
    assertArrayEquals(first, second, 1e-9);
  }

  @Test
  void theNumberOfASessionIsAPlaceTooAndMotionIsNone() {
    final GroupDesign design =
        design(
            "group + visit + fd",
            "participant_id",
            "participant_id group visit fd;a p 2 .1;a p 1 .3;b p 1 .2;b p 2 .5;c c 1 .1;c c 2 .4;"
                + "d c 2 .2;d c 1 .6");
    final int[] place = BlockPlaces.of(design);
    assertArrayEquals(
        new int[] {0, 0, 0, 0},
        new int[] {
          place[0] - place[3], place[1] - place[2], place[3] - place[5], place[4] - place[7]
        });
    assertTrue(place[0] != place[1]);
  }

  @Test
  void blocksOfDifferentRowsAreNotExchangedWithEachOther() {
    final GroupDesign design =
        design(
            "group + when",
            "participant_id",
            "participant_id group when;a p pre;a p post;b p pre;b p post;c c pre;c c post;"
                + "d c post;d c pre;e p pre;e p pre;f c pre;f c pre");
    final Partition model = Partition.of(design, DesignContrast.list(design, "p - c").get(0));
    final Shuffles shuffles = new Shuffles(model, design.blocks(), false, 1000, 1);
    // 4 choose 2 of those with both sessions, 2 of those without the second
    assertEquals(12, shuffles.count());
    final GroupDesign none =
        design(
            "group + when",
            "participant_id",
            "participant_id group when;a p pre;a p post;b p pre;b p post;c c pre;c c pre;"
                + "d c pre;d c pre");
    final Partition apart = Partition.of(none, DesignContrast.list(none, "p - c").get(0));
    assertEquals(
        "Nothing can be exchanged under the hypothesis: the blocks that have the same rows, such as"
            + " the same sessions, are alike in the design. Choose other blocks, or none.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Shuffles(apart, none.blocks(), false, 99, 1))
            .getMessage());
  }

  @Test
  void signsWithinBlocksAreRefused() {
    final GroupDesign design = design("when", "participant_id", PAIRED);
    final Partition model = Partition.of(design, DesignContrast.list(design, "pre - post").get(0));
    assertEquals(
        "The contrast differs within blocks, but signs are exchanged, which takes the rows of a"
            + " block apart. Choose statistic=t, which exchanges places within blocks, or no"
            + " blocks.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Shuffles(model, design.blocks(), true, 99, 1))
            .getMessage());
  }

  @Test
  void shufflesAreDistinctPermutationsThatBeginWithTheIdentity() {
    final GroupDesign design = design("group", "", TWO);
    final Partition model = Partition.of(design, DesignContrast.list(design, "p - c").get(0));
    final Shuffles shuffles = new Shuffles(model, design.blocks(), false, 126, 1);
    final Set<Set<Integer>> seen = new HashSet<>();
    final int[] source = new int[9];
    for (int i = 0; i < shuffles.count(); i++) {
      shuffles.fill(i, source, new double[9]);
      assertEquals(9, Arrays.stream(source).distinct().count());
      final Set<Integer> patients = new HashSet<>();
      for (int r = 0; r < 4; r++) {
        patients.add(source[r]);
      }
      if (i == 0) {
        assertEquals(Set.of(0, 1, 2, 3), patients);
      }
      seen.add(patients);
    }
    assertEquals(126, seen.size());
    final Shuffles random = new Shuffles(model, design.blocks(), false, 125, 1);
    assertEquals(126, random.count(), "125 drawn, and the data as they are");
    assertTrue(!random.exact());
  }

  @Test
  void sameBitsForAnyNumberOfThreads() {
    final double[][] y = noise(9, 700, 5);
    final GroupDesign design = design("group", "", TWO);
    final PermutationRun one =
        Parallelization.runSingleThreaded(() -> run(design, "p - c", false, 99, y));
    final PermutationRun three =
        Parallelization.runWithNumThreads(3, () -> run(design, "p - c", false, 99, y));
    assertArrayEquals(one.maxima()[0], three.maxima()[0]);
    assertArrayEquals(one.reached(), three.reached());
  }

  @Test
  void nothingToExchangeIsRefused() {
    final GroupDesign design =
        design("group", "site", "participant_id group site;a p 1;b p 1;c c 2;d c 2;e c 2");
    final Partition model = Partition.of(design, DesignContrast.list(design, "p - c").get(0));
    assertEquals(
        "Nothing can be exchanged under the hypothesis: the blocks that have the same rows, such as"
            + " the same sessions, are alike in the design. Choose other blocks, or none.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Shuffles(model, design.blocks(), false, 99, 1))
            .getMessage());
  }
}
