package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;

/** Centrelines of planted cords, from points, of turned images, and of what is refused. */
class CordCenterlineTest {

  private static final Grid GRID = Grid.ras(64, 60, 20, 1, 1, 4);
  private static final Volume CORD = CordForTests.planted(GRID, 1);

  private static CordCenterline auto() {
    return CordCenterline.automatic(Contrast.AUTO);
  }

  private static Centerline find(final Volume image) {
    return auto().apply(image, Progress.NONE);
  }

  private static double largestError(final Centerline line) {
    double largest = 0;
    for (final Centerline.Point p : line.points()) {
      largest =
          Math.max(
              largest,
              Math.hypot(p.x() - CordForTests.right(p.z()), p.y() - CordForTests.front(p.z())));
    }
    return largest;
  }

  private static String refused(final CordCenterline how, final Volume image) {
    return assertThrows(IllegalArgumentException.class, () -> how.apply(image, Progress.NONE))
        .getMessage();
  }

  private static CordCenterline points(final CordPoint... points) {
    return new CordCenterline(CordCenterline.Method.POINTS, Contrast.AUTO, 5, List.of(points));
  }

  @Test
  void aPlantedCordIsFoundInEverySlice() {
    final Centerline line = find(CORD);
    assertEquals(20, line.points().size());
    assertTrue(largestError(line) < 0.3, "largest error " + largestError(line) + " mm");
    assertTrue(line.confidence() > 0.7, line.reason());
    assertEquals(Contrast.T2S, line.contrast(), line.reason());
    assertTrue(line.reason().contains("dark cord"), line.reason());
    for (int n = 0; n < 20; n++) {
      assertEquals(n, line.points().get(n).slice());
    }
  }

  @Test
  void aBrightCordIsT1() {
    final Volume bright = CordForTests.changed(CORD, v -> 700 - v);
    final Centerline line = find(bright);
    assertEquals(Contrast.T1, line.contrast(), line.reason());
    assertTrue(largestError(line) < 0.3, "largest error " + largestError(line) + " mm");
  }

