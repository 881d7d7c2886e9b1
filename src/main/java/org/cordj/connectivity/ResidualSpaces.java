package org.cordj.connectivity;

import java.util.Arrays;
import java.util.function.Function;
import org.cordj.signal.FrequencyBins;

/** What denoising has left of time in each slice. */
@FunctionalInterface
public interface ResidualSpaces {

  /**
   * The space of a slice. Slices that share one give the same object.
   *
   * @param slice along z
   * @param kept the run's volumes that hold values, ascending
   * @throws IllegalArgumentException if it is not of these volumes
   */
  ResidualSpace of(int slice, int[] kept);

  /** A run of which only the mean has been taken. */
  static ResidualSpaces whole() {
    return sharing(ResidualSpace::ofVolumes);
  }

  /** A run that was band-passed by projection. */
  static ResidualSpaces band(final FrequencyBins bins, final int runVolumes) {
    return sharing(kept -> ResidualSpace.ofBand(bins, runVolumes, kept));
  }

  /** These spaces with a number of dimensions only, see {@link ResidualSpace#limitedTo}. */
  default ResidualSpaces limitedTo(final int left) {
    return sharing(kept -> of(0, kept).limitedTo(left));
  }

  private static ResidualSpaces sharing(final Function<int[], ResidualSpace> make) {
    final ResidualSpace[] made = new ResidualSpace[1];
    return (slice, kept) -> {
      if (made[0] == null || !Arrays.equals(made[0].volumes(), kept)) {
        made[0] = make.apply(kept);
      }
      return made[0];
    };
  }
}
