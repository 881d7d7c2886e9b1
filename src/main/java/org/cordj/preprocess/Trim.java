package org.cordj.preprocess;

import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.cordj.image.Series;

/**
 * Drops volumes at the beginning and the end of a run, such as those before the signal is steady.
 *
 * @param first the first volume kept, counted from 0: as many as are dropped before it
 * @param last the last volume kept, counted from 0; {@link #TO_THE_END} keeps all from the first
 */
public record Trim(int first, int last) {

  /** The last volume kept is the run's last. */
  public static final int TO_THE_END = -1;

  private static final int FEWEST = 2;

  /** Checks that the numbers can be volumes in order. */
  public Trim {
    if (first < 0) {
      throw new IllegalArgumentException(
          "first is " + first + "; volumes are counted from 0, so it must be 0 or more.");
    }
    if (last != TO_THE_END && last < first) {
      throw new IllegalArgumentException(
          "last is "
              + last
              + " and first is "
              + first
              + "; the last volume kept must not come before the first ("
              + TO_THE_END
              + " keeps all to the run's end).");
    }
  }

  /**
   * The last volume that is kept of a run, counted from 0.
   *
   * @throws IllegalArgumentException if the run has no such volumes, or fewer than 2 would be kept
   */
  public int lastOf(final Series run) {
    final int n = run.volumes();
    if (first >= n || last >= n) {
      throw new IllegalArgumentException(
          (first >= n ? "first is " + first : "last is " + last)
              + ", but '"
              + run.name()
              + "' has volumes 0 to "
              + (n - 1)
              + "; choose one of these.");
    }
    final int end = last == TO_THE_END ? n - 1 : last;
    if (end - first + 1 < FEWEST) {
      throw new IllegalArgumentException(
          "first="
              + first
              + " and last="
              + end
              + " keep 1 volume of '"
              + run.name()
              + "'; a run has 2 or more.");
    }
    return end;
  }

  /**
   * The kept volumes, called {@code run_trim}. They share the pixels of the run.
   *
   * @throws IllegalArgumentException as {@link #lastOf}
   */
  public Series apply(final Series run) {
    final int end = lastOf(run);
    final String name = run.name() + "_trim";
    if (run.isPlanar()) {
      final int nz = run.grid().nz();
      final float[][] planes = Arrays.copyOfRange(run.planes(), first * nz, (end + 1) * nz);
      return Series.ofPlanes(name, planes, run.grid(), run.tr());
    }
    return new Series(name, kept(run.img(), end), run.grid(), run.tr());
  }

  private <T extends RealType<T>> RandomAccessibleInterval<T> kept(
      final RandomAccessibleInterval<? extends RealType<?>> img, final int end) {
    @SuppressWarnings("unchecked")
    final RandomAccessibleInterval<T> all = (RandomAccessibleInterval<T>) img;
    final long[] min = {0, 0, 0, first};
    final long[] max = {img.max(0), img.max(1), img.max(2), end};
    return Views.zeroMin(Views.interval(all, min, max));
  }
}
