package org.cordj.denoise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.signal.BandSpace;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.FrequencyBins;
import org.cordj.signal.RowProduct;

/**
 * What one joint fit takes from a run: the constant and the stopped frequencies, the same in every
 * slice, and the named columns (drift and confounds) of each slice.
 *
 * <p>With few dimensions stopped, the data lose their parts along the stopped waves. With many,
 * they are written in the coordinates of the waves (or, with volumes left out, of an orthonormal
 * basis) that are kept: that is less work, and the named columns are taken away in these
 * coordinates. Both are the same projection.
 */
final class Design {

  /** Fewer degrees of freedom than this say nothing of a voxel. */
  static final int FEWEST_DEGREES = 10;

  /** A column that varies by less than this share of its length is a constant. */
  private static final double CONSTANT = 1e-12;

  private final Series series;
  private final int[] kept;
  private final boolean constant;
  private final ColumnBasis base;
  private final int baseColumns;
  private final BandSpace space;
  private final double[][] coordinates;
  private final double[][] coordinatesBack;
  private final double[][] stopped;
  private final double[][] stoppedMinus;
  private final Map<Integer, SlicePart> slices = new LinkedHashMap<>();

  /**
   * What is taken from one slice beside the constant and the stopped frequencies.
   *
   * @param fit the figures
   * @param columns orthonormal, in the design's coordinates: [rank][coordinates]
   * @param minus the columns' transpose times -1
   * @param groups what each group alone explains, orthonormal: the group's columns less their
   *     projection on all others; empty unless asked for
   */
  record SlicePart(
      SliceFit fit, double[][] columns, double[][] minus, Map<ConfoundGroup, double[][]> groups) {}

