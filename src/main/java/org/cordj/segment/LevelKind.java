package org.cordj.segment;

import java.util.Locale;

/**
 * Which levels a number or a name means: those of the vertebrae or those of the spinal cord's own
 * segments. C5 of one is not C5 of the other, so a level's name always says which: {@code
 * vertebral-C5}, {@code spinal-C5}.
 *
 * <p>Numbers are those of SCT: vertebrae C1 to C7 are 1 to 7, T1 to T12 8 to 19, L1 to L5 20 to 24;
 * segments C1 to C8 are 1 to 8, T1 to T12 9 to 20, L1 to L5 21 to 25, S1 to S5 26 to 30.
 */
public enum LevelKind {
  /** Vertebrae C1 to L5; a level reaches from the disc above the vertebra to the disc below. */
  VERTEBRAL(7, 0),
  /** Segments C1 to S5. */
  SPINAL(8, 5);

  private final int[] counts;

  LevelKind(final int cervical, final int sacral) {
    counts = new int[] {cervical, 12, 5, sacral};
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LevelKind of(final String name) {
    for (final LevelKind k : values()) {
      if (k.label().equals(name)) {
        return k;
      }
    }
    throw new IllegalArgumentException(
        "kind is '" + name + "'; choose vertebral or spinal (in lower case).");
  }

  /** The name as it is written in macros, JSON and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The highest number. */
  public int last() {
    return counts[0] + counts[1] + counts[2] + counts[3];
  }

  /** The name of a level, such as {@code vertebral-C5}. */
  public String name(final int number) {
    return label() + "-" + shortName(number);
  }

  /**
   * The letter and number of a level, such as C5.
   *
   * @throws IllegalArgumentException if there is no such level
   */
  public String shortName(final int number) {
    int rest = number;
    for (int part = 0; part < counts.length && number > 0; part++) {
      if (rest <= counts[part]) {
        return "CTLS".charAt(part) + String.valueOf(rest);
      }
      rest -= counts[part];
    }
    throw new IllegalArgumentException(
        "There is no "
            + label()
            + " level number "
            + number
            + "; they go from 1 (C1) to "
            + last()
            + " ("
            + shortName(last())
            + ").");
  }

  /** The number of a level of this letter and number; 0 if there is none. */
  public int number(final String shortName) {
    for (int n = 1; n <= last(); n++) {
      if (shortName(n).equals(shortName)) {
        return n;
      }
    }
    return 0;
  }
}
