package org.cordj.image;

/**
 * Colours for regions that bring none, told apart by colour-blind people too.
 *
 * <p>The first seven are those of M. Okabe and K. Ito without black, which cannot be seen on an
 * image; then come the same seven lighter and the same seven darker, and the 22nd is the first
 * again: of so many regions a colour only tells neighbours apart, their names tell the rest.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">M. Okabe and K. Ito, Color Universal Design,
 *     2008</a>
 */
public final class RegionColors {

  private static final int[] BASE = {
    0xd55e00, 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xf0e442
  };

  /** What a lighter colour has of white, and a darker one of black. */
  private static final double MIXED = 0.45;

  private RegionColors() {}

  /** The colour 0xRRGGBB of the region with this number, from 1. */
  public static int rgb(final int index) {
    final int n = Math.floorMod(index - 1, 3 * BASE.length);
    final int base = BASE[n % BASE.length];
    final int round = n / BASE.length;
    return round == 0 ? base : mix(base, round == 1 ? 255 : 0);
  }

  private static int mix(final int rgb, final int with) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      final double channel = (rgb >> shift & 0xff) * (1 - MIXED) + with * MIXED;
      mixed |= (int) Math.round(channel) << shift;
    }
    return mixed;
  }
}
