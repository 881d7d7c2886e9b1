package org.cordj.rsfc;

import org.cordj.image.Volume;

/**
 * One map of one measure in one band.
 *
 * @param band the band
 * @param measure the measure
 * @param bins how many Fourier bins the band holds
 * @param keptDimensions how many real dimensions of the band trend, confounds and censored volumes
 *     leave, in the slice where they leave the fewest
 * @param dimensions how many the band has in the whole run: two a bin of its length, one for
 *     Nyquist's
 * @param volume the map, named source_MEASURE_band; 0 outside the mask, NaN in voxels of the mask
 *     that have no value
 */
public record AlffMap(
    Band band, Measure measure, int bins, double keptDimensions, int dimensions, Volume volume) {}
