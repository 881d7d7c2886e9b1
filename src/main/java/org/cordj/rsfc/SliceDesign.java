package org.cordj.rsfc;

import static org.cordj.io.Numbers.brief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Series;
import org.cordj.signal.BandSpace;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.Detrender;
import org.cordj.signal.FrequencyBins;

/** What is taken from the courses of one slice, and what that leaves of each band. */
final class SliceDesign {

  private final double[][] vectors;
  private final double[] kept;
  private final double[] whole;
  private final BandFit[] corrected;
  private final BandFit[] above;
  private final double shareOfVariance;

  /**
   * A design.
   *
   * @param alff the options
   * @param series the run
   * @param volumes those of it that are kept
   * @param confounds [confound][volume of the whole run]
   * @param fits whether the bands' power is fitted (see {@link BandFit})
   * @param floor the lowest bin of the noise floor, 0 if it is not asked for
   * @throws IllegalArgumentException if too few dimensions are left
   */
  SliceDesign(
      final Alff alff,
      final Series series,
      final int slice,
      final int[] volumes,
      final double[][] confounds,
      final boolean fits,
      final int floor) {
    final int length = series.volumes();
    final Detrender detrender = new Detrender(length, alff.detrend());
    final ColumnBasis run =
        ColumnBasis.empty(length).with(detrender.basis()).with(at(confounds, null));
    final ColumnBasis basis =
        volumes.length == length
            ? run
            : ColumnBasis.empty(volumes.length)
                .with(constant(volumes.length))
                .with(at(detrender.basis(), volumes))
                .with(at(confounds, volumes));
    vectors = basis.vectors(0);
    final int bands = alff.bands().size();
    kept = new double[bands];
    whole = new double[bands];
    corrected = new BandFit[bands];
    above = new BandFit[bands];
    for (int b = 0; b < bands; b++) {
      final Band band = alff.bands().get(b);
      final FrequencyBins bins = FrequencyBins.of(band.low(), band.high(), length, series.tr());
      final double[][] waves = waves(bins, length);
      whole[b] = BandFit.keptDimensions(waves, run);
      kept[b] =
          volumes.length == length
              ? whole[b]
              : BandFit.keptDimensions(picked(waves, volumes), basis);
      final String where = " of '" + series.name() + "' in slice " + slice;
      // other definitions have their own bins, and refuse by their number
      if (alff.definition() == Definition.RMS) {
        requireDimensions(
            band,
            kept[b],
            BandFit.FEWEST_DIMENSIONS,
            "keeps",
            bins.degrees(),
            where,
            volumes.length,
            length);
      }
      if (fits) {
        corrected[b] = new BandFit(length, volumes, basis, bins, 1);
        requireBoth(band, corrected[b], bins, where, volumes.length, length);
      }
      if (floor > 0) {
        above[b] = new BandFit(length, volumes, basis, bins, Math.max(floor, bins.last() + 1));
        requireBoth(band, above[b], bins, where, volumes.length, length);
      }
    }
    shareOfVariance =
        (length - Math.max(1, run.rank()))
            / ((double) (length - 1) * (volumes.length - Math.max(1, basis.rank())));
  }

  /** The cosines and sines of bins. */
  static double[][] waves(final FrequencyBins bins, final int length) {
    final List<double[]> waves = new ArrayList<>();
    for (int m = bins.first(); m <= bins.last(); m++) {
      waves.add(BandSpace.cosine(m, length));
      if (2 * m != length) {
        waves.add(BandSpace.sine(m, length));
      }
    }
    return waves.toArray(double[][]::new);
  }

  private static double[][] constant(final int length) {
    final double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return new double[][] {ones};
  }

  private static double[][] picked(final double[][] columns, final int[] volumes) {
    final double[][] picked = new double[columns.length][];
    for (int c = 0; c < picked.length; c++) {
      picked[c] = BandFit.pick(columns[c], volumes);
    }
    return picked;
  }

  /** The columns at some volumes, null for all. */
  private static double[][] at(final double[][] columns, final int[] volumes) {
    return volumes == null ? columns : picked(columns, volumes);
  }

  private static void requireBoth(
      final Band band,
      final BandFit fit,
      final FrequencyBins bins,
      final String where,
      final int volumes,
      final int length) {
    requireDimensions(
        band,
        fit.bandDimensions(),
        BandFit.FEWEST_DIMENSIONS,
        "keeps",
        bins.degrees(),
        where,
        volumes,
        length);
    requireDimensions(
        band,
        fit.otherDimensions(),
        BandFit.FEWEST_OTHERS,
        "leaves the frequencies that it is compared with",
        length - 1 - bins.degrees(),
        where,
        volumes,
        length);
  }

  private static void requireDimensions(
      final Band band,
      final double left,
      final double fewest,
      final String verb,
      final int full,
      final String where,
      final int volumes,
      final int length) {
    if (left < fewest) {
      throw new IllegalArgumentException(
          "Band "
              + band.describe()
              + " "
              + verb
              + " "
              + brief(left)
              + " of "
              + full
              + " dimensions"
              + where
              + ", of which "
              + volumes
              + " of "
              + length
              + " volumes are kept and trend and confounds are removed; the fewest is "
              + (int) fewest
              + ". Censor fewer volumes, use fewer confounds, or choose another band.");
    }
  }

  /** Takes trend and confounds from a course at the kept volumes, in place. */
  void take(final double[] x, final int offset) {
    for (final double[] q : vectors) {
      double dot = 0;
      for (int t = 0; t < q.length; t++) {
        dot += x[offset + t] * q[t];
      }
      for (int t = 0; t < q.length; t++) {
        x[offset + t] -= dot * q[t];
      }
    }
  }

  /** How many dimensions of a band are kept. */
  double kept(final int band) {
    return kept[band];
  }

  /** How many would be kept if no volume were left out. */
  double whole(final int band) {
    return whole[band];
  }

  /** The fit of a band beside all other frequencies. */
  BandFit corrected(final int band) {
    return corrected[band];
  }

  /** The fit of a band beside the noise floor. */
  BandFit above(final int band) {
    return above[band];
  }

  /** What makes the kept residual's sum of squares the variance (ddof 1) of the whole run. */
  double shareOfVariance() {
    return shareOfVariance;
  }
}
