package org.cordj.imagej.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.report.ColorMap;
import org.cordj.rsfc.Band;
import org.junit.jupiter.api.Test;

/** Where things lie in the window, and in which colours. */
class PaintersTest {

  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 464, 200);
  private static final List<Band> BANDS = Band.list("slow5,slow4,slow3,0.01-0.198");

  private static Sight sight() {
    final Wanted wanted =
        Wanted.of(new ExplorerOptions(BANDS, ExplorerOptions.DEFAULT.definition(), 0.3, 0.8, 0));
    return new Sight(wanted, null, null, List.of(), null, new double[] {0.125, 0.25}, null, "");
  }

  @Test
  void bandsThatOverlapStandInDifferentRows() {
    assertArrayEquals(new int[] {0, 0, 0, 1}, SpectrumPlot.rows(BANDS));
    assertArrayEquals(
        new int[] {0, 1, 2, 0}, SpectrumPlot.rows(Band.list("0-0.1,0.05-0.2,0.01-0.3,0.1-0.2")));
  }

  @Test
  void anEdgeIsTakenHoldOfInItsBarAndMoved() {
    // 400 pixels are 0.25 Hz
    final double x = 52 + 0.073 / 0.25 * 400;
    final SpectrumPainter.Edge edge = SpectrumPainter.edgeAt(AREA, sight(), x + 1, 9);
    assertEquals(new SpectrumPainter.Edge(1, true), edge);
    final SpectrumPainter.Edge lower = SpectrumPainter.edgeAt(AREA, sight(), 52 + 16, 28);
    assertEquals(new SpectrumPainter.Edge(3, false), lower);
    assertNull(SpectrumPainter.edgeAt(AREA, sight(), 52 + 380, 100));
    final List<Band> moved = edge.moved(BANDS, 0.10049, 0.25);
    assertEquals(new Band("0.027-0.1", 0.027, 0.1), moved.get(1));
    assertEquals(BANDS.get(2), moved.get(2));
    assertEquals(0.25, edge.moved(BANDS, 0.7, 0.25).get(1).high(), "not beyond Nyquist");
    assertSame(BANDS, edge.moved(BANDS, 0.02, 0.25), "not below its lower edge");
    assertSame(BANDS, new SpectrumPainter.Edge(2, false).moved(BANDS, 0.01, 0.25), "nor twice");
  }

  @Test
  void bandsAreShadedFromEdgeToEdge() {
    final double[] hz = IntStream.rangeClosed(1, 50).mapToDouble(m -> 0.005 * m).toArray();
    final BufferedImage picture = new BufferedImage(464, 200, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = picture.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 464, 200);
    SpectrumPlot.of(hz, new double[50], Band.list("slow4,0.2-0.21")).paint(g, AREA);
    g.dispose();
    for (int x = 53; x < 452; x++) {
      final double f = (x + 0.5 - 52) / 400 * 0.25;
      final boolean inside = f > 0.029 && f < 0.071 || f > 0.202 && f < 0.208;
      final boolean outside = f < 0.025 || f > 0.075 && f < 0.198 || f > 0.212;
      if (Math.abs(f - Math.rint(f / 0.05) * 0.05) < 0.002) {
        // a line of the grid lies over the shade
        continue;
      }
      final int rgb = picture.getRGB(x, 60);
      final boolean grey = (rgb >> 16 & 255) == (rgb & 255);
      assertTrue(!inside || !grey, "shaded at " + f);
      assertTrue(!outside || grey, "not shaded at " + f);
    }
  }

  @Test
  void stepsOfAxesAreRound() {
    assertEquals(50, Axes.step(478, 5), 1e-12);
    assertEquals(0.05, Axes.step(0.25, 4), 1e-12);
    final Axes axes = new Axes(AREA, 0, 10, -1, 1);
    assertEquals(232, axes.x(5), 1e-9);
    assertEquals(5, axes.valueAt(232), 1e-9);
    assertEquals(0, axes.y(1), 1e-9);
  }

  @Test
  void tilesGiveBackTheVoxelThatWasDrawn() {
    final Grid grid = Grid.ras(20, 16, 30, 1, 1, 5);
    final Mask mask =
        Mask.ofIndices(
            "cord",
            grid,
            IntStream.range(0, grid.voxels())
                .filter(i -> i % 20 > 7 && i % 20 < 12 && i / 20 % 16 > 6 && i / 20 % 16 < 10)
                .toArray());
    final Tiles few = Tiles.of(Tiles.Crop.of(mask), new Rectangle2D.Double(10, 20, 300, 80));
    assertTrue(few.slices().length < 30);
    assertEquals(0, few.slices()[0]);
    assertEquals(29, few.slices()[few.slices().length - 1]);
    final Tiles tiles = Tiles.of(Tiles.Crop.of(mask), new Rectangle2D.Double(10, 20, 900, 600));
    assertEquals(30, tiles.slices().length);
    for (int s = 0; s < 30; s++) {
      final Rectangle2D box = tiles.boxes().get(s);
      final double size = box.getWidth() / tiles.columns();
      assertEquals(
          new Place(9, 7, s),
          tiles.at(
              box.getX() + (9.5 - tiles.left()) * size, box.getY() + (7.5 - tiles.top()) * size));
    }
    assertNull(tiles.at(11, 21), "the caption");
  }

  @Test
  void coloursHideWhatIsBelowTheThreshold() {
    final MapColors colors = new MapColors(0.3, 0.8, 0.5, MapScheme.BLUE_RED);
    assertEquals(0, colors.argb(0.29f));
    assertEquals(0, colors.argb(Float.NaN));
    assertEquals(128 << 24 | ColorMap.DIVERGING.rgb(255), colors.argb(0.95f));
    assertEquals(128 << 24 | ColorMap.DIVERGING.rgb(0), colors.argb(-0.8f));
    assertEquals(ColorMap.DIVERGING.rgb(191), colors.rgb(0.4));
    assertEquals(0x803f00, MontagePainter.over(0x007f00, 0x80ff0000));
    assertEquals(0x123456, MontagePainter.over(0x123456, 0));
    assertEquals(0xabcdef, MontagePainter.over(0x123456, 0xffabcdef));
  }

  @Test
  void aCopyOfTheColoursKeepsWhatIsNothing() {
    final MapRoi roi = new MapRoi(2, 1);
    roi.pixels()[1] = 0xffb40426;
    roi.setOpacity(0.7);
    roi.setPosition(0, 3, 0);
    final MapRoi copy = (MapRoi) roi.clone();
    roi.pixels()[1] = 0;
    assertArrayEquals(new int[] {0, 0xffb40426}, copy.pixels());
    assertEquals(3, copy.getZPosition());
    assertEquals(0.7, copy.getOpacity());
    assertTrue(copy.getZeroTransparent());
    assertEquals(0xb40426, copy.getProcessor().get(1, 0) & 0xffffff);
  }

  @Test
  void aLineBehindDoesNotPressTheOthersFlat() {
    assertEquals(2, BehindPainter.height(2, 1));
    assertEquals(5, BehindPainter.height(2, 5));
    assertEquals(6, BehindPainter.height(2, 70));
    assertEquals(7, BehindPainter.height(0, 7), "nothing in front");
  }

  @Test
  void aSchemeIsKnownByItsKey() {
    for (final MapScheme scheme : MapScheme.values()) {
      assertSame(scheme, MapScheme.of(scheme.key()));
      final MapColors colors = new MapColors(0, 1, 1, scheme);
      assertEquals(scheme.colors().rgb(255), colors.rgb(1));
      assertEquals(scheme.colors().rgb(0), colors.rgb(-1));
    }
    assertSame(MapScheme.BLUE_RED, MapScheme.of("none that is known"));
  }
}
