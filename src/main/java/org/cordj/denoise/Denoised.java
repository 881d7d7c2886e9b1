package org.cordj.denoise;

import java.util.List;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.signal.FrequencyBins;

/**
 * A run without its noise.
 *
 * @param series called RUN_denoised: 0 outside of the mask, NaN in censored volumes and in voxels
 *     that are not finite
 * @param fits what was fitted, slice by slice
 * @param bins the frequencies that were kept, null for all
 * @param explained percent of each voxel's variance, called RUN_explained_GROUP: for each group
 *     what it explains beyond all other columns, and for {@code all} what drift and confounds
 *     explain together; of the variance about the mean and, with a band, within the band. Empty
 *     unless asked for
 * @param voxels how many voxels the mask has
 * @param nonFinite how many of them hold a NaN or infinity
 * @param notes what the user should know
 */
public record Denoised(
    Series series,
    List<SliceFit> fits,
    FrequencyBins bins,
    List<Volume> explained,
    int voxels,
    int nonFinite,
    List<String> notes) {

  /** Copies the lists. */
  public Denoised {
    fits = List.copyOf(fits);
    explained = List.copyOf(explained);
    notes = List.copyOf(notes);
  }
}
