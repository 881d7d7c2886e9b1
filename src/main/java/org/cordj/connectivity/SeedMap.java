package org.cordj.connectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.SliceBlocks;
import org.cordj.image.Volume;

/**
 * The correlation of every voxel's course with a seed's.
 *
 * <p>r is Pearson's, z = atanh(r) Fisher's; the effective z is z sqrt(dof - 2), a standard normal
 * value where nothing is common, with what r is worth as dof (see {@link EffectiveDimensions}). The
 * seed's autocorrelation is fitted by likelihood, each voxel's from its autocorrelation at a lag of
 * one volume. The seed counts as denoised like the slice of the voxel; what of it the slice's
 * denoising has not taken only lowers r.
 *
 * <p>The lag map has the lag, in volumes, of the largest |r| within {@code lags}; above 0 the voxel
 * follows the seed. Its resolution is one volume. The r at that lag is the largest of several, so
 * the effective z is not about it.
 *
 * <p>O(T) a voxel, O(lags T) with lags; O(20 d^3) a residual space of d dimensions for dof.
 *
 * @param lags the largest lag in volumes, 0 for no lag map
 * @param threshold which voxels the thresholded map keeps
 */
public record SeedMap(int lags, SeedThreshold threshold) {

  private static final double ROUNDING = 1e-24;

  /** Checks the options. */
  public SeedMap {
    if (lags < 0) {
      throw new IllegalArgumentException(
          "The largest lag is " + lags + " volumes; it must be 0 (no lag map) or more.");
    }
  }

  /**
   * What came out; NaN outside the mask and where a voxel has no course.
   *
   * @param r correlations
   * @param z Fisher's z
   * @param effective z in units of its standard error
   * @param dof effective dimensions of each voxel's r
   * @param lag in volumes, null if none was asked for
   * @param laggedR r at that lag, null if none was asked for
   * @param kept r of the voxels that pass the threshold, 0 elsewhere; null without a threshold
   * @param passing how many pass
   * @param tested how many voxels have an effective z
   * @param notes what the user should know
   */
  public record Result(
      Volume r,
      Volume z,
      Volume effective,
      Volume dof,
      Volume lag,
      Volume laggedR,
      Volume kept,
      int passing,
      int tested,
      List<String> notes) {}

  /**
   * r and z alone, O(T) a voxel. All cores; the same bits for any number of threads.
   *
   * @param seed one value a volume of the run; what stands at censored volumes is not read
   * @return r and z, NaN outside the mask and where a voxel has no course
   * @throws IllegalArgumentException if the mask does not fit or the seed's course does not vary,
   *     holds a NaN or has another length
   */
  public static List<Volume> correlate(
      final Series series, final Mask mask, final SeedCourse seed, final Progress progress) {
    final int[] kept = VolumesWithValues.of(series, mask);
    final Maps maps = new Maps(series, mask);
    final double[] unit = seed.unit(series, kept);
    progress.begin("Seed map", mask.count());
    SliceBlocks.forEach(
        series, mask, kept, progress, () -> new Correlator(unit, kept, null, mask, maps, null));
    return List.of(maps.r, maps.z);
  }

  /**
   * All maps. All cores; the same bits for any number of threads.
   *
   * @param spaces what denoising has left, {@link ResidualSpaces#whole} for all
   * @throws IllegalArgumentException as {@link #correlate}, or if lags leave too few volumes
   */
  public Result apply(
      final Series series,
      final Mask mask,
      final SeedCourse seed,
      final ResidualSpaces spaces,
      final Progress progress) {
    final int[] kept = VolumesWithValues.of(series, mask);
    final double[] unit = seed.unit(series, kept);
    final LaggedCorrelation lagged = lags == 0 ? null : new LaggedCorrelation(kept, lags);
    final Map<ResidualSpace, EffectiveDimensions> made = new IdentityHashMap<>();
    final EffectiveDimensions[] bySlice = new EffectiveDimensions[series.grid().nz()];
    final int plane = series.grid().planeSize();
    for (int v = 0; v < mask.count(); v++) {
      final int slice = mask.index(v) / plane;
      if (bySlice[slice] == null) {
        bySlice[slice] =
            made.computeIfAbsent(
                spaces.of(slice, kept),
                space -> EffectiveDimensions.fit(space, new double[][] {unit}, progress));
      }
    }
    final Maps maps = new Maps(series, mask);
    if (lagged != null) {
      maps.addLags(series);
    }
    progress.begin("Seed map", mask.count());
    SliceBlocks.forEach(
        series,
        mask,
        kept,
        progress,
        () -> new Correlator(unit, kept, bySlice, mask, maps, lagged));
    return finish(series, mask, maps, seed);
  }

