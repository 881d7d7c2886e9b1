package org.cordj.denoise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.SliceBlocks;
import org.cordj.image.Volume;
import org.cordj.signal.FrequencyBins;

/**
 * Takes confounds, drift and the frequencies outside of a band from a run in one joint least
 * squares in double precision, and puts the mean back:
 *
 * <pre>
 * out = y - X b + mean(y),  b the least squares of y on X = [1, drift, stopped waves, confounds]
 * </pre>
 *
 * <p>One fit, because filtering and regressing one after the other puts noise back that the first
 * step took (Lindquist et al. 2019, 10.1002/hbm.24528). Censored volumes take no part in the fit
 * and are NaN in the result: nothing is made up for them. Voxels outside of the mask are 0.
 *
 * <p>With a band the mean is one of the stopped frequencies, whatever the drift.
 *
 * <p>A column that is collinear with those before it (constant, stopped frequencies, drift, then
 * the table's order) is left out and named. Each voxel is worked on alone, so the result is the
 * same bits for any number of threads. O(dimensions volumes) a voxel, where the dimensions are
 * those that are taken away or those that are kept, whichever are fewer; memory: the result and 1
 * MiB a thread.
 *
 * @param drift the scanner's slow drift
 * @param band the frequencies to keep, {@link PassBand#ALL} for all
 * @param shares whether to map the variance that each group of confounds explains
 */
public record Denoise(Drift drift, PassBand band, boolean shares) {

  /**
   * Denoises a run.
   *
   * @param series the run; needs a TR where the band or the drift has frequencies
   * @param mask the voxels to denoise, on the same grid
   * @param confounds of the same volumes; may be empty. Call {@link ConfoundTable#requireFits}
   *     first where the run's offset and slice timing are known
   * @param censor the volumes to leave out
   * @throws IllegalArgumentException if mask or table do not fit, the band has no bins to keep, a
   *     slice has no column of a name that others have, or fewer than 10 degrees of freedom are
   *     left
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public Denoised apply(
      final Series series,
      final Mask mask,
      final ConfoundTable confounds,
      final Censor censor,
      final Progress progress) {
    mask.requireFits(series.name(), series.grid());
    confounds.requireFits(series.name(), series.volumes(), confounds.offset(), false);
    final int[] kept = censor.kept(series.name(), series.volumes());
    final FrequencyBins bins =
        band.isAll() ? null : band.bins(series.name(), series.volumes(), series.tr());
    final Design design = new Design(series, mask, drift, bins, confounds, kept, shares, progress);
    final int nz = series.grid().nz();
    final float[][] planes = new float[nz * series.volumes()][series.grid().planeSize()];
    final Map<ConfoundGroup, Volume> maps = shareMaps(series, design);
    final Volume explained =
        shares ? Volume.zeros(series.name() + "_explained_all", series.grid()) : null;
    final AtomicInteger nonFinite = new AtomicInteger();

    progress.begin("Denoising " + series.name(), mask.count());
    SliceBlocks.forEach(
        series,
        mask,
        kept,
        progress,
        () -> {
          final BlockFit fit = new BlockFit(design, mask, maps, explained);
          return (block, rows) -> {
            nonFinite.addAndGet(fit.apply(block, rows));
            SliceBlocks.store(mask, kept, block, rows, planes);
          };
        });
    for (final int t : censor.volumes()) {
      for (int v = 0; v < mask.count(); v++) {
        final int index = mask.index(v);
        final int plane = series.grid().planeSize();
        planes[t * nz + index / plane][index % plane] = Float.NaN;
      }
    }
    final List<Volume> all = new ArrayList<>(maps.values());
    if (explained != null) {
      all.add(explained);
    }
    return new Denoised(
        Series.ofPlanes(series.name() + "_denoised", planes, series.grid(), series.tr()),
        design.fits(),
        bins,
        all,
        mask.count(),
        nonFinite.get(),
        notes(confounds, design, mask.count(), nonFinite.get()));
  }

  /**
   * What {@link #apply} fits to each slice that the mask has voxels in, without doing it: so what a
   * denoised run has left of time can be told later.
   *
   * @param series a run on the same grid and of the same volumes; its values are not read
   * @throws IllegalArgumentException as {@link #apply}
   */
  public List<SliceFit> fits(
      final Series series,
      final Mask mask,
      final ConfoundTable confounds,
      final Censor censor,
      final Progress progress) {
    mask.requireFits(series.name(), series.grid());
    confounds.requireFits(series.name(), series.volumes(), confounds.offset(), false);
    final int[] kept = censor.kept(series.name(), series.volumes());
    final FrequencyBins bins =
        band.isAll() ? null : band.bins(series.name(), series.volumes(), series.tr());
    return new Design(series, mask, drift, bins, confounds, kept, false, progress).fits();
  }

  private static Map<ConfoundGroup, Volume> shareMaps(final Series series, final Design design) {
    final Map<ConfoundGroup, Volume> maps = new EnumMap<>(ConfoundGroup.class);
    for (final SliceFit fit : design.fits()) {
      for (final ConfoundGroup group : design.slice(fit.slice()).groups().keySet()) {
        maps.computeIfAbsent(
            group, g -> Volume.zeros(series.name() + "_explained_" + g.key(), series.grid()));
      }
    }
    return maps;
  }

  private static List<String> notes(
      final ConfoundTable confounds, final Design design, final int voxels, final int nonFinite) {
    final List<String> notes = new ArrayList<>();
    if (!confounds.completed().isEmpty()) {
      notes.add(
          "Confounds without a first value took the mean of their others: "
              + brief(confounds.completed().stream().map(Confound::name).toList())
              + ".");
    }
    final List<String> dropped =
        design.fits().stream().flatMap(f -> f.dropped().stream()).distinct().toList();
    if (!dropped.isEmpty()) {
      notes.add(
          "Left out, for they are collinear with columns before them (in some slice at least): "
              + brief(dropped)
              + ".");
    }
    if (nonFinite > 0) {
      notes.add(
          nonFinite
              + " of "
              + voxels
              + " voxels hold a NaN or infinity and are NaN in the result.");
    }
    return notes;
  }

  private static String brief(final List<String> names) {
    final int most = 12;
    return names.stream().limit(most).collect(Collectors.joining(", "))
        + (names.size() > most ? " and " + (names.size() - most) + " more" : "");
  }
}
