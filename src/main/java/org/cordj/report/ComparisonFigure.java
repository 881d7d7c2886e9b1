package org.cordj.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.rsfc.MapComparison;

/**
 * Two maps side by side in the same colours, below them their difference, with 0 in the middle of
 * its colours, and the differences over the means (Bland and Altman 1986,
 * 10.1016/S0140-6736(86)90837-8) with the limits of agreement.
 *
 * @param comparison of the maps
 * @param background the image in grey below the maps
 * @param mask the voxels that are coloured, and that the slices are cropped to
 * @param unit of the maps; may be empty
 * @param title the headline; may be empty
 */
public record ComparisonFigure(
    MapComparison comparison, Volume background, Mask mask, String unit, String title) {

  private static final double MARGIN = 6;

  /** Checks that the images lie on one grid. */
  public ComparisonFigure {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(title, "title");
    final Volume map = comparison.difference();
    Grid.requireSame(background.name(), background.grid(), map.name(), map.grid());
    mask.requireFits(background.name(), background.grid());
  }

  /**
   * Draws the figure, about 3200 pixels wide, on white. Needs no display.
   *
   * @throws IllegalArgumentException if the maps hold one value only
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    final Volume a = comparison.first();
    final Volume b = comparison.second();
    final double[] both =
        DoubleStream.concat(values(a), values(b)).filter(Double::isFinite).toArray();
    final Range range = Range.robust(a.name(), both);
    final double[] differences = comparison.differences();
    final boolean differ = DoubleStream.of(differences).anyMatch(d -> d != 0);
    final Range around =
        differ ? Range.symmetric(comparison.difference().name(), differences) : new Range(-1, 1);
    final BufferedImage[] cells = {
      montage(a, a.name(), ColorMap.SEQUENTIAL, range),
      montage(b, b.name(), ColorMap.SEQUENTIAL, range),
      montage(comparison.difference(), "first - second", ColorMap.DIVERGING, around),
      null
    };
    cells[3] = new AgreementPage(comparison, unit).draw(cells[2].getHeight());
    return grid(cells);
  }

  private DoubleStream values(final Volume map) {
    return java.util.Arrays.stream(mask.indices()).mapToDouble(map::get);
  }

  private BufferedImage montage(
      final Volume map, final String name, final ColorMap colors, final Range range) {
    final String label = unit.isEmpty() ? name : name + " (" + unit + ")";
    return Montage.of(background, background.name())
        .withOverlay(Overlay.of(map, label).withMask(mask).withColors(colors).withRange(range))
        .withRegion(mask, MARGIN)
        .withTitle(name)
        .draw();
  }

  /** Two rows of two, under the headline. */
  private BufferedImage grid(final BufferedImage[] cells) {
    final int head = title.isEmpty() ? 0 : 90;
    final int left = Math.max(cells[0].getWidth(), cells[2].getWidth());
    final int right = Math.max(cells[1].getWidth(), cells[3].getWidth());
    final int upper = Math.max(cells[0].getHeight(), cells[1].getHeight());
    final int lower = Math.max(cells[2].getHeight(), cells[3].getHeight());
    final BufferedImage picture =
        new BufferedImage(left + right, head + upper + lower, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      if (head > 0) {
        Text.at(
            g,
            title,
            Text.fit(title, Text.bold(44), left + right - 72.0),
            Text.INK,
            36,
            head / 2.0 + 10,
            0);
      }
      for (int c = 0; c < cells.length; c++) {
        g.drawImage(cells[c], c % 2 == 0 ? 0 : left, head + (c < 2 ? 0 : upper), null);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }
}
