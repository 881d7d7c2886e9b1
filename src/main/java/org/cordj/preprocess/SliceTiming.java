package org.cordj.preprocess;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;
import org.cordj.io.Numbers;
import org.cordj.signal.FourierShift;
import org.cordj.signal.SincShift;
import org.cordj.signal.TimeShift;

/**
 * Interpolates each slice to one time within the volume: sample k of a slice taken at time t is
 * replaced by the voxel's value at k TR + reference, read at k + (reference - t) / TR samples. Any
 * order of slices, several at once too (multiband).
 *
 * <p>A voxel's value there is its band-limited interpolation (see {@link Method}); what went on
 * faster than Nyquist, such as the heartbeat, is moved wrongly, which is why denoising with
 * regressors at each slice's own time comes first. The first and last few volumes lean on the
 * continuation of the series beyond its ends ({@link TimeShift}).
 *
 * @param reference the time that all slices get
 * @param method how samples are read between
 */
public record SliceTiming(SliceReference reference, Method method) {

  /** How a series is read between its samples. */
  public enum Method {
    /** By the phases of its spectrum: exact below Nyquist away from the ends. */
    FOURIER,
    /** By a windowed sinc of 16 samples: a spike stays within 8 samples. */
    SINC;

    /** The word that users write. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The method that a word names.
     *
     * @throws IllegalArgumentException listing the legal words
     */
    public static Method of(final String key) {
      return Stream.of(values())
          .filter(m -> m.key().equals(key))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "method is '" + key + "'; legal are fourier and sinc."));
    }
  }

  /**
   * What it gives.
   *
   * @param series called {@code run_timed}
   * @param reference the time that all slices have now, in seconds after the volume's beginning
   * @param notes sentences for the user
   */
  public record Result(Series series, double reference, List<String> notes) {}

  private static final int FEWEST = 4;

  /** A header keeps its TR as a float: times may pass it by that much. */
  private static final double ROUNDING = 1e-6;

  /**
   * Interpolates a run. All cores; a voxel with a value that is not finite is NaN in every volume,
   * since its series cannot be read between its samples.
   *
   * @param times when each slice is taken, in seconds after the beginning of its volume
   * @param axis the voxel axis (0, 1, 2) that the slices are counted along
   * @throws IllegalArgumentException if the run has no TR or fewer than 4 volumes, there is not one
   *     time a slice, a time or the reference lies outside 0 to TR, or no voxel is finite
   *     throughout
   */
  public Result apply(
      final Series run, final double[] times, final int axis, final Progress progress) {
    final double ref = check(run, times, axis);
    final int volumes = run.volumes();
    final double[] shifts = new double[times.length];
    for (int s = 0; s < shifts.length; s++) {
      shifts[s] = (ref - times[s]) / run.tr();
    }
    final Supplier<TimeShift> shifters =
        () ->
            method == Method.FOURIER
                ? new FourierShift(volumes, shifts)
                : new SincShift(volumes, shifts);
    final int nz = run.grid().nz();
    final int plane = run.grid().planeSize();
    final int stride = axis == 0 ? 1 : axis == 1 ? run.grid().nx() : plane;
    final int slices = times.length;
    final float[][] timed = new float[nz * volumes][plane];
    final AtomicInteger lost = new AtomicInteger();
    progress.begin("Slice timing of " + run.name(), run.grid().voxels());
    VoxelBlocks.forEach(
        run,
        Mask.all(run.grid()),
        progress,
        () -> {
          final TimeShift shifter = shifters.get();
          return (first, count, data) -> {
            for (int v = 0; v < count; v++) {
              if (isFinite(data, v * volumes, volumes)) {
                shifter.apply(data, v * volumes, (first + v) / stride % slices);
              } else {
                lost.incrementAndGet();
                Arrays.fill(data, v * volumes, (v + 1) * volumes, Double.NaN);
              }
            }
            for (int t = 0; t < volumes; t++) {
              for (int v = 0; v < count; v++) {
                final int voxel = first + v;
                timed[t * nz + voxel / plane][voxel % plane] = (float) data[v * volumes + t];
              }
            }
          };
        });
    final int voxels = run.grid().voxels();
    if (lost.get() == voxels) {
      throw new IllegalArgumentException(
          "Every voxel of '"
              + run.name()
              + "' holds a NaN or infinity in some volume; a series with gaps cannot be read between"
              + " its samples. Trim such volumes or mend them first.");
    }
    return new Result(
        Series.ofPlanes(run.name() + "_timed", timed, run.grid(), run.tr()),
        ref,
        lost.get() == 0
            ? List.of()
            : List.of(
                lost.get()
                    + " of "
                    + voxels
                    + " voxels of '"
                    + run.name()
                    + "' hold a NaN or infinity; they are NaN in every volume."));
  }

  private static boolean isFinite(final double[] data, final int offset, final int n) {
    for (int t = offset; t < offset + n; t++) {
      if (!Double.isFinite(data[t])) {
        return false;
      }
    }
    return true;
  }

  private double check(final Series run, final double[] times, final int axis) {
    if (!(run.tr() > 0)) {
      throw new IllegalArgumentException(
          "'"
              + run.name()
              + "' has no TR, without which slice times mean nothing; set its frame interval in"
              + " Image>Properties...");
    }
    if (run.volumes() < FEWEST) {
      throw new IllegalArgumentException(
          "'"
              + run.name()
              + "' has "
              + run.volumes()
              + " volumes; reading between them needs "
              + FEWEST
              + " or more.");
    }
    if (times.length != run.grid().size(axis)) {
      throw new IllegalArgumentException(
          "There are "
              + times.length
              + " slice times, but '"
              + run.name()
              + "' has "
              + run.grid().size(axis)
              + " slices along "
              + "xyz".charAt(axis)
              + "; each slice needs one.");
    }
    for (int s = 0; s < times.length; s++) {
      if (!(times[s] >= 0 && times[s] <= run.tr() * (1 + ROUNDING))) {
        throw new IllegalArgumentException(
            "Slice "
                + s
                + " (counted from 0) of '"
                + run.name()
                + "' is taken at "
                + Numbers.brief(times[s])
                + " s; it must be 0 to the repetition time, "
                + Numbers.brief(run.tr())
                + " s.");
      }
    }
    return reference.in(times, run.tr());
  }
}
