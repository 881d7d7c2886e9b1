package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.special.Erf;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.signal.FrequencyBins;

/**
 * Correlations of regions' mean courses, with p and intervals that know what autocorrelation and
 * denoising leave.
 *
 * <p>r is worth {@code dof} = min(1 / tr(A B), dimensions left) values, see {@link
 * EffectiveDimensions}; z = atanh(r) has the standard error 1 / sqrt(dof - 2), which is the usual 1
 * / sqrt(T - 3) for T independent values. Ranks take 1.06 times its square, as Fieller, Hartley and
 * Pearson found in 1957; a partial correlation given n - 2 others has n - 2 dimensions less. |r| =
 * 1 has no z: it takes that of 1 - 1e-12, and a note says so.
 *
 * <p>Slice by slice, the slices' z are averaged over those in which both regions have voxels; the
 * variance of the mean is the sum over pairs of slices s, u of rx(s, u) ry(s, u) / (n^2 sqrt((dof_s
 * - 2) (dof_u - 2))), with rx and ry the correlations of each region's own courses in the two
 * slices, no less than for independent slices and no more than for one slice. A partial correlation
 * is given the regions that are in the slice. Pooled, a pair has the space with the fewest
 * dimensions among those of the slices that the run's regions lie in.
 *
 * <p>O(n^2 T) a slice for n regions and T volumes, and O(20 d^3) for each residual space of d
 * dimensions.
 *
 * <p>Between slices of different denoising (averaging apart) a pair is worth the geometric mean of
 * what each course would be worth with another of its own kind, which is no more than it is (by
 * Cauchy and Schwarz), and no more than either slice has left.
 *
 * @param measure how two courses are compared
 * @param averaging over slices, pooled, or each slice apart
 * @param summary what course stands for a region
 * @param band for coherence, and for the correlation within a band and the one corrected for white
 *     noise, see {@link BandPairs}; null for none
 * @param lags the largest lag in volumes, for cross-correlations only
 */
public record Connectivity(
    ConnectivityMeasure measure,
    SliceAveraging averaging,
    RoiSummary summary,
    InBand band,
    int lags) {

  private static final double MOST = 1 - 1e-12;

  /** The variance of z of ranks by that of values. */
  static final double RANKS = 1.06;

  /** An edge has a test from this many effective dimensions on. */
  static final double LEAST_DOF = 3;

  /** Checks that the options go together. */
  public Connectivity {
    if (measure == ConnectivityMeasure.COHERENCE && band == null) {
      throw new IllegalArgumentException(
          "measure=coherence needs a band; give one such as band=0.01-0.08 (in Hz).");
    }
    if (measure == ConnectivityMeasure.CROSS_CORRELATION && lags < 1) {
      throw new IllegalArgumentException(
          "measure=crosscorrelation needs the largest lag, 1 volume or more; lags is "
              + lags
              + ".");
    }
    if (averaging == SliceAveraging.APART
        && measure != ConnectivityMeasure.PEARSON
        && measure != ConnectivityMeasure.SPEARMAN) {
      throw new IllegalArgumentException(
          "average=apart is for measure=pearson and measure=spearman; measure is "
              + measure.key()
              + ".");
    }
  }

  /** Of regions' means, with neither a band nor lags. */
  public Connectivity(final ConnectivityMeasure measure, final SliceAveraging averaging) {
    this(measure, averaging, RoiSummary.MEAN, null, 0);
  }

  /**
   * Computes every pair. All cores; the same bits for any number of threads.
   *
   * @param weights of the voxels in their region's mean, such as partial volumes; null for 1
   * @param spaces what denoising has left, {@link ResidualSpaces#whole} for all
   * @throws IllegalArgumentException if a grid differs, a region has no course or is constant,
   *     fewer than two regions are given, no two share a slice, partial correlations have fewer
   *     dimensions than regions, the band passes Nyquist's frequency, or lags leave too few volumes
   */
  public ConnectivityResult apply(
      final Series series,
      final Labels rois,
      final Volume weights,
      final ResidualSpaces spaces,
      final Progress progress) {
    final boolean bySlice = averaging != SliceAveraging.POOLED;
    if (bySlice && series.grid().cordAxis() != 2) {
      throw new IllegalArgumentException(
          "The slices of '"
              + series.name()
              + "' do not lie across the cord, so nothing is averaged over them; use"
              + " average=pooled.");
    }
    final FrequencyBins bins = band == null ? null : band.bins(series);
    RoiCourses courses = RoiCourses.of(series, rois, weights, bySlice, summary, progress);
    final List<ResidualSpace> own = spaces(courses, spaces, bySlice);
    if (averaging == SliceAveraging.APART) {
      courses = courses.apart();
    }
    final PairWork work = new PairWork(this, courses, bins, series.volumes());
    if (averaging == SliceAveraging.APART) {
      work.apart(own, progress);
    } else {
      final Map<ResidualSpace, List<Integer>> groups = new IdentityHashMap<>();
      final List<ResidualSpace> order = new ArrayList<>();
      for (int s = 0; s < own.size(); s++) {
        groups
            .computeIfAbsent(
                own.get(s),
                space -> {
                  order.add(space);
                  return new ArrayList<>();
                })
            .add(s);
      }
      for (final ResidualSpace space : order) {
        work.slices(groups.get(space), space, progress);
      }
    }
    return new PairResults(this, courses, work).of(series, rois);
  }

  private static List<ResidualSpace> spaces(
      final RoiCourses courses, final ResidualSpaces spaces, final boolean bySlice) {
    final List<ResidualSpace> all = new ArrayList<>();
    for (final int slice : courses.slices()) {
      final ResidualSpace space = spaces.of(slice, courses.volumes());
      if (!Arrays.equals(space.volumes(), courses.volumes())) {
        throw new IllegalArgumentException(
            "The run has "
                + courses.volumes().length
                + " volumes with values; what denoising left is known for "
                + space.volumes().length
                + " other ones.");
      }
      all.add(space);
    }
    if (bySlice) {
      return all;
    }
    ResidualSpace fewest = all.get(0);
    for (final ResidualSpace space : all) {
      fewest = space.dimensions() < fewest.dimensions() ? space : fewest;
    }
    return List.of(fewest);
  }

  static double twoSided(final double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /** Fisher's z, that of 1 - 1e-12 for |r| beyond. */
  static double fisher(final double r) {
    final double c = Math.max(-MOST, Math.min(MOST, r));
    return 0.5 * Math.log((1 + c) / (1 - c));
  }

  /** Whether {@link #fisher} has changed a correlation. */
  static boolean clamps(final double r) {
    return Math.abs(r) > MOST;
  }
}
