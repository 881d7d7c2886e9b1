package org.cordj.segment;

import java.util.Locale;

/**
 * How the cord looks against the cerebrospinal fluid (CSF) around it. Spelled in lower case in
 * macros, JSON and tables.
 */
public enum Contrast {
  /** The cord is bright, the CSF dark: T1-weighted (MPRAGE, spoiled gradient echo). */
  T1,
  /** The cord is dark, the CSF bright and much of the rest dark: T2-weighted spin echo. */
  T2,
  /** The cord is darker than the CSF: T2*-weighted gradient echo, its MT pair, and EPI. */
  T2S,
  /** One of the three, from the image; the result tells which one and why. */
  AUTO;

  /**
   * The contrast of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Contrast of(final String name) {
    for (final Contrast c : values()) {
      if (c.label().equals(name)) {
        return c;
      }
    }
    throw new IllegalArgumentException(
        "contrast is '" + name + "'; choose t1, t2, t2s or auto (in lower case).");
  }

  /** The name as it is written in macros, JSON and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
