package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CordDivisionTest {

  private static final Grid RAS = Grid.ras(24, 22, 5, 0.8, 0.8, 4);

  private static double[] world(final Grid grid, final int i) {
    return grid.toWorld(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize());
  }

  private static Mask mask(final Grid grid, final Predicate<double[]> inside) {
    return Mask.ofIndices(
        "cord",
        grid,
        IntStream.range(0, grid.voxels()).filter(i -> inside.test(world(grid, i))).toArray());
  }

  private static boolean cord(final double[] w) {
    return Math.hypot((w[0] - 0.03 * w[2]) / 6.4, (w[1] + 0.04 * w[2]) / 4.1) < 1;
  }

  private static Labels divide(final RegionKind kind, final double erode, final Mask mask) {
    return CordDivision.of(kind, erode)
        .apply(mask, null, CordOrientation.ofAffine(mask), Progress.NONE)
        .labels();
  }

  private static String name(final Labels labels, final int i) {
    return labels.regions().stream()
        .filter(r -> r.index() == labels.get(i))
        .map(Labels.Region::name)
        .findFirst()
        .orElse("");
  }

  /** Of every kind, in all 48 orders and flips of the array: the same name at the same place. */
  @ParameterizedTest
  @EnumSource(RegionKind.class)
  void everyAxisOrderAndFlipGivesTheSameAnatomy(final RegionKind kind) {
    final Volume stored = mask(RAS, CordDivisionTest::cord).toVolume();
    final Labels reference = divide(kind, 0.9, Mask.of(stored));
    int layouts = 0;
    for (final int[] order :
        new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      for (int f = 0; f < 8; f++) {
        final boolean[] flip = {(f & 1) != 0, (f & 2) != 0, (f & 4) != 0};
        final Labels labels = divide(kind, 0.9, Mask.of(CordForTests.turned(stored, order, flip)));
        final Grid grid = labels.grid();
        for (int i = 0; i < grid.voxels(); i++) {
          final double[] w = world(grid, i);
          final int same =
              (int) Math.round(w[0] / 0.8 + 11.5)
                  + 24
                      * ((int) Math.round(w[1] / 0.8 + 10.5) + 22 * (int) Math.round(w[2] / 4 + 2));
          if (kind == RegionKind.SLICES) {
            // slices are named by their place in the array
            assertEquals(reference.get(same) > 0, labels.get(i) > 0);
            if (labels.get(i) > 0) {
              final int slice =
                  new int[] {i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize()}
                      [grid.cordAxis()];
              assertEquals("slice-" + slice, name(labels, i));
            }
          } else {
            assertEquals(name(reference, same), name(labels, i), Arrays.toString(order) + f);
          }
        }
        layouts++;
      }
    }
    assertEquals(48, layouts);
    assertTrue(reference.union().count() > 60);
  }

  @ParameterizedTest
  @EnumSource(
      value = RegionKind.class,
      names = {"QUADRANTS", "HORNS", "HALVES"})
  void namesFollowTheWorld(final RegionKind kind) {
    final Mask cord = mask(RAS, CordDivisionTest::cord);
    final Labels labels = divide(kind, 0, cord);
    for (int i = 0; i < RAS.voxels(); i++) {
      final double[] w = world(RAS, i);
      final String name = name(labels, i);
      final double x = w[0] - 0.03 * w[2];
      final double y = w[1] + 0.04 * w[2];
      if (Math.abs(x) > 0.7) {
        assertTrue(!name.endsWith(x > 0 ? "left" : "right"), name + " at " + Arrays.toString(w));
      }
      // horns meet at the central canal, a little in front of the centroid
      if (Math.abs(y) > 1.3) {
        assertTrue(!name.startsWith(y > 0 ? "dorsal" : "ventral"), name + Arrays.toString(w));
      }
    }
    assertEquals(kind == RegionKind.HALVES ? 2 : 4, labels.regions().size());
  }

  /** A reflected affine: x of the array runs to the left instead; the right side stays right. */
  @Test
  void aReflectedAxisGetsTheRightAnswer() {
    final Grid reflected = RAS.flipped(new boolean[] {true, false, false});
    final Mask cord = mask(reflected, CordDivisionTest::cord);
    final Labels labels = divide(RegionKind.HORNS, 0, cord);
    for (int i = 0; i < reflected.voxels(); i++) {
      if (labels.get(i) > 0) {
        assertEquals(
            world(reflected, i)[0] - 0.03 * world(reflected, i)[2] > 0,
            name(labels, i).endsWith("right"));
      }
    }
  }

  @Test
  void slicesAreNamedAsCounted() {
    final Mask cord = mask(RAS, w -> cord(w) && w[2] > -5);
    final Labels labels = divide(RegionKind.SLICES, 0, cord);
    assertEquals(
        List.of("slice-1", "slice-2", "slice-3", "slice-4"),
        labels.regions().stream().map(Labels.Region::name).toList());
    assertEquals("slice-3", name(labels, 12 + 24 * (11 + 22 * 3)));
  }

  @Test
  void masksThatAreNoCordAreRefused() {
    refused(
        "The mask 'cord' has a hole in slices 1, 3 (counted from 0); fill it",
        mask(RAS, w -> cord(w) && !(Math.abs(w[0]) < 0.5 && Math.abs(w[1]) < 0.5 && odd(w))));
    refused(
        "The mask 'cord' is in more than one piece in slices 1, 3 (counted from 0); keep the cord"
            + " only.",
        mask(RAS, w -> cord(w) || (w[0] > 8 && odd(w))));
    final Mask empty = Mask.ofIndices("cord", RAS, new int[0]);
    final CordOrientation.Result none = new CordOrientation.Result(List.of(), List.of());
    assertTrue(
        sentence(() -> CordDivision.of(RegionKind.HORNS, 0).apply(empty, null, none, Progress.NONE))
            .contains("is empty"));
  }

  private static boolean odd(final double[] w) {
    return Math.abs(Math.abs(w[2]) - 4) < 1;
  }

  @Test
  void emptySlicesBetweenAreTold() {
    final Mask gap = mask(RAS, w -> cord(w) && Math.abs(w[2]) > 1);
    final CordDivision.Result result =
        CordDivision.of(RegionKind.QUADRANTS, 0)
            .apply(gap, null, CordOrientation.ofAffine(gap), Progress.NONE);
    assertEquals(
        List.of(
            "The mask 'cord' is empty in slice 2 (counted from 0), between slices that hold the"
                + " cord; there are no regions in it."),
        result.notes());
  }

  @Test
  void erosionThatEmptiesARegionIsRefusedByName() {
    // a cord with a thin dorsal left corner only
    final Grid one = Grid.ras(15, 15, 1, 1, 1, 4);
    final Mask lopsided =
        mask(
            one,
            w ->
                (w[1] > 1.5 && Math.abs(w[0]) < 6)
                    || (w[0] > 0.5 && w[0] < 6 && w[1] > -6)
                    || (w[0] > -1.5 && w[0] < 1 && w[1] > -6));
    final String sentence = sentence(() -> divide(RegionKind.QUADRANTS, 2.2, lopsided));
    assertEquals(
        "Eroding 'cord' by 2.2 mm leaves nothing of dorsal-left; erode by less.", sentence);
    assertTrue(
        sentence(() -> divide(RegionKind.HORNS, 4.5, mask(RAS, CordDivisionTest::cord)))
            .contains("leaves nothing of"));
  }

  @Test
  void poorHornsAreReportedByName() {
    final Grid coarse = Grid.ras(12, 12, 3, 2, 2, 5);
    final Mask cord = mask(coarse, w -> Math.hypot(w[0] / 6.5, w[1] / 4.5) < 1);
    final CordDivision.Result result =
        CordDivision.of(RegionKind.HORNS, 0)
            .apply(cord, null, CordOrientation.ofAffine(cord), Progress.NONE);
    assertTrue(
        result.notes().stream()
            .anyMatch(
                n ->
                    n.startsWith(
                        "At 2.00 x 2.00 mm, dorsal-left holds fewer than 3 voxels in 3 of")),
        result.notes().toString());
  }

  @Test
  void optionsHaveRanges() {
    assertTrue(sentence(() -> RegionKind.of("Horns")).contains("choose quadrants, horns, halves"));
    assertTrue(sentence(() -> Horns.Fit.of("t2")).contains("choose boundary or contrast"));
    assertTrue(
        sentence(() -> new Horns(0, Horns.Fit.BOUNDARY, 0))
            .contains("least is 0 voxels; choose 1"));
    assertTrue(
        sentence(() -> new CordDivision(RegionKind.HALVES, 0, Horns.Fit.CONTRAST, 3))
            .contains("fit is contrast, which is for horns; kind is halves."));
    final Mask cord = mask(RAS, CordDivisionTest::cord);
    assertTrue(
        sentence(
                () ->
                    new Horns(0, Horns.Fit.CONTRAST, 3)
                        .apply(cord, null, CordOrientation.ofAffine(cord), Progress.NONE))
            .contains("there is no image to fit to"));
  }

  private static String sentence(final Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  private static void refused(final String part, final Mask mask) {
    final String sentence = sentence(() -> divide(RegionKind.QUADRANTS, 0, mask));
    assertTrue(sentence.contains(part), sentence);
  }
}
