package org.cordj.imagej.explorer;

import ij.gui.Roi;
import ij.gui.ShapeRoi;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.cordj.io.Numbers;
import org.cordj.report.ColorMap;
import org.cordj.report.Range;

/** Draws the slices of the mask in grey, the seed map over them, and its colour bar. */
final class MontagePainter {

  /** Room for the colour bar on the right. */
  private static final int BAR = 64;

  private static final int NOTHING = 0x202028;

  private final Exploration exploration;
  private final Grid grid;
  private final Range grey;

  private final Tiles.Crop crop;

  /** [slice] the crop in grey, 0xRRGGBB; made when it is first seen. */
  private final int[][] greys;

  /** [slice] of each pixel of the crop the position in the mask plus 1, 0 outside of it. */
  private final int[][] voxels;

  MontagePainter(final Exploration exploration) {
    this.exploration = exploration;
    grid = exploration.grid();
    crop = Tiles.Crop.of(exploration.mask());
    greys = new int[grid.nz()][];
    voxels = new int[grid.nz()][];
    final Volume background = exploration.background();
    final double[] values =
        IntStream.range(0, grid.voxels()).mapToDouble(background::get).toArray();
    final DoubleSummaryStatistics finite =
        Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    final boolean varies = finite.getMin() < finite.getMax();
    grey = varies ? Range.robust(background.name(), values) : new Range(0, 1);
  }

  private static Rectangle2D tilesOf(final Rectangle2D area) {
    return new Rectangle2D.Double(
        area.getX() + 14, area.getY(), Math.max(20, area.getWidth() - 14 - BAR), area.getHeight());
  }

  /** The voxel at a place in the area, null for none. */
  Place at(final Rectangle2D area, final double x, final double y) {
    return Tiles.of(crop, tilesOf(area)).at(x, y);
  }

