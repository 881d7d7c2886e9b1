package org.cordj.phantom;

import java.util.List;
import java.util.Optional;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/**
 * A phantom's voxels and all that is true of them. All images lie on the series' grid; arrays and
 * pixels are shared, not copied. Slices are counted along the third voxel axis, horns in the order
 * dorsal-left, dorsal-right, ventral-left, ventral-right.
 *
 * <p>The truth maps describe the run at rest. If it moves, content is displaced by {@code motion}
 * about the place that the maps show.
 *
 * @param options what it was made with
 * @param series the run, float planes
 * @param mask voxels of which more than half is cord
 * @param csf voxels of which more than half is CSF
 * @param horns voxels of which more than half is a horn, named by the horn
 * @param meanImage the noise-free mean signal
 * @param planted the planted signal's SD (ddof 1) over the whole run, in signal units: share x
 *     amplitude x mean image, and where a voxel holds parts of several horns the SD of their sum
 * @param shares how much of each voxel is each horn, from 0 to 1
 * @param latents the horns' time courses, [slice][horn][volume], mean 0 and SD 1 (ddof 1)
 * @param motion how far the cord moved in mm, [volume][slice][along array x, along array y]; zeros
 *     if motion is off
 * @param noiseSd SD of the thermal noise in signal units, 0 if there is none
 * @param sliceTimes when each slice was acquired, in s after its volume began
 * @param physiology heartbeat and breathing, empty if they are off
 */
public record PhantomRun(
    CordPhantom options,
    Series series,
    Mask mask,
    Mask csf,
    Labels horns,
    Volume meanImage,
    Volume planted,
    List<Volume> shares,
    double[][][] latents,
    double[][][] motion,
    double noiseSd,
    double[] sliceTimes,
    Optional<Physiology> physiology) {

  /** The amplitude of a horn's fluctuation as a share of the mean signal. */
  public double amplitude(final int horn) {
    return horn < 2 ? options.dorsal() : options.ventral();
  }

  /**
   * The planted SD of a voxel if the latents had these covariances, in signal units.
   *
   * @param index the voxel's linear index
   * @param covariance [horn][horn] of the voxel's slice
   */
  double plantedSd(final int index, final double[][] covariance) {
    double variance = 0;
    for (int g = 0; g < covariance.length; g++) {
      for (int h = 0; h < covariance.length; h++) {
        variance +=
            amplitude(g)
                * shares.get(g).get(index)
                * amplitude(h)
                * shares.get(h).get(index)
                * covariance[g][h];
      }
    }
    return meanImage.get(index) * Math.sqrt(Math.max(0, variance));
  }
}
