package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;

class MontageTest {

  private static final Range UNIT = new Range(0, 1);
  private static final int RED = 0xd55e00;
  private static final int BLUE = 0x0072b2;

  private final Grid grid = Grid.ras(12, 10, 3, 1, 0.5, 4);
  private final Volume half = Volume.filled("mean", grid, 0.5f);
  private final Montage plain = Montage.of(half, "mean (units)").withGrey(UNIT);

  @Test
  void millimetresHaveOneLengthAcrossAndDown() {
    final MontagePage page = new MontagePage(plain);
    final Tiling tiling = page.tiling();
    assertEquals(12.0 / 5, (double) tiling.tileWidth() / tiling.tileHeight(), 0.01);
    final SlicePainter painter = page.painter();
    assertEquals(
        2.0 * (painter.rowEdge(9) - painter.rowEdge(0)),
        painter.columnEdge(9) - painter.columnEdge(0),
        2);
  }

  @Test
  void overlayIsSeenWhereItIsFiniteInTheMaskAndAtLeastTheThreshold() {
    final Volume map = Volume.filled("alff", grid, Float.NaN);
    final int[] at = {index(3, 3, 1), index(5, 3, 1), index(7, 3, 1), index(9, 3, 1)};
    map.set(at[0], 8);
    map.set(at[1], -1);
    map.set(at[2], 6);
    final Mask mask = Mask.ofIndices("cord", grid, new int[] {at[0], at[1], at[3]});
    final Overlay overlay =
        Overlay.of(map, "ALFF").withMask(mask).withThreshold(2).withRange(new Range(0, 10));
    final Montage montage = plain.withOverlay(overlay).withRegion(Mask.all(grid), 0);
    final MontagePage page = new MontagePage(montage);
    final BufferedImage picture = page.draw();
    final int grey = ColorMap.GRAY.rgb(0.5, UNIT);
    assertEquals(ColorMap.SEQUENTIAL.rgb(8, new Range(0, 10)), center(page, picture, at[0]));
    assertEquals(grey, center(page, picture, at[1]), "below the threshold");
    assertEquals(grey, center(page, picture, at[2]), "outside the mask");
    assertEquals(grey, center(page, picture, at[3]), "NaN");
  }

  @Test
  void missingBackgroundIsNeitherBlackNorWhite() {
    half.set(index(4, 4, 1), Float.NaN);
    final MontagePage page = new MontagePage(plain);
    final int rgb = center(page, page.draw(), index(4, 4, 1));
    assertNotEquals(0, rgb);
    assertNotEquals(ColorMap.GRAY.rgb(0.5, UNIT), rgb);
  }

  @Test
  void outlinesRunInsideEachRegionAlongVoxelEdges() {
    final int[] values = new int[grid.voxels()];
    for (int j = 3; j < 7; j++) {
      for (int i = 3; i < 9; i++) {
        values[index(i, j, 1)] = i < 6 ? 1 : 2;
      }
    }
    final Labels labels =
        new Labels(
            "halves",
            grid,
            values,
            List.of(new Labels.Region(1, "left", RED), new Labels.Region(2, "right", BLUE)));
    final MontagePage page = new MontagePage(plain.withOutlines(labels).withTiles(1));
    final BufferedImage picture = page.draw();
    final int grey = ColorMap.GRAY.rgb(0.5, UNIT);
    // the first voxel of the array lies at the left and back: region 1 is on the page's right
    final int[] first = box(page, index(3, 3, 1));
    assertEquals(RED, rgb(picture, first[2] - 1, first[3] - 1), "outer corner");
    assertEquals(RED, rgb(picture, first[2] - 1, (first[1] + first[3]) / 2), "left edge");
    assertEquals(grey, rgb(picture, first[2], (first[1] + first[3]) / 2), "beyond it");
    assertEquals(grey, rgb(picture, (first[0] + first[2]) / 2, first[1]), "no edge inside");
    final int[] inner = box(page, index(5, 4, 1));
    assertEquals(RED, rgb(picture, inner[0], (inner[1] + inner[3]) / 2), "between the regions");
    assertEquals(
        BLUE, rgb(picture, inner[0] - 1, (inner[1] + inner[3]) / 2), "between the regions");
    assertEquals(grey, center(page, picture, index(4, 5, 1)), "inside a region");
  }

