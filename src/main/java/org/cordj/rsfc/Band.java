package org.cordj.rsfc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cordj.io.Numbers;

/**
 * A frequency band.
 *
 * <p>The named bands are those of Zuo et al. 2010 (10.1016/j.neuroimage.2009.09.037) with the edges
 * that the cervical-cord studies of Martucci et al. 2019 (10.1002/art.40746) use: slow6 0-0.01,
 * slow5 0.01-0.027, slow4 0.027-0.073, slow3 0.073-0.198, slow2 0.198-0.25 Hz.
 *
 * @param name what titles and tables call it, such as {@code slow4} or {@code 0.01-0.198}
 * @param low lower edge in Hz, inclusive
 * @param high upper edge in Hz, inclusive
 */
public record Band(String name, double low, double high) {

  private static final Map<String, Band> NAMED = new LinkedHashMap<>();

  static {
    for (final Band b :
        new Band[] {
          new Band("slow6", 0, 0.01),
          new Band("slow5", 0.01, 0.027),
          new Band("slow4", 0.027, 0.073),
          new Band("slow3", 0.073, 0.198),
          new Band("slow2", 0.198, 0.25)
        }) {
      NAMED.put(b.name, b);
    }
  }

  /** Checks the edges. */
  public Band {
    if (!(low >= 0) || !(high > low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "Band '"
              + name
              + "' runs from "
              + low
              + " to "
              + high
              + " Hz; the lower edge must be 0 Hz or more and below the upper one.");
    }
  }

  /**
   * The band that a word names: {@code slow6} to {@code slow2}, or a range in Hz such as {@code
   * 0.01-0.1}.
   *
   * @throws IllegalArgumentException with the legal forms
   */
  public static Band of(final String text) {
    final String word = text.strip();
    final Band named = NAMED.get(word.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    final int dash = word.indexOf('-', 1);
    if (dash > 0) {
      final double low;
      final double high;
      try {
        low = Double.parseDouble(word.substring(0, dash));
        high = Double.parseDouble(word.substring(dash + 1));
      } catch (final NumberFormatException e) {
        throw illegal(word);
      }
      return new Band(word, low, high);
    }
    throw illegal(word);
  }

  private static IllegalArgumentException illegal(final String word) {
    return new IllegalArgumentException(
        "'"
            + word
            + "' is no frequency band; legal are "
            + String.join(", ", NAMED.keySet())
            + " and ranges in Hz such as 0.01-0.198, with commas between them.");
  }

  /**
   * The bands of a list with commas; one that is there several times is given once, see {@link
   * #repeated}.
   *
   * @throws IllegalArgumentException if it is empty or holds what is no band
   */
  public static List<Band> list(final String text) {
    return Arrays.stream(text.split(",", -1)).map(Band::of).distinct().toList();
  }

  /** The bands that a list has several times, each once. */
  public static List<Band> repeated(final String text) {
    final List<Band> seen = new ArrayList<>();
    final List<Band> again = new ArrayList<>();
    for (final String word : text.split(",", -1)) {
      final Band band = of(word);
      final List<Band> list = seen.contains(band) ? again : seen;
      if (!list.contains(band)) {
        list.add(band);
      }
    }
    return List.copyOf(again);
  }

  /** The sentence about {@link #repeated} bands, none if there are none. */
  public static List<String> noteRepeated(final String text) {
    final List<Band> again = repeated(text);
    return again.isEmpty()
        ? List.of()
        : List.of(
            (again.size() == 1 ? "Band " : "Bands ")
                + text(again).replace(",", ", ")
                + (again.size() == 1 ? " is" : " are")
                + " asked for more than once and worked on once.");
  }

  /** Whether they have more than an edge in common. */
  public boolean overlaps(final Band other) {
    return Math.max(low, other.low) < Math.min(high, other.high);
  }

  /** A list of bands as users write it, the counterpart of {@link #list}. */
  public static String text(final List<Band> bands) {
    return bands.stream().map(Band::name).collect(Collectors.joining(","));
  }

  static void requireDistinct(final List<Band> bands) {
    final String[] names = bands.stream().map(Band::name).toArray(String[]::new);
    if (names.length == 0) {
      throw new IllegalArgumentException("No band is asked for; give one or more, such as slow4.");
    }
    for (int a = 0; a < names.length; a++) {
      if (Arrays.asList(names).indexOf(names[a]) < a) {
        throw new IllegalArgumentException("The band '" + names[a] + "' is asked for twice.");
      }
    }
  }

  /** The name with the edges, such as {@code slow4 (0.027-0.073 Hz)}. */
  public String describe() {
    return name.contains("-")
        ? name + " Hz"
        : name + " (" + Numbers.brief(low) + "-" + Numbers.brief(high) + " Hz)";
  }
}
