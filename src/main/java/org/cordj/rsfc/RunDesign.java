package org.cordj.rsfc;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Which volumes of a run count, and the confounds that are taken from it besides its trend.
 * Immutable.
 *
 * <p>Taking confounds from a run that was denoised with them and the same trend changes nothing;
 * what it adds is the account of the dimensions that they took.
 */
public final class RunDesign {

  /** Every volume, no confounds. */
  public static final RunDesign WHOLE = new RunDesign(null, "", false, null);

  private static final double[][] NONE = {};

  private final int[] kept;
  private final String confounds;
  private final boolean bySlice;
  private final IntFunction<double[][]> columns;

  private RunDesign(
      final int[] kept,
      final String confounds,
      final boolean bySlice,
      final IntFunction<double[][]> columns) {
    this.kept = kept;
    this.confounds = confounds;
    this.bySlice = bySlice;
    this.columns = columns;
  }

  /**
   * The same with these volumes only.
   *
   * @param volumes their numbers from 0, ascending
   * @throws IllegalArgumentException if there is none or they do not ascend from 0
   */
  public RunDesign keeping(final int... volumes) {
    for (int k = 0; k < volumes.length; k++) {
      if (volumes[k] < 0 || k > 0 && volumes[k] <= volumes[k - 1]) {
        throw new IllegalArgumentException(
            "The volumes to keep must ascend from 0; number "
                + (k + 1)
                + " is "
                + volumes[k]
                + ".");
      }
    }
    if (volumes.length == 0) {
      throw new IllegalArgumentException("No volume is kept; keep some.");
    }
    return new RunDesign(volumes.clone(), confounds, bySlice, columns);
  }

  /**
   * The same with confounds that hold for all slices.
   *
   * @param name what sentences call them: their file
   * @param values [confound][volume of the whole run], finite
   */
  public RunDesign taking(final String name, final double[][] values) {
    final double[][] copy = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    return new RunDesign(kept, name, false, copy.length == 0 ? null : slice -> copy);
  }

  /**
   * The same with confounds that differ from slice to slice.
   *
   * @param name what sentences call them: their file
   * @param ofSlice gives a slice's [confound][volume of the whole run], finite
   */
  public RunDesign takingBySlice(final String name, final IntFunction<double[][]> ofSlice) {
    return new RunDesign(kept, name, true, ofSlice);
  }

  /** What sentences call the confounds. */
  public String confounds() {
    return confounds;
  }

  /** Whether there are confounds. */
  public boolean hasConfounds() {
    return columns != null;
  }

  /** Whether they differ from slice to slice. */
  public boolean bySlice() {
    return bySlice;
  }

  /** Whether it leaves out volumes of a run of that length. */
  public boolean censors(final int volumes) {
    return kept != null && kept.length < volumes;
  }

  /**
   * The volumes of a run that count.
   *
   * @throws IllegalArgumentException if the run does not have them
   */
  public int[] kept(final String run, final int volumes) {
    if (kept == null) {
      return IntStream.range(0, volumes).toArray();
    }
    if (kept[kept.length - 1] >= volumes) {
      throw new IllegalArgumentException(
          "Volume "
              + kept[kept.length - 1]
              + " is to be kept of '"
              + run
              + "', which has the volumes 0 to "
              + (volumes - 1)
              + ".");
    }
    return kept.clone();
  }

  /**
   * A slice's confounds, [confound][volume].
   *
   * @throws IllegalArgumentException if one has another length than the run
   */
  double[][] columns(final int slice, final String run, final int volumes) {
    if (columns == null) {
      return NONE;
    }
    final double[][] own = columns.apply(slice);
    for (final double[] column : own) {
      if (column.length != volumes) {
        throw new IllegalArgumentException(
            "The confounds '"
                + confounds
                + "' have "
                + column.length
                + " rows; '"
                + run
                + "' has "
                + volumes
                + " volumes.");
      }
    }
    return own;
  }
}
