package org.cordj.rsfc;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;
import org.cordj.signal.Detrender;
import org.cordj.signal.FrequencyBins;
import org.cordj.signal.RealSpectrum;

/**
 * The one pass over the data that all measures of {@link Alff} are made from. Arrays are
 * [band][voxel of the mask], NaN where a voxel has no value; those that no measure needs are null.
 */
final class AlffPass {

  private final Alff alff;
  private final Series series;
  private final Mask mask;
  private final int volumes;
  private final int[] kept;
  private final boolean gaps;
  private final double[][] regressors;
  private final double[] scale;
  private final SliceDesign[] designs;

  final double[][] alffs;
  final double[][] falff;
  final double[][] rsfa;
  final double[][] frsfa;
  final double[][] perAf;

  /** The signed square of dcALFF and its variance. */
  final double[][] corrected;

  final double[][] correctedVariance;

  /** The variance of the square of ALFF. */
  final double[][] variance;

  /** For the noise floor: the band's power with what leaks into it, and the floor's. */
  final double[][] raw;

  final double[][] floor;

  final double[] mean;
  final AtomicInteger nonFinite = new AtomicInteger();
  final AtomicInteger constant = new AtomicInteger();

  AlffPass(
      final Alff alff,
      final Series series,
      final Mask mask,
      final RunDesign design,
      final int floorBin,
      final Progress progress) {
    this.alff = alff;
    this.series = series;
    this.mask = mask;
    volumes = series.volumes();
    kept = design.kept(series.name(), volumes);
    gaps = kept.length < volumes;
    final boolean own = alff.definition() == Definition.RMS;
    regressors = own || !design.hasConfounds() ? new double[0][] : detrended(design);
    final boolean fits = gaps || needs(Measure.DC_ALFF) || needs(Measure.SE_DC_ALFF);
    designs = designs(design, own, fits, floorBin, progress);
    scale = new double[alff.bands().size()];
    for (int b = 0; b < scale.length; b++) {
      final Band band = alff.bands().get(b);
      scale[b] =
          FrequencyBins.of(band.low(), band.high(), volumes, series.tr()).degrees()
              / (volumes - 1.0);
    }
    alffs = arrays(true);
    falff = arrays(true);
    rsfa = arrays(true);
    frsfa = arrays(true);
    perAf = arrays(needs(Measure.PER_AF));
    corrected = arrays(needs(Measure.DC_ALFF));
    correctedVariance = arrays(needs(Measure.SE_DC_ALFF));
    variance = arrays(needs(Measure.SE_ALFF));
    raw = arrays(floorBin > 0);
    floor = arrays(floorBin > 0);
    mean = new double[mask.count()];
  }

  private boolean needs(final Measure measure) {
    return alff.measures().contains(measure);
  }

  private double[][] arrays(final boolean wanted) {
    if (!wanted) {
      return null;
    }
    final double[][] made = new double[alff.bands().size()][mask.count()];
    for (final double[] row : made) {
      Arrays.fill(row, Double.NaN);
    }
    return made;
  }

  private double[][] detrended(final RunDesign design) {
    final Detrender detrender = new Detrender(volumes, alff.detrend());
    final double[][] columns = design.columns(0, series.name(), volumes);
    final double[][] own = new double[columns.length][];
    for (int c = 0; c < own.length; c++) {
      own[c] = columns[c].clone();
      detrender.apply(own[c], 0);
    }
    return own;
  }

  /** One design a slice in which the mask has voxels; the same one where slices do not differ. */
  private SliceDesign[] designs(
      final RunDesign design,
      final boolean own,
      final boolean fits,
      final int floorBin,
      final Progress progress) {
    final SliceDesign[] made = new SliceDesign[series.grid().nz()];
    final int plane = series.grid().planeSize();
    final List<Integer> used =
        IntStream.range(0, mask.count())
            .map(v -> mask.index(v) / plane)
            .distinct()
            .boxed()
            .toList();
    final List<Integer> distinct = design.bySlice() ? used : used.subList(0, 1);
    progress.begin("Design of " + series.name(), distinct.size());
    Parallelization.getTaskExecutor()
        .forEach(
            distinct,
            z -> {
              progress.check();
              final double[][] columns =
                  own ? design.columns(z, series.name(), volumes) : new double[0][];
              made[z] = new SliceDesign(alff, series, z, kept, columns, fits, floorBin);
              progress.advance(1);
            });
    for (final int z : used) {
      made[z] = made[design.bySlice() ? z : used.get(0)];
    }
    return made;
  }

  /** The fewest dimensions of a band that are kept in a slice. */
  double keptDimensions(final int band) {
    return Arrays.stream(designs)
        .filter(d -> d != null)
        .mapToDouble(d -> d.kept(band))
        .min()
        .orElseThrow();
  }

