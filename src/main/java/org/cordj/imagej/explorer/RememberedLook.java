package org.cordj.imagej.explorer;

import ij.Prefs;

/**
 * Which colours and opacity the user chose last: ImageJ keeps them in its preferences over
 * sessions. Threshold and range are not among them: they are the command's.
 */
final class RememberedLook {

  private static final String SCHEME = "cordj.explorer.colors";
  private static final String OPACITY = "cordj.explorer.opacity";

  private RememberedLook() {}

  /** These colours as the user likes them. */
  static MapColors of(final MapColors colors) {
    final double opacity = Prefs.get(OPACITY, colors.opacity());
    return colors
        .withScheme(MapScheme.of(Prefs.get(SCHEME, colors.scheme().key())))
        .withOpacity(opacity >= 0 && opacity <= 1 ? opacity : colors.opacity());
  }

  static void remember(final MapColors colors) {
    Prefs.set(SCHEME, colors.scheme().key());
    Prefs.set(OPACITY, colors.opacity());
  }
}