  @Test
  void theLegendNamesTheRegionsThatAreShown() {
    final int[] values = new int[grid.voxels()];
    final List<Labels.Region> regions = new java.util.ArrayList<>();
    for (int r = 1; r <= 21; r++) {
      regions.add(new Labels.Region(r, "C" + r, org.cordj.image.RegionColors.rgb(r)));
      values[index(r % 6 + 3, r / 6 + 3, r <= 20 ? 1 : 2)] = r <= 20 ? r : 0;
    }
    final Labels labels = new Labels("levels", grid, values, regions);
    final MontagePage page = new MontagePage(plain.withOutlines(labels));
    assertEquals(regions.subList(0, 20), page.legend().regions());
    final BufferedImage picture = page.draw();
    assertTrue(picture.getHeight() > page.legend().height() + 300);
    int found = 0;
    for (int y = 0; y < page.legend().height(); y++) {
      for (int x = page.x(0) + page.tiling().width(); x < picture.getWidth(); x++) {
        found += rgb(picture, x, y) == RED ? 1 : 0;
      }
    }
    assertTrue(found > 50, found + " pixels of the first region's colour");
  }

  @Test
  void outlineFillsTheCornerOfANotch() {
    final int[] values = new int[grid.voxels()];
    values[index(5, 5, 1)] = 1;
    values[index(6, 5, 1)] = 1;
    values[index(5, 4, 1)] = 1;
    final Labels labels =
        new Labels("notch", grid, values, List.of(new Labels.Region(1, "one", RED)));
    final MontagePage page = new MontagePage(plain.withOutlines(labels));
    // voxel (6, 4) is missing: it touches (5, 5) at that one's back right corner, on the page left
    final int[] corner = box(page, index(5, 5, 1));
    assertEquals(RED, rgb(page.draw(), corner[0], corner[3] - 1));
  }

  @Test
  void cropReachesTheMarginInMillimetresAndTheEdgeAtMost() {
    final Mask one = Mask.ofIndices("one", grid, new int[] {index(2, 5, 1)});
    final Crop crop = new MontagePage(plain.withRegion(one, 1)).crop();
    assertEquals(3, crop.columns());
    assertEquals(5, crop.rows());
    assertEquals(List.of(1), crop.slices());
    final Crop wide = new MontagePage(plain.withRegion(one, 30)).crop();
    assertEquals(12, wide.columns());
    assertEquals(10, wide.rows());
  }

  @Test
  void slicesGoFromHeadToFootAndAreChosenEvenly() {
    final Grid tall = Grid.ras(4, 4, 31, 1, 1, 2);
    final Montage montage = Montage.of(Volume.filled("m", tall, 1), "m").withGrey(UNIT);
    final MontagePage page = new MontagePage(montage.withTiles(4));
    assertEquals(List.of(30, 20, 10, 0), page.crop().slices());
    assertEquals("slice 31 of 31, 30.0 mm S", page.captions().get(0));
    assertEquals("slice 1 of 31, 30.0 mm I", page.captions().get(3));
    final MontagePage many = new MontagePage(montage.withTiles(31));
    assertEquals("31: 30 mm S", many.captions().get(0));
    assertTrue(many.notes().contains("its number and its place"), many.notes());
    assertTrue(page.notes().contains("Slices shown: 4 of 31."), page.notes());
    final Montage turned =
        Montage.of(Volume.filled("m", tall.flipped(new boolean[] {false, false, true}), 1), "m");
    assertEquals(
        List.of(0, 10, 20, 30),
        new MontagePage(turned.withGrey(UNIT).withTiles(4)).crop().slices());
  }

  @Test
  void lettersStandAtTheEdgesOfEveryTile() {
    final Montage black =
        Montage.of(Volume.zeros("zero", Grid.ras(8, 8, 2, 1, 1, 4)), "zero").withGrey(UNIT);
    final MontagePage page = new MontagePage(black);
    final BufferedImage picture = page.draw();
    final BufferedImage expected =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(expected);
    g.setColor(Color.BLACK);
    g.fillRect(0, 0, expected.getWidth(), expected.getHeight());
    final int across = page.tiling().tileWidth();
    final int down = page.tiling().tileHeight();
    final double inset = 26 * 0.75;
    for (int t = 0; t < 2; t++) {
      final double x = page.x(t);
      final double y = page.y(t);
      Text.halo(g, "R", Text.bold(26), x + inset, y + down / 2.0, 0.5);
      Text.halo(g, "L", Text.bold(26), x + across - inset, y + down / 2.0, 0.5);
      Text.halo(g, "A", Text.bold(26), x + across / 2.0, y + inset, 0.5);
      Text.halo(g, "P", Text.bold(26), x + across / 2.0, y + down - inset, 0.5);
    }
    g.dispose();
    // the second tile has no scale bar: it is black but for its letters
    int white = 0;
    for (int y = page.y(1); y < page.y(1) + down; y++) {
      for (int x = page.x(1); x < page.x(1) + across; x++) {
        assertEquals(rgb(expected, x, y), rgb(picture, x, y), "pixel " + x + ", " + y);
        white += rgb(picture, x, y) == 0xffffff ? 1 : 0;
      }
    }
    assertTrue(white > 100, white + " white pixels");
  }

