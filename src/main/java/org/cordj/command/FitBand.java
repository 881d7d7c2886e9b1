package org.cordj.command;

import org.cordj.denoise.Denoised;
import org.cordj.image.Series;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.Band;
import org.cordj.signal.FrequencyBins;

/** The band for which a fit's dimensions are reported. */
final class FitBand {

  private FitBand() {}

  /**
   * The band that was kept; of a run that kept all frequencies the widest of Cord ALFF...'s default
   * bands as far as the run resolves it; null without a TR.
   */
  static FrequencyBins of(final Denoised result, final Series run) {
    if (result.bins() != null || run.tr() == 0) {
      return result.bins();
    }
    final Band widest = Alff.DEFAULT_BANDS.get(Alff.DEFAULT_BANDS.size() - 1);
    final double nyquist = 0.5 / run.tr();
    return nyquist <= widest.low()
        ? null
        : FrequencyBins.of(widest.low(), Math.min(widest.high(), nyquist), run.volumes(), run.tr());
  }
}