  private Result finish(
      final Series series, final Mask mask, final Maps maps, final SeedCourse seed) {
    final double[] z = new double[mask.count()];
    final double[] p = new double[mask.count()];
    int tested = 0;
    int missing = 0;
    for (int v = 0; v < z.length; v++) {
      z[v] = maps.effective.get(mask.index(v));
      p[v] = Double.isNaN(z[v]) ? Double.NaN : Connectivity.twoSided(z[v]);
      tested += Double.isNaN(z[v]) ? 0 : 1;
      missing += Float.isNaN(maps.r.get(mask.index(v))) ? 1 : 0;
    }
    final List<String> notes = new ArrayList<>();
    if (missing > 0) {
      notes.add(
          missing
              + " of "
              + mask.count()
              + " voxels of '"
              + mask.name()
              + "' do not vary or hold a NaN or infinity; they have no correlation with '"
              + seed.name()
              + "'.");
    }
    if (maps.clamped.get() > 0) {
      notes.add(
          maps.clamped.get()
              + " voxels have |r| = 1 with '"
              + seed.name()
              + "'; their z is that of 1 - 1e-12.");
    }
    Volume passing = null;
    int count = 0;
    if (threshold != SeedThreshold.NONE) {
      passing = Volume.filled(series.name() + "_seed_thresholded", series.grid(), Float.NaN);
      final boolean[] passes = threshold.passes(z, p);
      for (int v = 0; v < passes.length; v++) {
        passing.set(mask.index(v), passes[v] ? maps.r.get(mask.index(v)) : 0);
        count += passes[v] ? 1 : 0;
      }
      notes.add(count + " of " + tested + " voxels pass " + threshold + ".");
    }
    return new Result(
        maps.r,
        maps.z,
        maps.effective,
        maps.dof,
        maps.lag,
        maps.laggedR,
        passing,
        count,
        tested,
        List.copyOf(notes));
  }

  /** The maps while they are filled. */
  private static final class Maps {
    private final Volume r;
    private final Volume z;
    private final Volume effective;
    private final Volume dof;
    private Volume lag;
    private Volume laggedR;
    private final AtomicInteger clamped = new AtomicInteger();

    Maps(final Series series, final Mask mask) {
      r = Volume.filled(series.name() + "_seed_r", series.grid(), Float.NaN);
      z = Volume.filled(series.name() + "_seed_z", series.grid(), Float.NaN);
      effective = Volume.filled(series.name() + "_seed_effectivez", series.grid(), Float.NaN);
      dof = Volume.filled(series.name() + "_seed_dof", series.grid(), Float.NaN);
    }

    void addLags(final Series series) {
      lag = Volume.filled(series.name() + "_seed_lag", series.grid(), Float.NaN);
      laggedR = Volume.filled(series.name() + "_seed_laggedr", series.grid(), Float.NaN);
    }
  }

  /** What one thread does with a block of a slice's voxels. */
  private static final class Correlator implements SliceBlocks.Worker {

    private final double[] seed;
    private final int[] kept;
    private final EffectiveDimensions[] bySlice;
    private final Mask mask;
    private final Maps maps;
    private final LaggedCorrelation lagged;
    private final double[] sum = new double[SliceBlocks.width()];
    private final double[] squares = new double[SliceBlocks.width()];
    private final double[] products = new double[SliceBlocks.width()];
    private final double[] start = new double[SliceBlocks.width()];
    private final double[] course;
    private final double[] byLag;

