package org.cordj.rsfc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What can be mapped in a band. The exact formula is that of the {@link Definition}. */
public enum Measure {
  /** Amplitude of low-frequency fluctuation, in the signal's own unit. */
  ALFF("ALFF", "signal units"),
  /** ALFF as percent of the voxel's temporal mean. */
  P_ALFF("pALFF", "% of mean"),
  /** Fraction of the amplitude that lies in the band (Zou 2008, 10.1016/j.jneumeth.2008.04.012). */
  F_ALFF("fALFF", "fraction"),
  /** ALFF divided by its mean over the mask. */
  M_ALFF("mALFF", "x mask mean"),
  /** ALFF less its mean over the mask, divided by its SD over the mask (ddof 1). */
  Z_ALFF("zALFF", "SD over mask"),
  /** Resting-state fluctuation amplitude: the SD (ddof 1) of the band-passed series. */
  RSFA("RSFA", "signal units"),
  /** RSFA divided by its mean over the mask. */
  M_RSFA("mRSFA", "x mask mean"),
  /** RSFA as a fraction of that of all frequencies. */
  F_RSFA("fRSFA", "fraction"),
  /**
   * Percent amplitude of fluctuation (Jia 2020, 10.1371/journal.pone.0227021) of the band: 100
   * times the mean over the volumes of |x|, over the voxel's temporal mean, with x the detrended
   * series of which only the band's Fourier bins are kept. Of a Gaussian series it is pALFF sqrt(2
   * / pi).
   */
  PER_AF("PerAF", "% of mean"),
  /**
   * ALFF corrected for lost degrees of freedom: confounds, trend and censored volumes take
   * dimensions of the band and with them expected power, more in runs with more confounds. The root
   * of s d / (T - 1), with d the band's dimensions in the whole run of T volumes and s the power a
   * dimension from the joint least squares of {@link BandFit}: what ALFF would be had nothing been
   * taken from the band. Confounds have to be given, also for a run that was denoised with them.
   * Assumes that the power is even over the band as far as the confounds take unequal parts of it,
   * and that the confounds are not made from the voxel's own series. Negative estimates keep their
   * sign ({@code -sqrt(-x)}) and are counted.
   */
  DC_ALFF("dcALFF", "signal units"),
  /**
   * ALFF corrected for the noise floor and for lost degrees of freedom: the root of (s - e) d / (T
   * - 1), with s as in dcALFF and e the power a dimension from the {@link NoiseFloor} on, by the
   * same fit. Assumes that thermal noise is white and that nothing but it lies above the floor:
   * aliased breath and pulse there raise the floor and lower the result. Negative estimates keep
   * their sign ({@code -sqrt(-x)}) and are counted: average their signed squares (the column rms of
   * the table), never the positive ones alone.
   */
  NC_ALFF("ncALFF", "signal units"),
  /**
   * Standard error of the square of ALFF over repeated runs of a Gaussian process: ALFF^2 sqrt(2 /
   * g), with g the dimensions of the band that trend and confounds leave; of a censored run by the
   * variances of {@link BandFit}. That of ALFF itself is this over 2 ALFF. With power that is
   * uneven over the band fewer dimensions count, and it is too small.
   */
  SE_ALFF("seALFF2", "signal units^2"),
  /** Standard error of the square of dcALFF, as seALFF2. */
  SE_DC_ALFF("sedcALFF2", "signal units^2"),
  /**
   * Standard error of the signed square of ncALFF: that of the band's power and of the floor's
   * together.
   */
  SE_NC_ALFF("sencALFF2", "signal units^2");

  private final String key;
  private final String unit;

  Measure(final String key, final String unit) {
    this.key = key;
    this.unit = unit;
  }

  /** What users write and titles show. */
  public String key() {
    return key;
  }

  /** The unit of its values. */
  public String unit() {
    return unit;
  }

  /** A list of measures as users write it, the counterpart of {@link #list}. */
  public static String text(final List<Measure> measures) {
    return measures.stream().map(Measure::key).collect(Collectors.joining(","));
  }

  /**
   * The measures of a list with commas.
   *
   * @throws IllegalArgumentException listing the legal ones
   */
  public static List<Measure> list(final String text) {
    final List<Measure> measures = new ArrayList<>();
    for (final String word : text.split(",", -1)) {
      final Measure m =
          Arrays.stream(values())
              .filter(v -> v.key.equals(word.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'"
                              + word.strip()
                              + "' is no measure; legal are "
                              + Arrays.stream(values())
                                  .map(Measure::key)
                                  .collect(Collectors.joining(", "))
                              + ", with commas between them."));
      if (measures.contains(m)) {
        throw new IllegalArgumentException("The measure '" + m.key + "' is asked for twice.");
      }
      measures.add(m);
    }
    return List.copyOf(measures);
  }

  /**
   * The measures asked for, ALFF before them where mALFF is to come without it: a map that is
   * relative to its own mean is not to be read alone.
   */
  public static List<Measure> withRaw(final List<Measure> measures) {
    if (!measures.contains(M_ALFF) || measures.contains(ALFF)) {
      return measures;
    }
    final List<Measure> all = new ArrayList<>(List.of(ALFF));
    all.addAll(measures);
    return List.copyOf(all);
  }
}