  /** The design that holds for a voxel of the mask. */
  SliceDesign design(final int voxel) {
    return designs[mask.index(voxel) / series.grid().planeSize()];
  }

  /** Makes square sums of unit dimensions the square of an amplitude over the band. */
  double scale(final int band) {
    return scale[band];
  }

  /** Does it, on all cores. */
  void run(final Progress progress) {
    progress.begin("ALFF of " + series.name(), mask.count());
    VoxelBlocks.forEach(series, mask, progress, Worker::new);
  }

  /** One thread's. */
  private final class Worker implements VoxelBlocks.Worker {
    private final SpectrumRule rule =
        gaps ? null : alff.definition().rule(alff.bands(), volumes, series.tr(), regressors);
    private final int bands = alff.bands().size();
    private final double[] a = new double[bands];
    private final double[] f = new double[bands];
    private final double[] r = new double[bands];
    private final double[] fr = new double[bands];
    private final double[] y = new double[kept.length];
    private final double[] work = new double[kept.length];
    private final double[] powers = new double[3];
    private final RealSpectrum spectrum = perAf == null ? null : new RealSpectrum(volumes);
    private final double[][] weights = perAf == null ? null : weights();

    private double[][] weights() {
      final double[][] inside = new double[bands][volumes / 2 + 1];
      for (int b = 0; b < bands; b++) {
        final Band band = alff.bands().get(b);
        final FrequencyBins bins = FrequencyBins.of(band.low(), band.high(), volumes, series.tr());
        Arrays.fill(inside[b], bins.first(), bins.last() + 1, 1);
      }
      return inside;
    }

    @Override
    public void process(final int first, final int count, final double[] data) {
      for (int v = 0; v < count; v++) {
        for (int k = 0; k < kept.length; k++) {
          y[k] = data[v * volumes + kept[k]];
        }
        voxel(first + v);
      }
    }

    private void voxel(final int n) {
      final double m = Courses.mean(y, 0, kept.length);
      mean[n] = m;
      final double before = Courses.squares(y, 0, kept.length, m);
      if (!Double.isFinite(before)) {
        nonFinite.incrementAndGet();
        return;
      }
      final SliceDesign design = design(n);
      design.take(y, 0);
      if (!Courses.varies(y, 0, kept.length, before, m)) {
        constant.incrementAndGet();
        return;
      }
      if (!gaps) {
        rule.evaluate(y, 0, a, f, r, fr);
      }
      for (int b = 0; b < bands; b++) {
        fits(n, b, design);
        alffs[b][n] = a[b];
        falff[b][n] = f[b];
        rsfa[b][n] = r[b];
        frsfa[b][n] = fr[b];
        if (perAf != null) {
          System.arraycopy(y, 0, work, 0, volumes);
          spectrum.filter(work, 0, weights[b]);
          double sum = 0;
          for (final double x : work) {
            sum += Math.abs(x);
          }
          perAf[b][n] = m > 0 ? 100 * sum / volumes / m : Double.NaN;
        }
      }
    }

    private void fits(final int n, final int b, final SliceDesign design) {
      final BandFit fit = design.corrected(b);
      double varianceOfOne = Double.NaN;
      if (fit != null) {
        System.arraycopy(y, 0, work, 0, work.length);
        fit.of(work, powers);
        varianceOfOne = fit.bandVariance(powers);
        if (corrected != null) {
          corrected[b][n] = powers[BandFit.BAND] * scale[b];
        }
        if (correctedVariance != null) {
          correctedVariance[b][n] = varianceOfOne * scale[b] * scale[b];
        }
        if (gaps) {
          final double own = design.whole(b) / (volumes - 1);
          a[b] = signedRoot(powers[BandFit.BAND] * own);
          double squares = 0;
          for (final double x : y) {
            squares += x * x;
          }
          f[b] = a[b] / Math.sqrt(squares * design.shareOfVariance());
          r[b] = a[b];
          fr[b] = f[b];
          varianceOfOne *= own * own;
        }
      }
      if (variance != null) {
        variance[b][n] = gaps ? varianceOfOne : 2 * Math.pow(a[b], 4) / design.kept(b);
      }
      final BandFit above = design.above(b);
      if (above != null) {
        System.arraycopy(y, 0, work, 0, work.length);
        above.of(work, powers);
        raw[b][n] = powers[BandFit.RAW];
        floor[b][n] = powers[BandFit.OTHER];
      }
    }
  }

  /** The root of an estimate of a power, with its sign. */
  static double signedRoot(final double power) {
    return Math.copySign(Math.sqrt(Math.abs(power)), power);
  }
}
