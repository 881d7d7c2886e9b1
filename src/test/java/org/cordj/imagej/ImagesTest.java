package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;

class ImagesTest {

  private static final Grid LAS =
      new Grid(4, 3, 2, new double[][] {{-1.5, 0, 0.1, 9}, {0, 1.5, 0, -7}, {0.1, 0, 5, 30}});

  /** As images are shown: left at the right, front up. */
  private static final Grid SHOWN = LAS.flipped(new boolean[] {false, true, false});

  private static Series series() {
    final float[][] planes = new float[6][12];
    for (int p = 0; p < 6; p++) {
      for (int i = 0; i < 12; i++) {
        planes[p][i] = 100 * p + i;
      }
    }
    return Series.ofPlanes("run", planes, SHOWN, 1.13);
  }

  @Test
  void pixelsAreSharedBothWays() {
    final Series series = series();
    final ImagePlus imp = Images.fromSeries(series, null);
    final Series back = Images.toSeries(imp, 0);
    assertEquals(1.13, back.tr());
    assertTrue(back.grid().matches(SHOWN));
    for (int p = 0; p < 6; p++) {
      assertSame(series.planes()[p], back.planes()[p]);
    }
    assertEquals(2, Images.toSeries(imp, 2).tr());
    assertEquals("mm", imp.getCalibration().getUnit());
    assertEquals(5, imp.getCalibration().pixelDepth, 0.01);
  }

  @Test
  void anImageThatLiesOtherwiseIsCopiedAndTurned() {
    final Volume volume = new Volume("v", new float[][] {new float[12], new float[12]}, LAS);
    volume.set(1, 7);
    final ImagePlus imp = Images.fromVolume(volume, null);
    assertEquals("LPS", Geometry.of(imp).grid().orientation());
    assertEquals(7, imp.getStack().getProcessor(1).getf(1, 2));
    assertEquals(7, volume.get(1));
  }

  @Test
  void otherPixelTypesAreConvertedThroughTheirCalibration() {
    final ImagePlus imp = IJ.createImage("eight", "8-bit ramp", 4, 3, 2);
    imp.getCalibration()
        .setFunction(ij.measure.Calibration.STRAIGHT_LINE, new double[] {5, 2}, "x");
    final Volume v = Images.toVolume(imp);
    assertEquals(5 + 2 * (imp.getStack().getProcessor(1).get(3, 0) & 255), v.get(3));
  }

  @Test
  void anImageWithoutOrientationIsTakenAsShown() {
    final ImagePlus imp = IJ.createImage("plain", "32-bit", 5, 4, 3);
    imp.getCalibration().pixelWidth = 2;
    final Grid grid = Geometry.of(imp).grid();
    assertEquals("LPS", grid.orientation());
    assertEquals(2, grid.voxelSize(0), 1e-12);
    assertFalse(Geometry.of(imp).known());
  }

  @Test
  void regionsKeepTheirNamesAndColours() {
    final int[] values = new int[24];
    values[3] = 1;
    values[20] = 4;
    final Labels labels =
        new Labels(
            "rois",
            LAS,
            values,
            List.of(
                new Labels.Region(1, "dorsal-left", 0x112233),
                new Labels.Region(4, "ventral-right", 0xff8000)));
    final ImagePlus imp = Images.fromLabels("rois", labels, null);
    assertEquals(labels.regions(), Images.toLabels(imp.duplicate()).regions());
    assertEquals(0xff8000, imp.getLuts()[0].getRGB(255) & 0xffffff);
    assertEquals(0, imp.getLuts()[0].getRGB(0) & 0xffffff);
  }

  @Test
  void namesOfRegionsMayHoldCommasAndSemicolons() {
    final int[] values = new int[24];
    values[3] = 1;
    values[4] = 2;
    final List<Labels.Region> regions =
        List.of(
            new Labels.Region(1, "grey matter, left; C5", 0x112233),
            new Labels.Region(2, "grey=2 [right]", 0xff8000));
    final ImagePlus imp = Images.fromLabels("rois", new Labels("rois", LAS, values, regions), null);
    assertEquals(regions, Images.toLabels(imp.duplicate()).regions());
    for (final String name : new String[] {"", " ", "a\tb", "a\nb"}) {
      assertThrows(IllegalArgumentException.class, () -> new Labels.Region(1, name, 0));
    }
  }

  @Test
  void theFrameIntervalIsTakenInItsUnit() {
    final String[] units = {"sec", "s", "ms", "µs", "min", "h", "parsec"};
    final double[] seconds = {2, 2, 0.002, 2e-6, 120, 7200, 0};
    for (int u = 0; u < units.length; u++) {
      final ImagePlus imp = Images.fromSeries(series(), null);
      imp.getCalibration().frameInterval = 2;
      imp.getCalibration().setTimeUnit(units[u]);
      assertEquals(seconds[u], Images.toSeries(imp, 0).tr(), 1e-12, units[u]);
    }
  }

  @Test
  void refusals() {
    final ImagePlus imp = Images.fromSeries(series(), null);
    assertTrue(refusal(() -> Images.toVolume(imp)).contains("4-D run of 3 time points"));
    final ImagePlus volume = IJ.createImage("vol", "32-bit", 5, 4, 3);
    assertTrue(refusal(() -> Images.toSeries(volume, 0)).contains("3-D image of 5 x 4 x 3 voxels"));
    assertTrue(refusal(() -> Images.toSeries(imp, -1)).startsWith("tr is -1.0 s"));
    assertTrue(refusal(() -> Images.toVolume(new ImagePlus())).startsWith("No image is open"));
    final ImagePlus rgb = IJ.createImage("rgb", "RGB", 5, 4, 3);
    assertTrue(refusal(() -> Images.toVolume(rgb)).contains("colours"));
    final ImagePlus half = IJ.createImage("half", "32-bit", 2, 2, 1);
    half.getProcessor().setf(0, 0.5f);
    assertTrue(refusal(() -> Images.toLabels(half)).contains("no label image"));
  }

  private static String refusal(final org.junit.jupiter.api.function.Executable e) {
    return assertThrows(IllegalArgumentException.class, e).getMessage();
  }
}
