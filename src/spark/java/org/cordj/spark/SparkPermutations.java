package org.cordj.spark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.stats.PermutationEngine;
import org.cordj.stats.PermutationJob;

/**
 * Shuffles in pieces, a task each: the data go to each executor once, counts and largest statistics
 * come back. The result is the same bits as on one computer for any number of pieces, since each
 * shuffle's random stream comes from its own number.
 *
 * <p>Bytes that come back from a piece: 4 a variable and 8 a shuffle and kind of maximum.
 */
final class SparkPermutations implements PermutationEngine {

  /** Pieces a slot: enough that slots end together, few enough that their counts are small. */
  private static final int PIECES_PER_SLOT = 8;

  private final JavaSparkContext spark;
  private final PrintStream out;

  /**
   * @param out hears how many permutations are done
   */
  SparkPermutations(final JavaSparkContext spark, final PrintStream out) {
    this.spark = spark;
    this.out = out;
  }

  /** From which shuffle to which. */
  private record Piece(int from, int to) implements java.io.Serializable {
    private static final long serialVersionUID = 1;
  }

  @Override
  public List<PermutationJob.Part> run(final PermutationJob job, final Progress progress) {
    final double[][] maxima = new double[job.kinds()][job.shuffles()];
    final int[] reached = new int[job.variables()];
    final Told told = new Told(out, "permutations", job.shuffles());
    try {
      Preflight.requireMemory(spark, job.bytes(), job.bytesOfThread());
      final List<Piece> pieces =
          pieces(job.shuffles(), Math.max(1, spark.defaultParallelism()) * PIECES_PER_SLOT);
      final Broadcast<PermutationJob> sent = spark.broadcast(job);
      try {
        Jobs.run(
            spark,
            pieces,
            PermutationJob.Part.class,
            p -> sent.value().part(p.from(), p.to(), Progress.NONE),
            (number, part) -> {
              // added at once, so that the driver holds one part however many there are
              for (int v = 0; v < reached.length; v++) {
                reached[v] += part.reached()[v];
              }
              for (int k = 0; k < maxima.length; k++) {
                System.arraycopy(part.maxima()[k], 0, maxima[k], part.from(), part.maxima()[k].length);
              }
              progress.advance(part.maxima()[0].length);
              told.add(part.maxima()[0].length);
            });
      } finally {
        sent.destroy();
      }
    } catch (final RefusedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return List.of(new PermutationJob.Part(0, reached, maxima));
  }

  /** Cuts shuffles into about equal pieces at multiples of a chunk. */
  private static List<Piece> pieces(final int shuffles, final int wanted) {
    final int chunks = (shuffles + PermutationJob.CHUNK - 1) / PermutationJob.CHUNK;
    final int count = Math.min(wanted, chunks);
    final List<Piece> pieces = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      final int from = (int) ((long) chunks * p / count) * PermutationJob.CHUNK;
      final int to = (int) ((long) chunks * (p + 1) / count) * PermutationJob.CHUNK;
      pieces.add(new Piece(from, Math.min(to, shuffles)));
    }
    return pieces;
  }
}
