package org.cordj.imagej;

import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.util.Locale;

/**
 * Pixels of one slice as an ImageJ selection, and back without losing or gaining one.
 *
 * <p>A plane is {@code boolean[width * height]}, x fastest. Its outline runs along the pixels'
 * edges; several pieces and holes make one composite selection. An area selection of any kind
 * covers the pixels that ImageJ itself would fill: those whose centre lies inside. Linear in the
 * pixels, but for outlines of thousands of pieces.
 */
public final class Outlines {

  private Outlines() {}

  /**
   * The outline of the pixels that are set.
   *
   * @return an area selection with {@code toPlane(of(plane)) = plane}; null if no pixel is set
   * @throws IllegalArgumentException if the plane does not hold width x height pixels
   */
  public static Roi of(final boolean[] plane, final int width, final int height) {
    if (plane.length != width * height) {
      throw new IllegalArgumentException(
          "A plane holds "
              + plane.length
              + " pixels; "
              + width
              + " x "
              + height
              + " need "
              + width * height
              + ".");
    }
    final byte[] pixels = new byte[plane.length];
    for (int p = 0; p < plane.length; p++) {
      pixels[p] = plane[p] ? (byte) 255 : 0;
    }
    final ByteProcessor ip = new ByteProcessor(width, height, pixels);
    ip.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
    return new ThresholdToSelection().convert(ip);
  }

  /** Whether a selection covers an area: no line, angle or points, and no text or picture. */
  public static boolean isArea(final Roi roi) {
    return roi.isArea() && !(roi instanceof TextRoi) && !(roi instanceof ImageRoi);
  }

  /**
   * The pixels that an area selection covers; what lies outside the image is left out.
   *
   * @param roi null for none: no pixel
   * @return a new plane, x fastest
   * @throws IllegalArgumentException if the selection is no area
   */
  public static boolean[] toPlane(final Roi roi, final int width, final int height) {
    final boolean[] plane = new boolean[width * height];
    if (roi == null) {
      return plane;
    }
    if (!isArea(roi)) {
      throw new IllegalArgumentException(
          "A selection of type "
              + roi.getTypeAsString().toLowerCase(Locale.ROOT)
              + " has no inside; draw an area, for example with the freehand or polygon tool.");
    }
    final Rectangle r = roi.getBounds();
    final ImageProcessor inside = roi.getMask();
    for (int y = Math.max(0, r.y); y < Math.min(height, r.y + r.height); y++) {
      for (int x = Math.max(0, r.x); x < Math.min(width, r.x + r.width); x++) {
        plane[y * width + x] = inside == null || inside.get(x - r.x, y - r.y) != 0;
      }
    }
    return plane;
  }
}
