package org.cordj.command;

import java.util.List;
import org.cordj.denoise.PassBand;
import org.cordj.imagej.preview.MeanSpectrum;
import org.cordj.imagej.preview.Preview;
import org.cordj.rsfc.Band;
import org.cordj.signal.Detrend;

/** The preview of a filter: the run's spectrum before it, and the band that will be left of it. */
final class KeptBand {

  private KeptBand() {}

  /**
   * The preview.
   *
   * @throws IllegalArgumentException if the band does not fit the run, as the filter says it
   */
  static Preview preview(final MeanSpectrum mean, final PassBand band) {
    if (!band.isAll()) {
      band.bins(mean.run().name(), mean.run().volumes(), mean.run().tr());
    }
    final double nyquist = 0.5 / mean.run().tr();
    return mean.preview(
        mean.spectrum(Detrend.LINEAR),
        List.of(new Band("kept", band.low(), band.high() == 0 ? nyquist : band.high())));
  }
}