    Correlator(
        final double[] seed,
        final int[] kept,
        final EffectiveDimensions[] bySlice,
        final Mask mask,
        final Maps maps,
        final LaggedCorrelation lagged) {
      this.seed = seed;
      this.kept = kept;
      this.bySlice = bySlice;
      this.mask = mask;
      this.maps = maps;
      this.lagged = lagged;
      this.course = new double[kept.length];
      this.byLag = lagged == null ? null : new double[lagged.lags()];
    }

    @Override
    public void process(final SliceBlocks.Block block, final double[][] rows) {
      final int n = block.count();
      Arrays.fill(sum, 0, n, 0);
      Arrays.fill(squares, 0, n, 0);
      Arrays.fill(products, 0, n, 0);
      // about the first volume: a large mean would cost digits
      System.arraycopy(rows[0], 0, start, 0, n);
      int t = 0;
      for (; t + 3 < kept.length; t += 4) {
        add(rows, t, n);
      }
      for (; t < kept.length; t++) {
        add(rows[t], seed[t], n);
      }
      for (int v = 0; v < n; v++) {
        final int index = mask.index(block.first() + v);
        final double mean = sum[v] / kept.length;
        final double own = squares[v] - sum[v] * mean;
        final double level = start[v] + mean;
        if (!(own > ROUNDING * kept.length * level * level) || Double.isInfinite(own)) {
          continue;
        }
        final double r = Math.max(-1, Math.min(1, products[v] / Math.sqrt(own)));
        final double z = Connectivity.fisher(r);
        if (Connectivity.clamps(r)) {
          maps.clamped.incrementAndGet();
        }
        maps.r.set(index, (float) r);
        maps.z.set(index, (float) z);
        if (bySlice != null) {
          more(block, rows, v, level, own, z, index);
        }
      }
    }

    /** The loop that takes the time: four volumes a turn, alone, as vector instructions. */
    private void add(final double[][] rows, final int t, final int n) {
      final double[] row0 = rows[t];
      final double[] row1 = rows[t + 1];
      final double[] row2 = rows[t + 2];
      final double[] row3 = rows[t + 3];
      final double s0 = seed[t];
      final double s1 = seed[t + 1];
      final double s2 = seed[t + 2];
      final double s3 = seed[t + 3];
      for (int v = 0; v < n; v++) {
        final double first = start[v];
        final double d0 = row0[v] - first;
        final double d1 = row1[v] - first;
        final double d2 = row2[v] - first;
        final double d3 = row3[v] - first;
        sum[v] += d0 + d1 + d2 + d3;
        squares[v] += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
        products[v] += s0 * d0 + s1 * d1 + s2 * d2 + s3 * d3;
      }
    }

    private void add(final double[] row, final double s, final int n) {
      for (int v = 0; v < n; v++) {
        final double d = row[v] - start[v];
        sum[v] += d;
        squares[v] += d * d;
        products[v] += s * d;
      }
    }

    private void more(
        final SliceBlocks.Block block,
        final double[][] rows,
        final int v,
        final double level,
        final double own,
        final double z,
        final int index) {
      for (int t = 0; t < course.length; t++) {
        course[t] = rows[t][v] - level;
      }
      double adjacent = 0;
      for (int t = 0; t + 1 < course.length; t++) {
        adjacent += kept[t + 1] == kept[t] + 1 ? course[t] * course[t + 1] : 0;
      }
      final double dof = bySlice[block.slice()].withLagOne(0, adjacent / own);
      maps.dof.set(index, (float) dof);
      if (dof >= Connectivity.LEAST_DOF) {
        maps.effective.set(index, (float) (z * Math.sqrt(dof - 2)));
      }
      if (lagged != null) {
        lagged.of(seed, course, byLag);
        final int best = LaggedCorrelation.strongest(byLag);
        maps.lag.set(index, best - byLag.length / 2);
        maps.laggedR.set(index, (float) byLag[best]);
      }
    }
  }
}
