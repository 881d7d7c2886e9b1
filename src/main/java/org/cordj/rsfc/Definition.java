package org.cordj.rsfc;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cordj.io.Words;
import org.cordj.signal.Detrend;

/** Whose formula of ALFF is used: they differ in more than a scale. */
public enum Definition {
  /** The in-band SD, CordJ's own default: see {@link RmsRule}. */
  RMS(Detrend.QUADRATIC) {
    @Override
    boolean knows(final Detrend other) {
      return true;
    }

    @Override
    Set<Measure> lacks() {
      return EnumSet.noneOf(Measure.class);
    }

    @Override
    boolean takesConfounds() {
      return true;
    }

    @Override
    boolean takesGaps() {
      return true;
    }

    @Override
    SpectrumRule rule(
        final List<Band> bands, final int volumes, final double tr, final double[][] regressors) {
      return new RmsRule(bands, volumes, tr);
    }
  },
  /** AFNI's 3dRSFC: see {@link AfniRule}. */
  AFNI(Detrend.QUADRATIC) {
    /** 3dRSFC -nodetrend; it removes the mean in any case. */
    @Override
    boolean knows(final Detrend other) {
      return other != Detrend.LINEAR;
    }

    @Override
    boolean takesConfounds() {
      return true;
    }

    @Override
    SpectrumRule rule(
        final List<Band> bands, final int volumes, final double tr, final double[][] regressors) {
      return new AfniRule(bands, volumes, tr, regressors);
    }
  },
  /** DPABI and REST: see {@link DpabiRule}. */
  DPABI(Detrend.LINEAR) {
    @Override
    SpectrumRule rule(
        final List<Band> bands, final int volumes, final double tr, final double[][] regressors) {
      return new DpabiRule(bands, volumes, tr);
    }

    @Override
    Set<Measure> lacks() {
      return ownOnly(Measure.RSFA, Measure.M_RSFA, Measure.F_RSFA);
    }
  },
  /** XCP-D: see {@link XcpdRule}. */
  XCPD(Detrend.CONSTANT) {
    @Override
    SpectrumRule rule(
        final List<Band> bands, final int volumes, final double tr, final double[][] regressors) {
      return new XcpdRule(bands, volumes, tr);
    }

    @Override
    Set<Measure> lacks() {
      return ownOnly(Measure.F_ALFF, Measure.RSFA, Measure.M_RSFA, Measure.F_RSFA);
    }
  },
  /** C-PAC: see {@link CpacRule}. */
  CPAC(Detrend.LINEAR) {
    @Override
    SpectrumRule rule(
        final List<Band> bands, final int volumes, final double tr, final double[][] regressors) {
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

  /** Whether the program that it is named after can remove that trend. */
  boolean knows(final Detrend other) {
    return other == detrend;
  }

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measures that it has. */
  public List<Measure> measures() {
    return Arrays.stream(Measure.values()).filter(m -> !lacks().contains(m)).toList();
  }

  /** The measures that the program it is named after does not have. */
  Set<Measure> lacks() {
    return ownOnly();
  }

  /** What only the in-band SD has, and more. */
  static Set<Measure> ownOnly(final Measure... more) {
    final Set<Measure> all =
        EnumSet.of(
            Measure.PER_AF,
            Measure.DC_ALFF,
            Measure.NC_ALFF,
            Measure.SE_ALFF,
            Measure.SE_DC_ALFF,
            Measure.SE_NC_ALFF,
            Measure.LOW_DC_ALFF,
            Measure.HIGH_DC_ALFF,
            Measure.LOW_NC_ALFF,
            Measure.HIGH_NC_ALFF);
    all.addAll(Arrays.asList(more));
    return all;
  }

  /** Whether confounds can be taken from the run first. */
  boolean takesConfounds() {
    return false;
  }

  /** Whether it is defined where volumes are left out. */
  boolean takesGaps() {
    return false;
  }

  /**
   * A rule for one thread.
   *
   * @param regressors [regressor][volume], detrended: what the rule itself takes from the data.
   *     Only AFNI's does; others are given data from which it was taken
   */
  abstract SpectrumRule rule(List<Band> bands, int volumes, double tr, double[][] regressors);

  /**
   * The definition that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static Definition of(final String key) {
    return Words.of("definition is '%s'; legal are ", values(), Definition::key, key);
  }
}
