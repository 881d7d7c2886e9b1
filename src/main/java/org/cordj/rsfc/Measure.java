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
  F_RSFA("fRSFA", "fraction");

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
