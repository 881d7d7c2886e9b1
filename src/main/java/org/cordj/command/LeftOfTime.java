package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cordj.connectivity.ResidualSpace;
import org.cordj.connectivity.ResidualSpaces;
import org.cordj.denoise.PassBand;
import org.cordj.denoise.SliceFit;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.imagej.DenoisingRecord;
import org.cordj.signal.ColumnBasis;

/** What denoising has left of an open run's time. */
final class LeftOfTime {

  private LeftOfTime() {}

  /**
   * From the run's record, or from what the user knows of it.
   *
   * @param mask the voxels whose slices are asked for
   * @param low of the band-pass that another program made, in Hz; 0 for none
   * @param high of that
   * @param dof dimensions that are left; 0 where they follow from the record or the band
   * @param say told what is assumed
   */
  static ResidualSpaces of(
      final ImagePlus imp,
      final Series run,
      final Mask mask,
      final double low,
      final double high,
      final int dof,
      final Consumer<String> say,
      final Progress progress)
      throws IOException {
    final PassBand band = new PassBand(low, high);
    if (dof == 0 && band.isAll() && DenoisingRecord.isKnown(imp)) {
      return recorded(imp, run, mask, progress);
    }
    if (dof < 0) {
      throw new IllegalArgumentException(
          "dof is " + dof + "; give the number of dimensions left, or 0 to find it.");
    }
    final ResidualSpaces spaces =
        band.isAll()
            ? ResidualSpaces.whole()
            : ResidualSpaces.band(band.bins(run.name(), run.volumes(), run.tr()), run.volumes());
    if (dof > 0) {
      return spaces.limitedTo(dof);
    }
    say.accept(
        run.name()
            + ": no record of Cord Denoise, so only the mean"
            + (band.isAll() ? "" : " and the frequencies outside of the band")
            + " count as taken. Where more was taken, p and intervals are too small: give dof"
            + (band.isAll() ? ", and low and high after a band-pass." : "."));
    return spaces;
  }

  private static ResidualSpaces recorded(
      final ImagePlus imp, final Series run, final Mask mask, final Progress progress)
      throws IOException {
    final Map<Integer, SliceFit> fits = new HashMap<>();
    DenoisingRecord.fits(imp, run, mask, progress).forEach(f -> fits.put(f.slice(), f));
    final Map<ColumnBasis, ResidualSpace> spaces = new IdentityHashMap<>();
    return (slice, kept) -> {
      final SliceFit fit = fits.get(slice);
      return spaces.computeIfAbsent(fit.basis(), basis -> ResidualSpace.of(basis, fit.volumes()));
    };
  }
}
