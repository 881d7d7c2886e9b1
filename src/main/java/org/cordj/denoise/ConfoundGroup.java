package org.cordj.denoise;

import java.util.List;
import java.util.Locale;

/** What kind of noise a confound stands for, by the beginning of its name. */
public enum ConfoundGroup {
  /** Slow drift of the scanner. */
  DRIFT("drift_", "cosine"),
  /** Movement and what is made of it. */
  MOTION("trans_", "rot_", "moco_", "framewise_displacement", "rmsd"),
  /** Cerebrospinal fluid. */
  CSF("csf", "c_comp_cor"),
  /** What lies outside of cord and fluid. */
  NOTCORD("notcord"),
  /** White matter. */
  WHITE_MATTER("white_matter", "w_comp_cor"),
  /** Heart and breath. */
  PHYSIO("cardiac", "respiratory", "interaction", "retroicor", "rvt", "hrv", "heart_", "breath"),
  /** Single volumes. */
  SPIKES("motion_outlier", "non_steady_state_outlier", "spike"),
  /** All other names. */
  OTHER;

  private final List<String> beginnings;

  ConfoundGroup(final String... beginnings) {
    this.beginnings = List.of(beginnings);
  }

  /** The word for titles and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The group of a confound of that name. */
  public static ConfoundGroup of(final String name) {
    for (final ConfoundGroup group : values()) {
      if (group.beginnings.stream().anyMatch(name::startsWith)) {
        return group;
      }
    }
    return OTHER;
  }
}
