package org.cordj.imagej.explorer;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A sight on one page, as the window shows it, 1600 x 1640 pixels on white. Needs no display. */
final class SightPage {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 820;
  private static final int SCALE = 2;

  private SightPage() {}

  static BufferedImage draw(
      final Exploration exploration, final Sight sight, final MapColors colors) {
    final BufferedImage picture =
        new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = picture.createGraphics();
    g.setColor(Look.PAPER);
    g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    g.scale(SCALE, SCALE);
    Look.smooth(g);
    final ExploredRun run = exploration.run(sight.wanted().run());
    HeaderPainter.paint(
        g, new Rectangle2D.Double(0, 6, WIDTH, HeaderPainter.HEIGHT), exploration, sight);
    SeriesPainter.paint(
        g,
        new Rectangle2D.Double(10, 74, WIDTH - 20, 200),
        sight,
        run.series().volumes(),
        run.series().tr(),
        -1);
    SpectrumPainter.paint(
        g, new Rectangle2D.Double(10, 284, WIDTH - 30 - ValuesPainter.WIDTH, 220), sight);
    ValuesPainter.paint(
        g,
        new Rectangle2D.Double(WIDTH - 10 - ValuesPainter.WIDTH, 284, ValuesPainter.WIDTH, 220),
        sight);
    new MontagePainter(exploration)
        .paint(g, new Rectangle2D.Double(10, 516, WIDTH - 20, 294), sight, colors, -1);
    g.dispose();
    return picture;
  }
}
