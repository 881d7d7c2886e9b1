package org.cordj.imagej.explorer;

import org.cordj.report.ColorMap;

/**
 * The colours of a seed map.
 *
 * @param threshold the least |r| that is coloured
 * @param range the |r| of the strongest colours
 * @param opacity from 0 to 1
 * @param scheme which colours
 */
record MapColors(double threshold, double range, double opacity, MapScheme scheme) {

  private static final double OPACITY = 0.85;

  /** The colours of files, and of a window whose user has not chosen others. */
  static MapColors of(final ExplorerOptions options) {
    return new MapColors(options.threshold(), options.range(), OPACITY, MapScheme.BLUE_RED);
  }

  /** The colour 0xAARRGGBB of a value; 0 where nothing is shown. */
  int argb(final float r) {
    // also false of NaN
    if (!(Math.abs(r) >= threshold) || r == 0) {
      return 0;
    }
    return (int) Math.rint(255 * opacity) << 24 | rgb(r);
  }

  /** The colour 0xRRGGBB of a value. */
  int rgb(final double r) {
    final double share = Math.max(0, Math.min(1, (r / range + 1) / 2));
    return scheme.colors().rgb((int) Math.rint((ColorMap.SIZE - 1) * share));
  }

  MapColors withThreshold(final double other) {
    return new MapColors(other, range, opacity, scheme);
  }

  MapColors withOpacity(final double other) {
    return new MapColors(threshold, range, other, scheme);
  }

  MapColors withRange(final double other) {
    return new MapColors(threshold, other, opacity, scheme);
  }

  MapColors withScheme(final MapScheme other) {
    return new MapColors(threshold, range, opacity, other);
  }
}
