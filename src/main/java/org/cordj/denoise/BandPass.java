package org.cordj.denoise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.VoxelBlocks;
import org.cordj.io.Words;
import org.cordj.signal.AfniTaper;
import org.cordj.signal.Butterworth;
import org.cordj.signal.ColumnBasis;

/**
 * Keeps a band of frequencies and puts the mean back.
 *
 * @param band the frequencies to keep
 * @param drift taken away together with ({@link Method#PROJECTION}) or before the filter
 * @param method whose filter
 */
public record BandPass(PassBand band, Drift drift, Method method) {

  /** Ways to filter. */
  public enum Method {
    /** The joint fit of {@link Denoise}: the only one in which confounds put nothing back. */
    PROJECTION,
    /** 3dBandpass: an FFT with tapered edge bins ({@link AfniTaper}). */
    AFNI,
    /** nilearn's signal.clean: order 5, forwards and backwards ({@link Butterworth}). */
    BUTTERWORTH;

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
      return Words.of("method is '%s'; legal are ", values(), Method::key, key);
    }
  }

  private static final int ORDER = 5;

  /** Checks that something is filtered. */
  public BandPass {
    if (band.isAll()) {
      throw new IllegalArgumentException(
          "low and high are both 0 Hz, so nothing would be filtered; give one or both.");
    }
  }

  /**
   * Filters a run.
   *
   * <p>{@code PROJECTION} is {@link Denoise} with this band. The other methods work one step after
   * the other, as their tools do: the drift is fitted and taken away from data and confounds, both
   * are filtered, and the filtered confounds are taken from the filtered data by least squares.
   * With confounds, {@code AFNI} keeps .05 of the data's edge bins and .5 of the confounds', as
   * 3dBandpass -ort does.
   *
   * @param confounds of the same volumes; may be empty
   * @return a run called RUN_bandpass; figures by slice with {@code PROJECTION} only
   * @throws IllegalArgumentException as {@link Denoise#apply}
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Denoised apply(
      final Series series,
      final Mask mask,
      final ConfoundTable confounds,
      final Progress progress) {
    if (method == Method.PROJECTION) {
      final Denoised fit =
          new Denoise(drift, band, false).apply(series, mask, confounds, Censor.NONE, progress);
      return new Denoised(
          named(series, fit.series().planes()),
          fit.fits(),
          fit.bins(),
          List.of(),
          fit.voxels(),
          fit.nonFinite(),
          fit.notes());
    }
    mask.requireFits(series.name(), series.grid());
    confounds.requireFits(series.name(), series.volumes(), confounds.offset(), false);
    final int volumes = series.volumes();
    final var bins = band.bins(series.name(), volumes, series.tr());
    final List<double[]> trend = new ArrayList<>();
    // the mean leaves before any filter, as it is put back at the end
    final double[] ones = new double[volumes];
    Arrays.fill(ones, 1);
    trend.add(ones);
    trend.addAll(drift.columns(volumes, series.tr()).values());
    final double[][] drifts =
        ColumnBasis.empty(volumes).with(trend.toArray(double[][]::new)).vectors(0);
    final Map<Integer, double[][]> regressors =
        regressors(series, mask, confounds, drifts, bins.degrees());
    final boolean alone = confounds.isEmpty();
    final int plane = series.grid().planeSize();
    final float[][] planes = new float[series.grid().nz() * volumes][plane];
    final AtomicInteger nonFinite = new AtomicInteger();

    progress.begin("Filtering " + series.name(), mask.count());
    VoxelBlocks.forEach(
        series,
        mask,
        progress,
        () -> {
          final Filter filter = filter(series, alone).get();
          return (first, count, data) -> {
            for (int v = 0; v < count; v++) {
              final int offset = v * volumes;
              double mean = 0;
              for (int t = 0; t < volumes; t++) {
                mean += data[offset + t] / volumes;
              }
              if (!Double.isFinite(mean)) {
                nonFinite.incrementAndGet();
              }
              final int index = mask.index(first + v);
              subtract(data, offset, drifts);
              filter.apply(data, offset);
              subtract(data, offset, regressors.get(index / plane));
              for (int t = 0; t < volumes; t++) {
                planes[t * series.grid().nz() + index / plane][index % plane] =
                    Double.isFinite(mean) ? (float) (data[offset + t] + mean) : Float.NaN;
              }
            }
          };
        });
    final List<String> notes = new ArrayList<>();
    if (nonFinite.get() > 0) {
      notes.add(
          nonFinite
              + " of "
              + mask.count()
              + " voxels hold a NaN or infinity and are NaN in the result.");
    }
    return new Denoised(
        named(series, planes), List.of(), bins, List.of(), mask.count(), nonFinite.get(), notes);
  }

  private static Series named(final Series series, final float[][] planes) {
    return Series.ofPlanes(series.name() + "_bandpass", planes, series.grid(), series.tr());
  }

  private interface Filter {
    void apply(double[] x, int offset);
  }

  private Supplier<Filter> filter(final Series series, final boolean alone) {
    final int volumes = series.volumes();
    return () ->
        method == Method.AFNI
            ? taper(volumes, series.tr(), alone)::filter
            : new Butterworth(ORDER, band.low(), band.high(), volumes, series.tr())::filter;
  }

  private AfniTaper taper(final int volumes, final double tr, final boolean alone) {
    final double high = band.high() == 0 ? 0.5 / tr : band.high();
    return new AfniTaper(
        band.low(), high, volumes, tr, alone ? AfniTaper.EDGE : AfniTaper.EDGE_WITH_REGRESSORS);
  }

  /** An orthonormal basis of the filtered confounds of each slice of the mask. */
  private Map<Integer, double[][]> regressors(
      final Series series,
      final Mask mask,
      final ConfoundTable confounds,
      final double[][] drifts,
      final int dimensions) {
    final Map<Integer, double[][]> all = new HashMap<>();
    final int plane = series.grid().planeSize();
    for (int v = 0; v < mask.count(); v++) {
      final int slice = mask.index(v) / plane;
      if (!all.containsKey(slice)) {
        Design.requireEveryName(series, mask, confounds, slice);
        final Filter filter = filter(series, true).get();
        final double[][] columns =
            confounds.ofSlice(slice).values().stream()
                .map(
                    x -> {
                      subtract(x, 0, drifts);
                      filter.apply(x, 0);
                      if (method == Method.BUTTERWORTH) {
                        final double mean = Arrays.stream(x).average().orElseThrow();
                        Arrays.setAll(x, t -> x[t] - mean);
                      }
                      return x;
                    })
                .toArray(double[][]::new);
        final ColumnBasis basis = ColumnBasis.empty(series.volumes()).with(columns);
        // what is filtered varies in the band only, however many volumes there are
        if (basis.rank() > dimensions - Design.FEWEST_DEGREES) {
          throw new IllegalArgumentException(
              "Slice "
                  + slice
                  + " of '"
                  + series.name()
                  + "' has "
                  + basis.rank()
                  + " independent confounds for the "
                  + dimensions
                  + " dimensions of "
                  + band
                  + "; fewer than "
                  + Design.FEWEST_DEGREES
                  + " degrees of freedom would be left. Use fewer confounds, a wider band or a"
                  + " longer run.");
        }
        all.put(slice, basis.vectors(0));
      }
    }
    return all;
  }

  private static void subtract(final double[] x, final int offset, final double[][] basis) {
    for (final double[] q : basis) {
      double dot = 0;
      for (int t = 0; t < q.length; t++) {
        dot += q[t] * x[offset + t];
      }
      for (int t = 0; t < q.length; t++) {
        x[offset + t] -= dot * q[t];
      }
    }
  }
}