  /**
   * Builds the design of every slice that the mask has voxels in.
   *
   * @param bins the frequencies to keep, null to keep all
   * @throws IllegalArgumentException if a slice has no column of a name that others have, or keeps
   *     too few degrees of freedom
   */
  Design(
      final Series series,
      final Mask mask,
      final Drift drift,
      final FrequencyBins bins,
      final ConfoundTable confounds,
      final int[] kept,
      final boolean shares,
      final Progress progress) {
    this.series = series;
    this.kept = kept;
    // the stopped frequencies include the mean
    constant = drift.hasConstant() || bins != null;
    final int volumes = series.volumes();
    final List<double[]> removed = new ArrayList<>();
    if (constant) {
      removed.add(pick(BandSpace.cosine(0, volumes), kept));
    }
    if (bins != null) {
      for (int m = 1; m <= volumes / 2; m++) {
        if (m < bins.first() || m > bins.last()) {
          removed.add(pick(BandSpace.cosine(m, volumes), kept));
          if (2 * m != volumes) {
            removed.add(pick(BandSpace.sine(m, volumes), kept));
          }
        }
      }
    }
    baseColumns = removed.size();
    base = ColumnBasis.empty(kept.length).with(removed.toArray(double[][]::new));
    final int stops = base.rank() - (constant ? 1 : 0);
    final int rest = kept.length - base.rank();
    final boolean whole = kept.length == volumes;
    // folded waves cost half
    final boolean keepsFew = bins != null && (whole ? rest < 2 * stops : rest < stops);
    space = keepsFew && whole ? new BandSpace(bins, volumes) : null;
    coordinates = keepsFew && !whole ? base.complement() : null;
    coordinatesBack = coordinates == null ? null : RowProduct.transpose(coordinates, kept.length);
    stopped = keepsFew || stops == 0 ? null : base.vectors(1);
    stoppedMinus =
        stopped == null ? null : RowProduct.negative(RowProduct.transpose(stopped, kept.length));

    final Map<String, double[]> drifts = new LinkedHashMap<>();
    drift.columns(volumes, series.tr()).forEach((name, x) -> drifts.put(name, pick(x, kept)));
    final int plane = series.grid().planeSize();
    final int[] inMask =
        IntStream.range(0, mask.count()).map(v -> mask.index(v) / plane).distinct().toArray();
    for (final int slice : inMask) {
      requireEveryName(series, mask, confounds, slice);
    }
    final boolean alike = !confounds.needsTrueSliceTimes();
    final int[] distinct = alike && inMask.length > 0 ? new int[] {inMask[0]} : inMask;
    final SlicePart[] parts = new SlicePart[distinct.length];
    progress.begin("Design of " + series.name(), distinct.length);
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, distinct.length).boxed().toList(),
            i -> {
              progress.check();
              parts[i] = part(distinct[i], drifts, confounds, shares);
              progress.advance(1);
            });
    for (int i = 0; i < inMask.length; i++) {
      final SlicePart part = parts[alike ? 0 : i];
      requireDegrees(part.fit, inMask[i], confounds);
      slices.put(
          inMask[i],
          new SlicePart(ofSlice(part.fit, inMask[i]), part.columns, part.minus, part.groups));
    }
  }

  private static SliceFit ofSlice(final SliceFit fit, final int slice) {
    return new SliceFit(
        slice,
        fit.volumes(),
        fit.runVolumes(),
        fit.columns(),
        fit.dropped(),
        fit.condition(),
        fit.basis());
  }

  /** Refuses a slice that lacks a column of which other slices have theirs. */
  static void requireEveryName(
      final Series series, final Mask mask, final ConfoundTable confounds, final int slice) {
    final Map<String, double[]> columns = confounds.ofSlice(slice);
    for (final String name : confounds.bases()) {
      if (!columns.containsKey(name)) {
        throw new IllegalArgumentException(
            "The confounds '"
                + confounds.name()
                + "' have no '"
                + name
                + "' for slice "
                + slice
                + " of '"
                + series.name()
                + "', where the mask '"
                + mask.name()
                + "' has voxels. Make the table anew, or leave the slice out of the mask.");
      }
    }
  }

  private SlicePart part(
      final int slice,
      final Map<String, double[]> drifts,
      final ConfoundTable confounds,
      final boolean shares) {
    final List<String> names = new ArrayList<>();
    final List<double[]> columns = new ArrayList<>();
    drifts.forEach(
        (name, x) -> {
          names.add(name);
          columns.add(unit(x));
        });
    confounds
        .ofSlice(slice)
        .forEach(
            (name, x) -> {
              final double[] values = pick(x, kept);
              // a component that this slice does not have, a spike that is censored
              if (Arrays.stream(values).anyMatch(v -> v != 0)) {
                names.add(name);
                columns.add(unit(values));
              }
            });
    final ColumnBasis all = base.with(columns.toArray(double[][]::new));
    final SliceFit fit =
        new SliceFit(
            slice,
            kept.clone(),
            series.volumes(),
            baseColumns + names.size(),
            all.dropped().stream().map(names::get).toList(),
            all.condition(),
            all);
    final Map<ConfoundGroup, double[][]> groups = new EnumMap<>(ConfoundGroup.class);
    if (shares) {
      for (final ConfoundGroup group : ConfoundGroup.values()) {
        final int[] own =
            IntStream.range(0, names.size())
                .filter(c -> ConfoundGroup.of(names.get(c)) == group)
                .toArray();
        if (own.length > 0) {
          final ColumnBasis others =
              base.with(
                  IntStream.range(0, names.size())
                      .filter(c -> ConfoundGroup.of(names.get(c)) != group)
                      .mapToObj(columns::get)
                      .toArray(double[][]::new));
          final double[][] alone =
              others
                  .with(Arrays.stream(own).mapToObj(columns::get).toArray(double[][]::new))
                  .vectors(others.rank());
          groups.put(group, inCoordinates(alone));
        }
      }
    }
    final double[][] named = inCoordinates(all.vectors(base.rank()));
    return new SlicePart(
        fit, named, RowProduct.negative(RowProduct.transpose(named, dimensions())), groups);
  }

  /** A column less its mean, of length 1; zeros if it does not vary. */
  private double[] unit(final double[] x) {
    final double[] u = x.clone();
    double before = 0;
    double mean = 0;
    for (final double v : u) {
      before += v * v;
      mean += v / u.length;
    }
    double norm = 0;
    for (int t = 0; t < u.length; t++) {
      u[t] -= constant ? mean : 0;
      norm += u[t] * u[t];
    }
    final boolean varies = norm > CONSTANT * CONSTANT * before;
    for (int t = 0; t < u.length; t++) {
      u[t] = varies ? u[t] / Math.sqrt(norm) : 0;
    }
    return u;
  }

  /** Vectors orthogonal to what is stopped, in the coordinates of what is kept. */
  private double[][] inCoordinates(final double[][] vectors) {
    if (space == null && coordinates == null) {
      return vectors;
    }
    final double[][] x = RowProduct.transpose(vectors, kept.length);
    final double[][] c = new double[dimensions()][vectors.length];
    if (space != null) {
      space.forward(x, c, vectors.length);
    } else {
      RowProduct.set(coordinates, x, c, vectors.length);
    }
    return RowProduct.transpose(c, vectors.length);
  }

  private void requireDegrees(final SliceFit fit, final int slice, final ConfoundTable confounds) {
    if (fit.degreesLeft() < FEWEST_DEGREES) {
      throw new IllegalArgumentException(
          "The fit of slice "
              + slice
              + " of '"
              + series.name()
              + "' leaves "
              + fit.degreesLeft()
              + " degrees of freedom: "
              + kept.length
              + " volumes"
              + (kept.length < series.volumes()
                  ? " (" + (series.volumes() - kept.length) + " are censored)"
                  : "")
              + " less "
              + fit.rank()
              + " independent of "
              + fit.columns()
              + " columns (confounds: "
              + confounds.ofSlice(slice).size()
              + (baseColumns > 1 ? ", stopped frequencies: " + (baseColumns - 1) : "")
              + "). The fewest is "
              + FEWEST_DEGREES
              + "; use fewer confounds, a wider band or a longer run.");
    }
  }

  /** The values at some volumes. */
  static double[] pick(final double[] x, final int[] volumes) {
    return Arrays.stream(volumes).mapToDouble(t -> x[t]).toArray();
  }

  /** Whether the mean is fitted, and so put back. */
  boolean hasConstant() {
    return constant;
  }

  /** Whether the data are written in other coordinates than time. */
  boolean changesCoordinates() {
    return space != null || coordinates != null;
  }

  /** How many stopped waves are taken away in time. */
  int stoppedInTime() {
    return stopped == null ? 0 : stopped.length;
  }

  /**
   * Takes the stopped waves away in time.
   *
   * @param rows [kept volume][series]
   * @param work [stoppedInTime][series]
   */
  void takeStopped(final double[][] rows, final double[][] work, final int series) {
    if (stopped != null) {
      RowProduct.set(stopped, rows, work, series);
      RowProduct.add(stoppedMinus, work, rows, series);
    }
  }

  /** From time to coordinates; the rows of time are used up. */
  void toCoordinates(final double[][] rows, final double[][] to, final int series) {
    if (space != null) {
      space.forward(rows, to, series);
    } else {
      RowProduct.set(coordinates, rows, to, series);
    }
  }

  /** From coordinates to time. */
  void toTime(final double[][] from, final double[][] rows, final int series) {
    if (space != null) {
      space.backward(from, rows, series);
    } else {
      RowProduct.set(coordinatesBack, from, rows, series);
    }
  }

  /** How many rows the data have in the design's coordinates. */
  int dimensions() {
    return space != null
        ? space.dimensions()
        : coordinates != null ? coordinates.length : kept.length;
  }

  /** The most columns of a slice's part. */
  int mostColumns() {
    return slices.values().stream().mapToInt(s -> s.columns.length).max().orElse(0);
  }

  /** What is taken from a slice. */
  SlicePart slice(final int slice) {
    return slices.get(slice);
  }

  /** The figures of every slice, in their order. */
  List<SliceFit> fits() {
    return slices.values().stream().map(SlicePart::fit).toList();
  }
}