  @Test
  void theOrderAndDirectionOfTheVoxelAxesPlayNoPart() {
    final Centerline line = find(CORD);
    final int[][] orders = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (final int[] order : orders) {
      for (int f = 0; f < 8; f++) {
        final boolean[] flip = {(f & 1) > 0, (f & 2) > 0, (f & 4) > 0};
        final Centerline turned = find(CordForTests.turned(CORD, order, flip));
        assertEquals(line.points().size(), turned.points().size());
        for (int n = 0; n < line.points().size(); n++) {
          assertEquals(line.points().get(n).x(), turned.points().get(n).x(), 1e-3);
          assertEquals(line.points().get(n).y(), turned.points().get(n).y(), 1e-3);
          assertEquals(line.points().get(n).z(), turned.points().get(n).z(), 1e-6);
        }
      }
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    final Centerline one = Parallelization.runSingleThreaded(() -> find(CORD));
    final Centerline many = Parallelization.runWithNumThreads(5, () -> find(CORD));
    assertEquals(one.points(), many.points());
    final CordMask mask = new CordMask(CordMask.Method.SURFACE, Contrast.AUTO, 4.6);
    final Volume a =
        Parallelization.runSingleThreaded(() -> mask.apply(CORD, one, Progress.NONE).soft());
    final Volume b =
        Parallelization.runWithNumThreads(5, () -> mask.apply(CORD, one, Progress.NONE).soft());
    for (int v = 0; v < GRID.voxels(); v++) {
      assertEquals(a.get(v), b.get(v));
    }
  }

  @Test
  void obliqueSlicesWithNonSquareVoxels() {
    final double c = Math.cos(0.3);
    final double s = Math.sin(0.3);
    final double[][] affine = {
      {0.8, 0, 0, -25}, {0, 1.2 * c, -3 * s, -19}, {0, 1.2 * s, 3 * c, -36}
    };
    final Centerline line = find(CordForTests.planted(new Grid(64, 50, 24, affine), 2));
    assertEquals(24, line.points().size());
    // the centroid of an oblique cut through a bent cord is not quite its middle
    assertTrue(largestError(line) < 0.5, "largest error " + largestError(line) + " mm");
  }

  @Test
  void badSlicesAreBridged() {
    final Volume spoilt = CordForTests.changed(CORD, v -> v);
    final Random random = new Random(3);
    for (final int z : new int[] {7, 8, 14}) {
      for (int p = 0; p < GRID.planeSize(); p++) {
        spoilt.planes()[z][p] = (float) (z == 14 ? 0 : 400 * random.nextDouble());
      }
    }
    final Centerline line = find(spoilt);
    assertEquals(20, line.points().size());
    assertTrue(largestError(line) < 1, "largest error " + largestError(line) + " mm");
    for (final int z : new int[] {7, 8, 14}) {
      assertEquals(0, line.points().get(z).confidence(), "slice " + z);
    }
    assertTrue(line.points().get(5).confidence() > 0.6);
  }

  @Test
  void aCordThatLeavesTheSlabEndsThere() {
    final Volume part = CordForTests.changed(CORD, v -> v);
    for (int z = 15; z < 20; z++) {
      for (int p = 0; p < GRID.planeSize(); p++) {
        part.planes()[z][p] = 150 + 12 * (float) new Random(z * 10000L + p).nextGaussian();
      }
    }
    final Centerline line = find(part);
    assertEquals(15, line.points().size());
    assertTrue(largestError(line) < 0.4, "largest error " + largestError(line) + " mm");
  }

  @Test
  void throughTheUsersPointsAndAnewElsewhere() {
    final double[] moved = new double[] {36, 35, 10};
    final Centerline line =
        new CordCenterline(
                CordCenterline.Method.AUTO,
                Contrast.T2S,
                0,
                List.of(new CordPoint(moved[0], moved[1], moved[2])))
            .apply(CORD, Progress.NONE);
    final Centerline free =
        new CordCenterline(CordCenterline.Method.AUTO, Contrast.T2S, 0, List.of())
            .apply(CORD, Progress.NONE);
    assertEquals(36, line.points().get(10).voxel().i(), 1e-4);
    assertEquals(35, line.points().get(10).voxel().j(), 1e-4);
    assertEquals(1, line.points().get(10).confidence());
    assertEquals(free.points().get(3).x(), line.points().get(3).x(), 0.05);
    assertEquals(free.points().get(17).y(), line.points().get(17).y(), 0.05);
  }

  @Test
  void aSplineThroughPointsAlone() {
    final List<CordPoint> clicked = new ArrayList<>();
    for (final int k : new int[] {2, 17, 7, 12}) {
      final double z = GRID.toWorld(0, 0, k)[2];
      clicked.add(new CordPoint(CordForTests.right(z) + 31.5, CordForTests.front(z) + 29.5, k));
    }
    final Centerline line =
        points(clicked.toArray(CordPoint[]::new)).apply(Volume.zeros("blank", GRID), Progress.NONE);
    assertEquals(16, line.points().size());
    assertEquals(2, line.points().get(0).slice());
    assertTrue(largestError(line) < 0.3, "largest error " + largestError(line) + " mm");
    for (final CordPoint p : clicked) {
      final Centerline.Point there = line.points().get((int) p.k() - 2);
      assertEquals(p.i(), there.voxel().i(), 1e-9);
      assertEquals(p.j(), there.voxel().j(), 1e-9);
    }
  }

  @Test
  void refusesWhatHasNoCord() {
    final Random random = new Random(5);
    for (final Volume image :
        List.of(
            Volume.filled("blank", GRID, 7),
            Volume.zeros("zero", GRID),
            Volume.filled("nothing", GRID, Float.NaN),
            CordForTests.changed(
                Volume.zeros("noise", GRID), v -> 500 + 50 * random.nextGaussian()),
            CordForTests.changed(
                Volume.zeros("air", GRID),
                v -> Math.hypot(random.nextGaussian(), random.nextGaussian())))) {
      for (final Contrast contrast : Contrast.values()) {
        final String sentence = refused(CordCenterline.automatic(contrast), image);
        assertTrue(sentence.contains("No spinal cord was found in '"), sentence);
        assertTrue(sentence.contains("a confidence of 0."), sentence);
      }
    }
  }

  @Test
  void refusesBrains() {
    for (final String path :
        List.of(
            "data/nitime/fmri1.nii.gz",
            "data/oro_nifti/filtered_func_data.nii.gz",
            "data/conformance/nibabel/anatomical.nii",
            "data/conformance/nibabel/example4d.nii.gz",
            "data/conformance/nifti-reader-js/with_extension.nii.gz")) {
      final String sentence = refused(auto(), CordCases.read(path));
      assertTrue(sentence.contains("No spinal cord was found"), path + ": " + sentence);
    }
  }

  @Test
  void refusesWhatItCannotUse() {
    assertTrue(
        refused(auto(), Volume.zeros("flat", Grid.ras(64, 64, 1, 1, 1, 4)))
            .contains("one slice along the cord"));
    assertTrue(
        refused(auto(), Volume.zeros("narrow", Grid.ras(64, 5, 20, 1, 1, 4)))
            .contains("too small across the cord"));
    assertTrue(
        refused(points(new CordPoint(3, 4, 5), new CordPoint(64, 4, 6)), CORD)
            .contains("along x its voxels go from 0 to 63"));
    assertTrue(
        refused(points(new CordPoint(3, 4, 5), new CordPoint(9, 4, 5.2)), CORD)
            .contains("Two points lie in slice 5"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> points(new CordPoint(1, 1, 1)))
            .getMessage()
            .contains("at least 2 points"));
    assertEquals(
        "smoothing is -1.0 mm; choose 0 to 50 mm.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new CordCenterline(CordCenterline.Method.AUTO, Contrast.T1, -1, List.of()))
            .getMessage());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Contrast.of("T1"))
            .getMessage()
            .contains("choose t1, t2, t2s or auto"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> CordCenterline.Method.of("hand"))
            .getMessage()
            .contains("choose auto or points"));
    assertEquals(Contrast.T2S, Contrast.of("t2s"));
  }

  @Test
  void theMeanOfARunIgnoresMovedVolumes() {
    final float[][] planes = new float[8 * 20][];
    final Volume moved = CordForTests.turned(CORD, new int[] {0, 1, 2}, new boolean[3]);
    for (int t = 0; t < 8; t++) {
      for (int z = 0; z < 20; z++) {
        planes[t * 20 + z] = t < 7 ? CORD.planes()[z] : moved.planes()[(z + 7) % 20];
      }
    }
    final Volume mean = RobustMean.of(Series.ofPlanes("run", planes, GRID, 2), Progress.NONE);
    for (int v = 0; v < GRID.voxels(); v++) {
      assertEquals(CORD.get(v), mean.get(v), 1e-3);
    }
  }

  @Test
  void theTableHasOneRowASlice() {
    final Centerline line = find(CORD);
    assertEquals(
        List.of("slice", "i", "j", "k", "x", "y", "z", "confidence"), line.toTable().columns());
    assertEquals(20, line.toTable().size());
    assertEquals(line.points().get(4).x(), line.toTable().number(4, "x"), 1e-6);
  }
}
