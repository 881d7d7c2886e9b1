package org.cordj.imagej;

import java.util.List;

/** Several things in one sentence. */
final class Listing {

  private static final int MOST = 8;

  private Listing() {}

  /** The first eight with commas between them, and how many more there are. */
  static String of(final List<String> things) {
    final String first = String.join(", ", things.subList(0, Math.min(MOST, things.size())));
    return things.size() > MOST ? first + " and " + (things.size() - MOST) + " more" : first;
  }
}
