package org.cordj.motion;

import java.util.Locale;

/**
 * What volumes are registered to.
 *
 * @param kind which image
 * @param volume the number of the volume, counted from 0; -1 unless the kind is a volume
 */
public record Reference(Kind kind, int volume) {

  /** Images that volumes can be registered to. */
  public enum Kind {
    /** In the first pass the mean of the run, in every later one the mean of what was corrected. */
    FIRSTPASS,
    /** The mean of the run as it is. */
    MEAN,
    /** The median over time of the run as it is. */
    MEDIAN,
    /** One volume. */
    VOLUME
  }

  /** The mean of the pass before. */
  public static final Reference FIRST_PASS = new Reference(Kind.FIRSTPASS, -1);

  /** Checks the number. */
  public Reference {
    if ((kind == Kind.VOLUME) != (volume >= 0)) {
      throw new IllegalArgumentException(
          "The reference volume is " + volume + "; volumes are counted from 0.");
    }
  }

  /**
   * The reference that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static Reference of(final String key) {
    switch (key) {
      case "firstpass":
        return FIRST_PASS;
      case "mean":
        return new Reference(Kind.MEAN, -1);
      case "median":
        return new Reference(Kind.MEDIAN, -1);
      case "first":
        return new Reference(Kind.VOLUME, 0);
      default:
        try {
          return new Reference(Kind.VOLUME, Integer.parseInt(key));
        } catch (final NumberFormatException e) {
          throw new IllegalArgumentException(
              "reference is '"
                  + key
                  + "'; it must be one of firstpass, mean, median, first, or the number of a volume"
                  + " counted from 0.",
              e);
        }
    }
  }

  /** The word that users write. */
  public String key() {
    return kind == Kind.VOLUME ? Integer.toString(volume) : kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses a volume that a run does not have.
   *
   * @throws IllegalArgumentException with the sentence for the user
   */
  void requireIn(final String name, final int volumes) {
    if (volume >= volumes) {
      throw new IllegalArgumentException(
          "reference is volume "
              + volume
              + ", but '"
              + name
              + "' has the volumes 0 to "
              + (volumes - 1)
              + "; choose one of these.");
    }
  }
}
