package org.cordj.rsfc;

import java.util.List;

/**
 * What {@link Alff} gives.
 *
 * @param options the options that made them
 * @param maps bands in the order asked for, within a band the measures in the order asked for
 * @param voxels voxels in the mask
 * @param nonFinite voxels that hold a NaN or an infinity: NaN in every map
 * @param constant voxels that do not vary (but for the trend): NaN in every map
 * @param withoutMean voxels whose temporal mean is not above 0: NaN in pALFF
 * @param notes sentences for the user: few bins, voxels left out
 */
public record AlffMaps(
    Alff options,
    List<AlffMap> maps,
    int voxels,
    int nonFinite,
    int constant,
    int withoutMean,
    List<String> notes) {

  /** Copies the lists. */
  public AlffMaps {
    maps = List.copyOf(maps);
    notes = List.copyOf(notes);
  }

  /**
   * The map of a measure in a band.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  public AlffMap get(final Measure measure, final String band) {
    return maps.stream()
        .filter(m -> m.measure() == measure && m.band().name().equals(band))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no map of " + measure.key() + " in band '" + band + "'."));
  }
}