  /**
   * Draws them.
   *
   * @param slice on screen, which is framed; below 0 for none
   */
  void paint(
      final Graphics2D g,
      final Rectangle2D area,
      final Sight sight,
      final MapColors colors,
      final int slice) {
    final Tiles tiles = Tiles.of(crop, tilesOf(area));
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int s = 0; s < tiles.slices().length; s++) {
      final int z = tiles.slices()[s];
      final Rectangle2D box = tiles.boxes().get(s);
      final BufferedImage picture = picture(tiles, z, sight.r(), colors);
      final Graphics2D part = (Graphics2D) g.create();
      part.translate(box.getX(), box.getY());
      part.scale(box.getWidth() / tiles.columns(), box.getHeight() / tiles.rows());
      part.drawImage(picture, 0, 0, null);
      part.dispose();
      final boolean current = z == slice;
      Look.text(
          g,
          "z " + z,
          current ? Look.BOLD : Look.SMALL,
          current ? Look.INK : Look.FAINT,
          box.getX(),
          box.getY() - 3);
      if (current) {
        g.setColor(Look.INK);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(box);
      }
      marks(g, tiles, box, z, sight);
    }
    if (sight.r() != null) {
      double right = 0;
      for (final Rectangle2D box : tiles.boxes()) {
        right = Math.max(right, box.getMaxX());
      }
      bar(g, area, right + 14, colors);
    }
  }

  private BufferedImage picture(
      final Tiles tiles, final int z, final float[] r, final MapColors colors) {
    if (greys[z] == null) {
      prepare(z);
    }
    final BufferedImage picture =
        new BufferedImage(tiles.columns(), tiles.rows(), BufferedImage.TYPE_INT_RGB);
    final int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      final int voxel = r == null ? 0 : voxels[z][i];
      pixels[i] = voxel > 0 ? over(greys[z][i], colors.argb(r[voxel - 1])) : greys[z][i];
    }
    return picture;
  }

  private void prepare(final int z) {
    final float[] plane = exploration.background().planes()[z];
    greys[z] = new int[crop.columns() * crop.rows()];
    voxels[z] = new int[greys[z].length];
    for (int i = 0; i < greys[z].length; i++) {
      final int at =
          crop.left() + i % crop.columns() + grid.nx() * (crop.top() + i / crop.columns());
      greys[z][i] = Float.isFinite(plane[at]) ? ColorMap.GRAY.rgb(plane[at], grey) : NOTHING;
      voxels[z][i] = Math.max(0, exploration.mask().position(z * grid.planeSize() + at) + 1);
    }
  }

  /** A colour with alpha over another. */
  static int over(final int below, final int argb) {
    final int alpha = argb >>> 24;
    if (alpha == 0) {
      return below;
    }
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      final int a = argb >> shift & 255;
      final int b = below >> shift & 255;
      mixed |= (a * alpha + b * (255 - alpha) + 127) / 255 << shift;
    }
    return mixed;
  }

  private void marks(
      final Graphics2D g,
      final Tiles tiles,
      final Rectangle2D box,
      final int z,
      final Sight sight) {
    for (int n = 0; n < sight.pins().size(); n++) {
      mark(g, tiles, box, z, sight.pins().get(n).spot(), Look.pin(n));
    }
    if (sight.seed() != null) {
      mark(g, tiles, box, z, sight.seed().spot(), Look.SEED);
    }
  }

  /** A ring about a voxel or the outline of a region, that is seen on any colour. */
  private void mark(
      final Graphics2D g,
      final Tiles tiles,
      final Rectangle2D box,
      final int z,
      final Spot spot,
      final Color color) {
    final double wide = box.getWidth() / tiles.columns();
    final double high = box.getHeight() / tiles.rows();
    final Shape shape;
    if (spot.isRegion()) {
      final Roi outline = exploration.regions().outline(spot.region())[z];
      if (outline == null) {
        return;
      }
      final AffineTransform toBox =
          new AffineTransform(
              wide, 0, 0, high, box.getX() - tiles.left() * wide, box.getY() - tiles.top() * high);
      shape = toBox.createTransformedShape(shapeOf(outline));
    } else {
      final double x = box.getX() + (spot.place().x() - tiles.left() + 0.5) * wide;
      final double y = box.getY() + (spot.place().y() - tiles.top() + 0.5) * high;
      if (spot.place().z() != z || !box.contains(x, y)) {
        return;
      }
      shape = new Ellipse2D.Double(x - 5, y - 5, 10, 10);
    }
    final Shape clip = g.getClip();
    g.clip(box);
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(3.5f));
    g.draw(shape);
    g.setColor(color);
    g.setStroke(new BasicStroke(2f));
    g.draw(shape);
    g.setStroke(new BasicStroke(1));
    g.setClip(clip);
  }

  /** An outline in the slice's voxels. */
  private static Shape shapeOf(final Roi outline) {
    if (outline instanceof ShapeRoi pieces) {
      return AffineTransform.getTranslateInstance(pieces.getXBase(), pieces.getYBase())
          .createTransformedShape(pieces.getShape());
    }
    return outline.getPolygon();
  }

  private static void bar(
      final Graphics2D g, final Rectangle2D area, final double x, final MapColors colors) {
    final double top = area.getY() + Tiles.CAPTION + 14;
    final double height = Math.min(150, area.getHeight() - Tiles.CAPTION - 34);
    if (height < 30) {
      return;
    }
    Look.text(g, "r", Look.BOLD, Look.INK, x + 2, top - 5);
    for (int row = 0; row < height; row++) {
      final double r = colors.range() * (1 - 2 * (row + 0.5) / height);
      g.setColor(
          Math.abs(r) >= colors.threshold() ? new Color(colors.rgb(r)) : new Color(0xb8b8b8));
      g.fill(new Rectangle2D.Double(x, top + row, 13, 1.2));
    }
    for (final double r :
        new double[] {colors.range(), colors.threshold(), -colors.threshold(), -colors.range()}) {
      if (Math.abs(r) <= colors.range() && (r != 0 || colors.threshold() == 0)) {
        final double y = top + height * (colors.range() - r) / (2 * colors.range());
        Look.text(g, Numbers.brief(r + 0.0), Look.SMALL, Look.INK, x + 17, y + 4);
      }
    }
  }
}
