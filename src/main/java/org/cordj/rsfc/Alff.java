package org.cordj.rsfc;

import static org.cordj.io.Numbers.brief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.image.VoxelBlocks;
import org.cordj.signal.Detrend;
import org.cordj.signal.Detrender;

/**
 * Amplitude of low-frequency fluctuations (Zang 2007, 10.1016/j.braindev.2006.07.002) and its
 * relatives, in any number of bands from one pass over the data.
 *
 * <p>The formula is the {@link Definition}'s. pALFF is 100 ALFF / temporal mean; mALFF is ALFF over
 * its mean, zALFF is ALFF less its mean over its SD (ddof 1), both over the voxels of the mask that
 * have a value. Give data that are denoised but not band-passed.
 *
 * <p>Each voxel is worked on alone in double precision, so the result is the same bits for any
 * number of threads; means over the mask add in the order of the voxels.
 *
 * @param bands one or more, each with 3 Fourier bins or more at this run's length
 * @param measures one or more
 * @param definition whose formula
 * @param detrend the trend to remove first
 */
public record Alff(
    List<Band> bands, List<Measure> measures, Definition definition, Detrend detrend) {

  /** The bands of the cervical-cord studies (see {@link Band}) and their union. */
  public static final List<Band> DEFAULT_BANDS = Band.list("slow5,slow4,slow3,0.01-0.198");

  /** What is mapped if the user says nothing else. */
  public static final List<Measure> DEFAULT_MEASURES =
      List.of(Measure.ALFF, Measure.F_ALFF, Measure.M_ALFF);

  /** Whose formula is used if the user says nothing else. */
  public static final Definition DEFAULT_DEFINITION = Definition.RMS;

  private static final int FEWEST_BINS = 3;
  private static final int FEW_BINS = 10;

  /** Checks the options. */
  public Alff {
    bands = List.copyOf(bands);
    measures = List.copyOf(measures);
    Band.requireDistinct(bands);
    if (measures.isEmpty()) {
      throw new IllegalArgumentException(
          "No measure is asked for; give one or more, such as ALFF.");
    }
    for (final Measure measure : measures) {
      if (definition.lacks().contains(measure)) {
        throw new IllegalArgumentException(
            "definition="
                + definition.key()
                + " has no "
                + measure.key()
                + "; leave it out of measures, or choose another definition.");
      }
    }
  }

  /** ALFF, fALFF and mALFF by the default definition, with its own detrending. */
  public static Alff of(final List<Band> bands) {
    return new Alff(bands, DEFAULT_MEASURES, DEFAULT_DEFINITION, DEFAULT_DEFINITION.detrend());
  }

  /**
   * Maps every measure in every band. Memory: 8 bytes a masked voxel for each of ALFF, fALFF, RSFA,
   * fRSFA and band, 4 bytes a voxel of the grid and map.
   *
   * @param series a run with a TR, in any unit of signal
   * @param mask the voxels to map, on the same grid
   * @throws IllegalArgumentException if the TR is missing, the mask is empty or on another grid, a
   *     band passes Nyquist or holds fewer than 3 bins, or no voxel of the mask varies
   */
  public AlffMaps apply(final Series series, final Mask mask, final Progress progress) {
    final double tr = requireTr(series);
    mask.requireFits(series.name(), series.grid());
    final int volumes = series.volumes();
    final List<String> notes = new ArrayList<>();
    final int[] bins = requireBins(series, tr, notes);

    final int n = mask.count();
    final double[][] alff = new double[bands.size()][n];
    final double[][] falff = new double[bands.size()][n];
    final double[][] rsfa = new double[bands.size()][n];
    final double[][] frsfa = new double[bands.size()][n];
    final double[] mean = new double[n];
    final AtomicInteger nonFinite = new AtomicInteger();
    final AtomicInteger constant = new AtomicInteger();
    final Detrender detrender = new Detrender(volumes, detrend);

    progress.begin("ALFF of " + series.name(), n);
    VoxelBlocks.forEach(
        series,
        mask,
        progress,
        () -> {
          final SpectrumRule rule = definition.rule(bands, volumes, tr);
          final double[] a = new double[bands.size()];
          final double[] f = new double[bands.size()];
          final double[] r = new double[bands.size()];
          final double[] fr = new double[bands.size()];
          return (first, count, data) -> {
            for (int v = 0; v < count; v++) {
              final int offset = v * volumes;
              final double m = Courses.mean(data, offset, volumes);
              mean[first + v] = m;
              final double before = Courses.squares(data, offset, volumes, m);
              detrender.apply(data, offset);
              if (!Double.isFinite(before)) {
                nonFinite.incrementAndGet();
                Arrays.fill(a, Double.NaN);
                Arrays.fill(f, Double.NaN);
                Arrays.fill(r, Double.NaN);
                Arrays.fill(fr, Double.NaN);
              } else if (Courses.varies(data, offset, volumes, before, m)) {
                rule.evaluate(data, offset, a, f, r, fr);
              } else {
                constant.incrementAndGet();
                Arrays.fill(a, Double.NaN);
                Arrays.fill(f, Double.NaN);
                Arrays.fill(r, Double.NaN);
                Arrays.fill(fr, Double.NaN);
              }
              for (int b = 0; b < a.length; b++) {
                alff[b][first + v] = a[b];
                falff[b][first + v] = f[b];
                rsfa[b][first + v] = r[b];
                frsfa[b][first + v] = fr[b];
              }
            }
          };
        });

    if (nonFinite.get() + constant.get() == n) {
      throw new IllegalArgumentException(
          "No voxel of the mask '"
              + mask.name()
              + "' has a time course in '"
              + series.name()
              + "': "
              + nonFinite
              + " of "
              + n
              + " hold a NaN or infinity, "
              + constant
              + " do not vary. Check that the mask belongs to this run.");
    }
    final int withoutMean = countWithoutMean(mean);
    noteVoxels(n, nonFinite.get(), constant.get(), withoutMean, notes);
    final List<AlffMap> maps = new ArrayList<>();
    for (int b = 0; b < bands.size(); b++) {
      final double[] moments = moments(alff[b]);
      if (measures.contains(Measure.M_ALFF)) {
        notes.add(relative(bands.get(b), mask, moments[0]));
      }
      for (final Measure measure : measures) {
        final double[] values =
            switch (measure) {
              case ALFF -> alff[b];
              case F_ALFF -> falff[b];
              case RSFA -> rsfa[b];
              case P_ALFF -> percent(alff[b], mean);
              case M_ALFF -> scaled(alff[b], 0, moments[0]);
              case M_RSFA -> scaled(rsfa[b], 0, moments(rsfa[b])[0]);
              case F_RSFA -> frsfa[b];
              case Z_ALFF -> scaled(alff[b], moments[0], moments[1]);
            };
        final String title = series.name() + "_" + measure.key() + "_" + bands.get(b).name();
        maps.add(new AlffMap(bands.get(b), measure, bins[b], map(title, mask, values)));
      }
    }
    return new AlffMaps(this, maps, n, nonFinite.get(), constant.get(), withoutMean, notes);
  }

  /** What a reader of mALFF must know. */
  private static String relative(final Band band, final Mask mask, final double mean) {
    return "mALFF in "
        + band.describe()
        + " is ALFF over its mean in '"
        + mask.name()
        + "', "
        + brief(mean)
        + " in signal units: where ALFF rises ventrally, mALFF falls dorsally. Look at ALFF beside"
        + " it.";
  }

  static double requireTr(final Series series) {
    if (series.tr() == 0) {
      throw new IllegalArgumentException(
          "'"
              + series.name()
              + "' has no TR (repetition time): frequencies need it. Give it in seconds as tr=2.0, or"
              + " set Image>Properties>Frame interval.");
    }
    return series.tr();
  }

  /** Refuses bands that this run cannot resolve; gives the number of bins of the others. */
  private int[] requireBins(final Series series, final double tr, final List<String> notes) {
    final int volumes = series.volumes();
    final double nyquist = 1 / (2 * tr);
    for (final Band band : bands) {
      if (band.high() > nyquist * (1 + 1e-9)) {
        throw new IllegalArgumentException(
            "Band "
                + band.describe()
                + " passes the Nyquist frequency of '"
                + series.name()
                + "', "
                + brief(nyquist)
                + " Hz at a TR of "
                + brief(tr)
                + " s. Choose an upper edge of "
                + brief(nyquist)
                + " Hz or less.");
      }
    }
    if (volumes < 4) {
      throw new IllegalArgumentException(
          "'"
              + series.name()
              + "' has "
              + volumes
              + (volumes == 1 ? " volume" : " volumes")
              + "; ALFF needs a 4-D run, in practice of 100 volumes or more.");
    }
    final int[] bins = definition.rule(bands, volumes, tr).bins();
    for (int b = 0; b < bins.length; b++) {
      final String sentence =
          "Band "
              + bands.get(b).describe()
              + " holds "
              + bins[b]
              + (bins[b] == 1 ? " Fourier bin" : " Fourier bins")
              + " in '"
              + series.name()
              + "' ("
              + volumes
              + " volumes of "
              + brief(tr)
              + " s: one bin each "
              + brief(1 / (volumes * tr))
              + " Hz)";
      if (bins[b] < FEWEST_BINS) {
        throw new IllegalArgumentException(
            sentence + "; the fewest is " + FEWEST_BINS + ". Choose a wider band or a longer run.");
      }
      if (bins[b] < FEW_BINS) {
        notes.add(sentence + ": fewer than " + FEW_BINS + ", so its maps are noisy.");
      }
    }
    return bins;
  }

  private static void noteVoxels(
      final int n,
      final int nonFinite,
      final int constant,
      final int withoutMean,
      final List<String> notes) {
    if (nonFinite > 0) {
      notes.add(
          nonFinite + " of " + n + " voxels hold a NaN or infinity and are NaN in every map.");
    }
    if (constant > 0) {
      notes.add(constant + " of " + n + " voxels do not vary and are NaN in every map.");
    }
    if (withoutMean > 0) {
      notes.add(
          withoutMean + " of " + n + " voxels have a mean of 0 or less and are NaN in pALFF.");
    }
  }

  private static int countWithoutMean(final double[] mean) {
    int n = 0;
    for (final double m : mean) {
      if (m <= 0) {
        n++;
      }
    }
    return n;
  }

  /** The mean and the SD (ddof 1) of what is finite, added in the order of the voxels. */
  private static double[] moments(final double[] values) {
    double sum = 0;
    int n = 0;
    for (final double v : values) {
      if (Double.isFinite(v)) {
        sum += v;
        n++;
      }
    }
    final double mean = sum / n;
    double squares = 0;
    for (final double v : values) {
      if (Double.isFinite(v)) {
        squares += (v - mean) * (v - mean);
      }
    }
    return new double[] {mean, Math.sqrt(squares / (n - 1))};
  }

  private static double[] percent(final double[] alff, final double[] mean) {
    final double[] out = new double[alff.length];
    for (int v = 0; v < out.length; v++) {
      out[v] = mean[v] > 0 ? 100 * alff[v] / mean[v] : Double.NaN;
    }
    return out;
  }

  private static double[] scaled(final double[] alff, final double zero, final double unit) {
    final double[] out = new double[alff.length];
    for (int v = 0; v < out.length; v++) {
      out[v] = (alff[v] - zero) / unit;
    }
    return out;
  }

  private static Volume map(final String title, final Mask mask, final double[] values) {
    final Volume volume = Volume.zeros(title, mask.grid());
    for (int v = 0; v < values.length; v++) {
      volume.set(mask.index(v), (float) values[v]);
    }
    return volume;
  }
}
