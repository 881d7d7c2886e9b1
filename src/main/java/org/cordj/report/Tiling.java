package org.cordj.report;

/**
 * How tiles of one size fill a part of the page: as large as they can be. Millimetres have the same
 * length across and down.
 *
 * @param columns tiles side by side
 * @param rows rows of tiles
 * @param scale pixels per millimetre
 * @param tileWidth a tile's width in pixels
 * @param tileHeight a tile's height in pixels, without its caption
 */
record Tiling(int columns, int rows, double scale, int tileWidth, int tileHeight) {

  /** Pixels between tiles. */
  static final int GAP = 14;

  /** Pixels for the caption below a tile. */
  static final int CAPTION = 40;

  /** The widest that a tile may be, so that a single slice does not fill the page. */
  private static final int WIDEST = 640;

  /** The largest tiles, n of them, that fit into so many pixels. */
  static Tiling largest(
      final int n,
      final double widthMm,
      final double heightMm,
      final int pixelsAcross,
      final int pixelsDown) {
    Tiling best = null;
    for (int columns = 1; columns <= n; columns++) {
      final int rows = (n + columns - 1) / columns;
      final double across = (double) (pixelsAcross - GAP * (columns - 1)) / columns;
      final double down = (double) (pixelsDown - (GAP + CAPTION) * rows) / rows;
      final double scale = Math.min(Math.min(across, WIDEST) / widthMm, down / heightMm);
      if (best == null || scale > best.scale) {
        best =
            new Tiling(
                columns,
                rows,
                scale,
                (int) Math.round(widthMm * scale),
                (int) Math.round(heightMm * scale));
      }
    }
    return best;
  }

  /** Pixels across all tiles. */
  int width() {
    return columns * (tileWidth + GAP) - GAP;
  }

  /** Pixels down all tiles with their captions. */
  int height() {
    return rows * (tileHeight + CAPTION + GAP) - GAP;
  }

  /** The left edge of the tile t, from the left of all. */
  int x(final int t) {
    return t % columns * (tileWidth + GAP);
  }

  /** The upper edge of the tile t, from the top of all. */
  int y(final int t) {
    return t / columns * (tileHeight + CAPTION + GAP);
  }
}
