package org.cordj.rsfc;

import org.cordj.image.Volume;

/**
 * One map of one measure in one band.
 *
 * @param band the band
 * @param measure the measure
 * @param bins how many Fourier bins the band holds
 * @param volume the map, named source_MEASURE_band; 0 outside the mask, NaN in voxels of the mask
 *     that have no value
 */
public record AlffMap(Band band, Measure measure, int bins, Volume volume) {}
