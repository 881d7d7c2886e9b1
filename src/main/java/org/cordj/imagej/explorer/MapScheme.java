package org.cordj.imagej.explorer;

import java.util.Arrays;
import org.cordj.report.ColorMap;

/** Sets of colours for r from -1 to 1, which colour-blind people tell apart too. */
enum MapScheme {
  BLUE_RED("blue-red", ColorMap.DIVERGING),
  BLUE_ORANGE("blue-orange", ColorMap.BLUE_ORANGE),
  TEAL_MAGENTA("teal-magenta", ColorMap.TEAL_MAGENTA),

  /** Rises in lightness all the way: the sign is seen in a print without colours too. */
  VIOLET_YELLOW("violet-yellow", ColorMap.SEQUENTIAL);

  private final String key;
  private final ColorMap colors;

  MapScheme(final String key, final ColorMap colors) {
    this.key = key;
    this.colors = colors;
  }

  /** What users call it. */
  String key() {
    return key;
  }

  /** From the most negative to the most positive r. */
  ColorMap colors() {
    return colors;
  }

  /** The one of that key; {@link #BLUE_RED} for any other text. */
  static MapScheme of(final String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst().orElse(BLUE_RED);
  }
}
