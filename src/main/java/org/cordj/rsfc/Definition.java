package org.cordj.rsfc;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cordj.signal.Detrend;

/** Whose formula of ALFF is used: they differ in more than a scale. */
public enum Definition {
  /** The in-band SD, CordJ's own default: see {@link RmsRule}. */
  RMS(Detrend.QUADRATIC) {
    @Override
    SpectrumRule rule(final List<Band> bands, final int volumes, final double tr) {
      return new RmsRule(bands, volumes, tr);
    }
  },
  /** AFNI's 3dRSFC: see {@link AfniRule}. */
  AFNI(Detrend.QUADRATIC) {
    @Override
    SpectrumRule rule(final List<Band> bands, final int volumes, final double tr) {
      return new AfniRule(bands, volumes, tr);
    }
  },
  /** DPABI and REST: see {@link DpabiRule}. */
  DPABI(Detrend.LINEAR) {
    @Override
    SpectrumRule rule(final List<Band> bands, final int volumes, final double tr) {
      return new DpabiRule(bands, volumes, tr);
    }

    @Override
    Set<Measure> lacks() {
      return EnumSet.of(Measure.RSFA, Measure.M_RSFA, Measure.F_RSFA);
    }
  },
  /** XCP-D: see {@link XcpdRule}. */
  XCPD(Detrend.CONSTANT) {
    @Override
    SpectrumRule rule(final List<Band> bands, final int volumes, final double tr) {
      return new XcpdRule(bands, volumes, tr);
    }

    @Override
    Set<Measure> lacks() {
      return EnumSet.of(Measure.F_ALFF, Measure.RSFA, Measure.M_RSFA, Measure.F_RSFA);
    }
  },
  /** C-PAC: see {@link CpacRule}. */
  CPAC(Detrend.LINEAR) {
    @Override
    SpectrumRule rule(final List<Band> bands, final int volumes, final double tr) {
      return new CpacRule(bands, volumes, tr);
    }
  };

  private final Detrend detrend;

  Definition(final Detrend detrend) {
    this.detrend = detrend;
  }

  /** The trend that this definition removes if the user says nothing else. */
  public Detrend detrend() {
    return detrend;
  }

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measures that the program it is named after does not have. */
  Set<Measure> lacks() {
    return EnumSet.noneOf(Measure.class);
  }

  /** A rule for one thread. */
  abstract SpectrumRule rule(List<Band> bands, int volumes, double tr);

  /**
   * The definition that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static Definition of(final String key) {
    return Arrays.stream(values())
        .filter(d -> d.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "definition is '"
                        + key
                        + "'; legal are "
                        + Arrays.stream(values())
                            .map(Definition::key)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
