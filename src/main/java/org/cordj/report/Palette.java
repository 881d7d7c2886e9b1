package org.cordj.report;

/**
 * Colours that people with colour-vision deficiency can tell apart, for curves and regions.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">M. Okabe and K. Ito, Color Universal Design,
 *     2008</a>
 */
public final class Palette {

  /** Okabe and Ito's set in an order that keeps neighbours apart; black and yellow come last. */
  private static final int[] COLORS = {
    0xd55e00, 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0x000000, 0xf0e442
  };

  private Palette() {}

  /** The n-th colour 0xRRGGBB, n from 0; begins again after the eighth. */
  public static int rgb(final int n) {
    return COLORS[Math.floorMod(n, COLORS.length)];
  }
}
