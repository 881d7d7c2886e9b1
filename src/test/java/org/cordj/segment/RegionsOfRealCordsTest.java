package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.testing.Canceled;
import org.junit.jupiter.api.Test;

/** Regions of cords that were scanned, with everything on as a command has it. */
class RegionsOfRealCordsTest {

  private static final String T2S = "data/sct_testing_data/t2s/t2s";

  private static Labels divide(final RegionKind kind, final Mask cord, final Volume image) {
    return CordDivision.of(kind, 0)
        .apply(cord, image, CordAxes.AUTO.find(cord, image, Progress.NONE), Progress.NONE)
        .labels();
  }

  @Test
  void quadrantsOfTheSimulatedCord() {
    final String folder = "data/sim_cord/truth/sub-sim01/";
    final Mask cord = Mask.of(CordCases.read(folder + "cord_mask.nii.gz"));
    final Volume truth = CordCases.read(folder + "quadrants.nii.gz");
    final Volume run =
        CordCases.read("data/sim_cord/sub-sim01/func/sub-sim01_task-rest_bold.nii.gz");
    final Labels ours = divide(RegionKind.QUADRANTS, cord, run);
    for (final Labels.Region region : ours.regions()) {
      int both = 0;
      int sum = 0;
      for (int n = 0; n < cord.count(); n++) {
        final boolean a = ours.get(cord.index(n)) == region.index();
        final boolean b = truth.get(cord.index(n)) == region.index();
        both += a && b ? 1 : 0;
        sum += (a ? 1 : 0) + (b ? 1 : 0);
      }
      System.out.printf("sim_cord: Dice of %s %.3f%n", region.name(), 2.0 * both / sum);
      assertTrue(2.0 * both / sum >= 0.95, region.name());
    }
  }

  /** A sagittal acquisition, voxel axes P, S, R: sides in the scanner, slice by slice. */
  @Test
  void sidesOfTheSagittalImage() {
    final String stem = "data/sct_testing_data/t2/t2";
    final Mask cord = Mask.of(CordCases.read(stem + "_seg-manual.nii.gz"));
    final Grid grid = cord.grid();
    assertEquals("PSR", grid.orientation());
    final CordSlices slices = new CordSlices(grid);
    for (final RegionKind kind : new RegionKind[] {RegionKind.QUADRANTS, RegionKind.HORNS}) {
      final Labels labels = divide(kind, cord, CordCases.read(stem + ".nii.gz"));
      int checked = 0;
      for (int rank = 0; rank < slices.count(); rank++) {
        final double[] centre = slices.centroid(slices.read(cord, rank));
        for (final Labels.Region region : labels.regions()) {
          final boolean[] in = slices.read(labels.mask(region), rank);
          if (slices.any(in)) {
            final double[] at = slices.centroid(in);
            // one voxel step along an axis of the array, told by the affine
            final double right =
                slices.right(0, new double[] {centre[0] - at[0], centre[1] - at[1]});
            final double front =
                slices.front(0, new double[] {centre[0] - at[0], centre[1] - at[1]});
            assertEquals(region.name().endsWith("right"), right > 0, region.name() + " " + rank);
            assertEquals(
                region.name().startsWith("ventral"), front > 0, region.name() + " " + rank);
            checked++;
          }
        }
      }
      assertTrue(checked > 150, kind + ": " + checked);
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    final Mask cord = Mask.of(CordCases.read(T2S + "_seg.nii.gz"));
    final Volume image = CordCases.read(T2S + ".nii.gz");
    final Horns.Result many = horns(cord, image);
    final Horns.Result one = Parallelization.runSingleThreaded(() -> horns(cord, image));
    for (int h = 0; h < 4; h++) {
      for (int i = 0; i < cord.grid().voxels(); i++) {
        assertEquals(many.shares().get(h).get(i), one.shares().get(h).get(i));
      }
    }
  }

  private static Horns.Result horns(final Mask cord, final Volume image) {
    return new Horns(0, Horns.Fit.CONTRAST, 3)
        .apply(cord, image, CordAxes.AUTO.find(cord, image, Progress.NONE), Progress.NONE);
  }

  @Test
  void anImageWithoutGreyMatterLeavesTheHornsToTheBoundary() {
    final Mask cord = Mask.of(CordCases.read(T2S + "_seg.nii.gz"));
    final Volume flat = Volume.filled("flat", cord.grid(), 7);
    final CordOrientation.Result axes = CordOrientation.ofAffine(cord);
    final Horns.Result fitted =
        new Horns(0, Horns.Fit.CONTRAST, 3).apply(cord, flat, axes, Progress.NONE);
    final Horns.Result placed =
        new Horns(0, Horns.Fit.BOUNDARY, 3).apply(cord, null, axes, Progress.NONE);
    for (int i = 0; i < cord.grid().voxels(); i++) {
      assertEquals(placed.labels().get(i), fitted.labels().get(i));
    }
    assertTrue(
        fitted.notes().get(0).contains("'flat' shows no grey matter"), fitted.notes().get(0));
  }

  @Test
  void theUserMayCancel() {
    final Mask cord = Mask.of(CordCases.read(T2S + "_seg.nii.gz"));
    final Volume image = CordCases.read(T2S + ".nii.gz");
    final CordOrientation.Result axes = CordOrientation.ofAffine(cord);
    assertThrows(
        CancellationException.class,
        () -> new Horns(0, Horns.Fit.CONTRAST, 3).apply(cord, image, axes, new Canceled()));
    assertThrows(
        CancellationException.class, () -> CordAxes.AUTO.find(cord, image, new Canceled()));
  }
}