  @Test
  void colourBarHasTheRangeOfWhatIsShown() {
    final Volume map = Volume.zeros("z", grid);
    for (int i = 0; i < grid.voxels(); i++) {
      map.set(i, i - 100);
    }
    final Mask some = Mask.ofIndices("some", grid, new int[] {100, 110, 120, 130});
    final Montage montage =
        plain.withOverlay(Overlay.of(map, "z").withMask(some).withRange(new Range(5, 25)));
    final ColorBar bar = new MontagePage(montage).bar();
    assertEquals(new Range(5, 25), bar.range());
    assertTrue(bar.below() && bar.above());
    final Montage robust = plain.withOverlay(Overlay.of(map, "z").withMask(some));
    assertEquals(0.6, robust.overlayRange().low(), 1e-9);
    assertEquals(29.4, robust.overlayRange().high(), 1e-9);
    final Montage signed =
        plain.withOverlay(Overlay.of(map, "z").withMask(some).withColors(ColorMap.DIVERGING));
    assertEquals(-signed.overlayRange().high(), signed.overlayRange().low());
    final ColorBar grey = new MontagePage(plain).bar();
    assertEquals(UNIT, grey.range());
    assertEquals("mean (units)", grey.label());
    assertFalse(grey.below() || grey.above());
  }

  @Test
  void refusesImagesOfAnotherGridNamingBoth() {
    final Volume other = Volume.zeros("alff", Grid.ras(12, 10, 4, 1, 0.5, 4));
    final String message = refused(() -> plain.withOverlay(Overlay.of(other, "ALFF")));
    assertTrue(message.contains("'mean'") && message.contains("'alff'"), message);
    assertTrue(message.contains("12 x 10 x 3") && message.contains("12 x 10 x 4"), message);
    final Labels labels =
        new Labels("rois", other.grid(), new int[other.grid().voxels()], List.of());
    assertTrue(refused(() -> plain.withOutlines(labels)).contains("'rois'"));
    assertTrue(refused(() -> plain.withRegion(Mask.all(other.grid()), 1)).contains("all voxels"));
  }

  @Test
  void refusesWhatShowsNothing() {
    final Volume nan = Volume.filled("alff", grid, Float.NaN);
    final Mask one = Mask.ofIndices("cord", grid, new int[] {5});
    final String map = refused(plain.withOverlay(Overlay.of(nan, "ALFF").withMask(one))::draw);
    assertTrue(map.contains("'alff' has nothing to show") && map.contains("'cord'"), map);
    final String back = refused(Montage.of(nan, "mean")::draw);
    assertTrue(back.contains("'alff' has nothing to show"), back);
    final Mask none = Mask.ofIndices("cord", grid, new int[0]);
    assertTrue(refused(() -> plain.withRegion(none, 5)).contains("'cord' is empty"));
    final Labels empty = new Labels("rois", grid, new int[grid.voxels()], List.of());
    assertTrue(refused(() -> plain.withOutlines(empty)).contains("'rois' hold no voxel"));
    assertTrue(refused(Montage.of(half, "mean")::draw).contains("has the same value, 0.5"));
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertTrue(refused(() -> plain.withTiles(0)).contains("from 1 to 1000"));
    final Mask all = Mask.all(grid);
    assertTrue(refused(() -> plain.withRegion(all, -1)).contains("-1.0 mm"));
    final Overlay overlay = Overlay.of(half, "mean");
    assertTrue(refused(() -> overlay.withThreshold(-2)).contains("-2.0"));
    final String signed =
        refused(() -> overlay.withRange(new Range(0, 3)).withColors(ColorMap.DIVERGING));
    assertTrue(signed.contains("0.0 to 3.0") && signed.contains("symmetric"), signed);
  }

  private static String refused(final org.junit.jupiter.api.function.Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }

  private int index(final int i, final int j, final int k) {
    return i + 12 * (j + 10 * k);
  }

  /** The pixels of a voxel: left, top, right, bottom, the last two exclusive. */
  private int[] box(final MontagePage page, final int index) {
    // a grid along R, A and S: the page shows both in-plane axes turned round
    final int column = 11 - index % 12;
    final int row = 9 - index / 12 % 10;
    final int tile = page.crop().slices().indexOf(index / 120);
    final SlicePainter p = page.painter();
    return new int[] {
      page.x(tile) + p.columnEdge(column),
      page.y(tile) + p.rowEdge(row),
      page.x(tile) + p.columnEdge(column + 1),
      page.y(tile) + p.rowEdge(row + 1)
    };
  }

  private int center(final MontagePage page, final BufferedImage picture, final int index) {
    final int[] b = box(page, index);
    return rgb(picture, (b[0] + b[2]) / 2, (b[1] + b[3]) / 2);
  }

  private static int rgb(final BufferedImage picture, final int x, final int y) {
    return picture.getRGB(x, y) & 0xffffff;
  }
}
