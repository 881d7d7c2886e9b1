package org.cordj.imagej;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * Shows an image with letters at its edges for the side of the patient: R, L, A, P, S, I; two or
 * three letters where the plane is oblique, the nearest side first.
 *
 * <p>The letters lie over the window, not on the image: they stay at its edges when one zooms, and
 * are neither measured nor flattened nor saved, and ImageJ's overlays are left to the user. The
 * image property {@code cordj.letters} set to {@code off} hides them.
 */
final class OrientationCanvas extends ImageCanvas {

  private static final long serialVersionUID = 1L;

  /** The image property that switches the letters off. */
  static final String LETTERS = "cordj.letters";

  static final String OFF = "off";

  private static final float SIZE = 15;
  private static final double MARGIN = 4;

  /** An axis that leans by less than this, as a cosine (15 degrees), adds no letter. */
  private static final double LEAN = 0.2588;

  OrientationCanvas(final ImagePlus imp) {
    super(imp);
  }

  /**
   * The letters for the image's left, right, top and bottom edge.
   *
   * @return null where the image's place is not known
   */
  static String[] letters(final ImagePlus imp) {
    final Geometry.Place place = Geometry.of(imp);
    if (!place.known()) {
      return null;
    }
    final double[][] a = place.grid().affine();
    return new String[] {
      side(a, 0, -1 / place.grid().voxelSize(0)),
      side(a, 0, 1 / place.grid().voxelSize(0)),
      side(a, 1, -1 / place.grid().voxelSize(1)),
      side(a, 1, 1 / place.grid().voxelSize(1))
    };
  }

  /** The sides to which a voxel axis, times a factor, runs: the nearest one first. */
  private static String side(final double[][] affine, final int axis, final double factor) {
    final StringBuilder letters = new StringBuilder();
    final boolean[] used = new boolean[3];
    for (int n = 0; n < 3; n++) {
      int best = -1;
      double cosine = n == 0 ? 0 : LEAN;
      for (int w = 0; w < 3; w++) {
        if (!used[w] && Math.abs(affine[w][axis] * factor) > cosine) {
          cosine = Math.abs(affine[w][axis] * factor);
          best = w;
        }
      }
      if (best < 0) {
        break;
      }
      used[best] = true;
      letters.append((affine[best][axis] * factor > 0 ? "RAS" : "LPI").charAt(best));
    }
    return letters.toString();
  }

  @Override
  public void paint(final Graphics g) {
    super.paint(g);
    if (OFF.equals(imp.getProp(LETTERS))) {
      return;
    }
    final String[] letters = letters(imp);
    if (letters == null) {
      return;
    }
    final Dimension size = getSize();
    final Graphics2D g2 = (Graphics2D) g.create();
    g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    draw(g2, letters[0], MARGIN, size.height / 2.0, 0, 0.5);
    draw(g2, letters[1], size.width - MARGIN, size.height / 2.0, 1, 0.5);
    draw(g2, letters[2], size.width / 2.0, MARGIN, 0.5, 0);
    draw(g2, letters[3], size.width / 2.0, size.height - MARGIN, 0.5, 1);
    g2.dispose();
  }

  /** Draws a text whose box has the point at the given share of its width and height. */
  private static void draw(
      final Graphics2D g,
      final String text,
      final double x,
      final double y,
      final double shareX,
      final double shareY) {
    final TextLayout layout =
        new TextLayout(
            text, new Font(Font.SANS_SERIF, Font.BOLD, Math.round(SIZE)), g.getFontRenderContext());
    final Rectangle2D box = layout.getBounds();
    final Shape outline =
        layout.getOutline(
            AffineTransform.getTranslateInstance(
                x - box.getX() - shareX * box.getWidth(),
                y - box.getY() - shareY * box.getHeight()));
    // yellow with a black rim is seen on any grey
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(outline);
    g.setColor(Color.YELLOW);
    g.fill(outline);
  }
}
