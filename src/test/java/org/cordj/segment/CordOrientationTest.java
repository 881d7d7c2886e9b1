package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CordOrientationTest {

  private static final Grid RAS = Grid.ras(24, 22, 21, 1, 1, 4);
  private static final CordOrientation OPERATION =
      new CordOrientation(CordOrientation.DEFAULT_SMOOTHING);

  /** Evenly from -20 degrees in the lowest slice to 20 in the highest. */
  private static double planted(final double z) {
    return z / 2;
  }

  /** A place along the axes of the cord, which is turned counter-clockwise as seen from above. */
  private static double[] own(final double[] w, final double degrees) {
    final double c = Math.cos(Math.toRadians(degrees));
    final double s = Math.sin(Math.toRadians(degrees));
    final double x = w[0] - 0.3 - 0.02 * w[2];
    final double y = w[1] + 0.2;
    return new double[] {c * x + s * y, c * y - s * x};
  }

  private static double[] world(final Grid grid, final int i) {
    return grid.toWorld(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize());
  }

  private static Mask cord(final Grid grid, final double wide, final double deep) {
    return Mask.ofIndices(
        "cord",
        grid,
        java.util.stream.IntStream.range(0, grid.voxels())
            .filter(
                i -> {
                  final double[] w = world(grid, i);
                  final double[] p = own(w, planted(w[2]));
                  return Math.hypot(p[0] / wide, p[1] / deep) < 1;
                })
            .toArray());
  }

  /** Grey matter's butterfly in white matter, with noise; the cord of {@link #cord}. */
  private static Volume image(final Grid grid, final double wide, final double deep) {
    final Random random = new Random(3);
    final Volume image = Volume.zeros("t2s", grid);
    final Butterfly butterfly = new Butterfly(wide, deep);
    final double[] d = new double[3];
    for (int i = 0; i < grid.voxels(); i++) {
      final double[] w = world(grid, i);
      final double[] p = own(w, planted(w[2]));
      butterfly.distances(p[0], p[1], d);
      final double grey = 1 / (1 + Math.exp(6 * Math.min(d[0], Math.min(d[1], d[2]))));
      image.set(i, (float) (100 + 3 * w[0] + 20 * grey + 2 * random.nextGaussian()));
    }
    return image;
  }

  private static double worst(final CordOrientation.Result result) {
    double worst = 0;
    for (final CordOrientation.Slice s : result.slices()) {
      final double z = RAS.toWorld(0, 0, s.slice())[2];
      worst = Math.max(worst, Math.abs(s.rotation() - planted(z)));
    }
    return worst;
  }

  @ParameterizedTest
  @CsvSource({"6.6, 4.4", "6, 4.2", "5.5, 4"})
  void aTurnedCordIsRecoveredFromItsShape(final double wide, final double deep) {
    final Mask cord = cord(RAS, wide, deep);
    final CordOrientation.Result result = OPERATION.apply(cord, null, Progress.NONE);
    System.out.printf("turned phantom %s x %s mm: worst %.2f deg%n", wide, deep, worst(result));
    assertEquals(21, result.slices().size());
    assertTrue(worst(result) < 3, "worst " + worst(result));
    assertTrue(
        result.slices().stream().allMatch(s -> s.evidence() == CordOrientation.Evidence.SHAPE));
    // the regions turn with the cord
    final Labels quadrants =
        CordDivision.of(RegionKind.QUADRANTS, 0).apply(cord, null, result, Progress.NONE).labels();
    int wrong = 0;
    for (int n = 0; n < cord.count(); n++) {
      final double[] w = world(RAS, cord.index(n));
      final double[] p = own(w, planted(w[2]));
      final int should = (p[1] > 0 ? 3 : 1) + (p[0] > 0 ? 1 : 0);
      wrong += quadrants.get(cord.index(n)) == should ? 0 : 1;
    }
    assertTrue(wrong < 0.05 * cord.count(), wrong + " of " + cord.count());
  }

  @Test
  void theImageTellsWhereTheShapeIsRound() {
    final Mask round = cord(RAS, 5, 5);
    final Volume image = image(RAS, 5, 5);
    final CordOrientation.Result result = OPERATION.apply(round, image, Progress.NONE);
    System.out.printf("turned round phantom with image: worst %.2f deg%n", worst(result));
    assertTrue(worst(result) < 3, "worst " + worst(result));
    assertTrue(
        result.slices().stream().allMatch(s -> s.evidence() == CordOrientation.Evidence.IMAGE));
  }

  @Test
  void aRoundCordWithoutImageKeepsTheAffine() {
    final CordOrientation.Result result = OPERATION.apply(cord(RAS, 5, 5), null, Progress.NONE);
    for (final CordOrientation.Slice s : result.slices()) {
      assertEquals(0, s.rotation());
      assertEquals(CordOrientation.Evidence.AFFINE, s.evidence());
    }
    assertEquals(1, result.notes().size());
    assertTrue(result.notes().get(0).contains("those of the affine"), result.notes().toString());
  }

  /** The same cord in space, stored in all 48 ways. */
  @Test
  void everyAxisOrderAndFlipGivesTheSameAngles() {
    final Volume stored = cord(RAS, 6, 4.2).toVolume();
    final double[] reference =
        OPERATION.apply(Mask.of(stored), null, Progress.NONE).slices().stream()
            .mapToDouble(CordOrientation.Slice::rotation)
            .toArray();
    int layouts = 0;
    for (final int[] order :
        new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      for (int f = 0; f < 8; f++) {
        final boolean[] flip = {(f & 1) != 0, (f & 2) != 0, (f & 4) != 0};
        final Mask turned = Mask.of(CordForTests.turned(stored, order, flip));
        final double[] angles =
            OPERATION.apply(turned, null, Progress.NONE).slices().stream()
                .mapToDouble(CordOrientation.Slice::rotation)
                .toArray();
        for (int n = 0; n < reference.length; n++) {
          assertEquals(reference[n], angles[n], 1e-9, Arrays.toString(order) + f);
        }
        layouts++;
      }
    }
    assertEquals(48, layouts);
  }

  @Test
  void anglesAreNamedInTheTable() {
    final CordOrientation.Result result = OPERATION.apply(cord(RAS, 6, 4), null, Progress.NONE);
    assertEquals(
        List.of("slice", "rotation_deg", "deviation_deg", "width_mm", "depth_mm", "evidence"),
        result.toTable().columns());
    assertEquals(12, result.toTable().number(10, "width_mm"), 0.4);
    assertEquals(8, result.toTable().number(10, "depth_mm"), 0.4);
    assertEquals("shape", result.toTable().text(10, "evidence"));
  }

  @Test
  void smoothingHasARange() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new CordOrientation(51))
            .getMessage()
            .contains("smoothing is 51.0 mm; choose 0 to 50 mm."));
  }
}
