package org.cordj.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shuffles in pieces, done in any order, by copies that were sent, are the shuffles as a whole. */
class PermutationJobTest {

  private static final int SHUFFLES = 500;
  private static final Mask MASK =
      Mask.ofIndices(
          "some",
          Grid.ras(6, 5, 4, 1, 1, 5),
          IntStream.range(0, 120).filter(i -> i % 7 != 0).toArray());

  static Stream<MeasureRecipe> recipes() {
    final Adjacency touching = Adjacency.of(MASK, 26);
    return Stream.of(
        new MeasureRecipe.OfLargest(),
        new MeasureRecipe.OfTfce(touching, .5, 2),
        new MeasureRecipe.OfClusters(touching, 1.5));
  }

  private static PermutationJob job(final MeasureRecipe recipe, final Statistic statistic) {
    final Table table = new Table("participant_id", "group", "age");
    final Random random = new Random(4);
    final double[][] y = new double[17][MASK.count()];
    for (int r = 0; r < y.length; r++) {
      table.add("sub-" + r, r < 9 ? "a" : "b", 20 + random.nextInt(40));
      for (int v = 0; v < y[r].length; v++) {
        y[r][v] = random.nextGaussian() + (r < 9 && v < 20 ? 1 : 0);
      }
    }
    final GroupDesign design =
        GroupDesign.of(table, Formula.parse("group + age"), "", List.of(), false);
    final DesignContrast contrast = DesignContrast.list(design, "a - b").get(0);
    final Partition model = Partition.of(design, contrast);
    final boolean welch = statistic == Statistic.WELCH;
    return new PermutationJob(
        new ShuffledStatistic.Data(y, model),
        statistic,
        model,
        new Shuffles(model, design.blocks(), welch, SHUFFLES - 1, 9),
        welch ? VarianceGroups.of(design, contrast) : null,
        recipe);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void piecesOfSentCopiesInAnyOrderGiveTheSameBits(final MeasureRecipe recipe)
      throws IOException, ClassNotFoundException {
    for (final Statistic statistic : new Statistic[] {Statistic.T, Statistic.WELCH}) {
      final PermutationJob job = job(recipe, statistic);
      final PermutationRun whole = PermutationRun.of(job, Progress.NONE);
      final byte[] sent = bytes(job);
      final Random random = new Random(6);
      for (int trial = 0; trial < 3; trial++) {
        final List<PermutationJob.Part> parts = new ArrayList<>();
        int from = 0;
        while (from < SHUFFLES) {
          final int size = PermutationJob.CHUNK * (1 + random.nextInt(9));
          final int to = Math.min(SHUFFLES, from + size);
          parts.add(((PermutationJob) object(sent)).part(from, to, Progress.NONE));
          from = to;
        }
        Collections.shuffle(parts, random);
        final PermutationEngine before = PermutationEngine.chosen();
        PermutationEngine.choose((asked, progress) -> parts);
        try {
          final PermutationRun pieces = PermutationRun.of(job, Progress.NONE);
          assertArrayEquals(whole.observed(), pieces.observed());
          assertArrayEquals(whole.reached(), pieces.reached());
          assertEquals(Arrays.deepToString(whole.maxima()), Arrays.deepToString(pieces.maxima()));
        } finally {
          PermutationEngine.choose(before);
        }
      }
    }
  }

  @Test
  void piecesBeginAndEndAtChunks() {
    final PermutationJob job = job(new MeasureRecipe.OfLargest(), Statistic.T);
    assertEquals(SHUFFLES, job.shuffles());
    for (final int[] wrong : new int[][] {{1, 16}, {0, 17}, {16, 16}, {-16, 16}, {496, 512}}) {
      final IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> job.part(wrong[0], wrong[1], Progress.NONE));
      assertEquals(
          "Shuffles "
              + wrong[0]
              + " to "
              + wrong[1]
              + " of 500; pieces begin and end at multiples of 16.",
          refused.getMessage());
    }
    assertEquals(4, job.part(496, 500, Progress.NONE).maxima()[0].length);
  }

  private static byte[] bytes(final Object object) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object object(final byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
