package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.io.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CordLevelsTest {

  /** 60 slices of 2 mm, straight; slice k at z = 2 k - 59 mm. */
  private static final Grid GRID = Grid.ras(15, 15, 60, 1, 1, 2);

  private static Mask straight(final Grid grid) {
    return Mask.ofIndices(
        "cord",
        grid,
        IntStream.range(0, grid.voxels())
            .filter(
                i -> {
                  final double[] w =
                      grid.toWorld(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize());
                  return Math.hypot(w[0], w[1]) < 5;
                })
            .toArray());
  }

  private static LevelPoint point(final String name, final double k) {
    return LevelPoint.of(name, new CordPoint(7, 12, k));
  }

  /** The name of each slice's level, from the lowest slice up. */
  private static List<String> slices(final Labels levels) {
    return IntStream.range(0, levels.grid().nz())
        .mapToObj(
            z ->
                levels.regions().stream()
                    .filter(r -> r.index() == levels.get(7 + 15 * (7 + 15 * z)))
                    .map(Labels.Region::name)
                    .findFirst()
                    .orElse("-"))
        .toList();
  }

  private static void assertRange(
      final List<String> slices, final String name, final int from, final int to) {
    for (int z = 0; z < slices.size(); z++) {
      assertEquals(z >= from && z <= to, slices.get(z).equals(name), name + " in slice " + z);
    }
  }

  @Test
  void betweenDiscsLiesOneLevel() {
    final CordLevels.Result result =
        new CordLevels(
                List.of(point("C3/C4", 40), point("C2/C3", 50), point("C4/C5", 31)), List.of())
            .apply(straight(GRID));
    final List<String> slices = slices(result.labels());
    // a slice at a disc belongs to the vertebra above
    assertRange(slices, "vertebral-C3", 40, 49);
    assertRange(slices, "vertebral-C4", 31, 39);
    assertRange(slices, "-", 0, 30, 50);
    assertEquals(
        List.of(3, 4), result.labels().regions().stream().map(Labels.Region::index).toList());
    assertTrue(result.notes().get(0).contains("beyond the outermost points"));
    final Table table = CordLevels.toTable(result.labels());
    assertEquals("vertebral-C3", table.text(0, "name"));
    assertEquals(40, table.number(0, "lowest_slice"));
    assertEquals(49, table.number(0, "highest_slice"));
    assertEquals(10, table.number(0, "slices"));
  }

  private static void assertRange(
      final List<String> slices, final String name, final int from, final int to, final int above) {
    for (int z = 0; z < slices.size(); z++) {
      assertEquals(
          z >= from && z <= to || z >= above, slices.get(z).equals(name), name + " in slice " + z);
    }
  }

  @Test
  void middlesReachHalfwayToTheirNeighbours() {
    final List<String> slices =
        slices(
            new CordLevels(List.of(point("spinal-C5", 45), point("spinal-C6", 35)), List.of())
                .apply(straight(GRID))
                .labels());
    assertRange(slices, "spinal-C5", 40, 49);
    assertRange(slices, "spinal-C6", 30, 39);
  }

  @Test
  void lengthsCountFromOnePoint() {
    final List<String> below =
        slices(
            new CordLevels(List.of(point("C7/T1", 50)), List.of(20.0, 18.0))
                .apply(straight(GRID))
                .labels());
    assertRange(below, "vertebral-T1", 40, 49);
    assertRange(below, "vertebral-T2", 31, 39);
    final List<String> from =
        slices(
            new CordLevels(List.of(point("spinal-C8", 45)), List.of(20.0, 10.0))
                .apply(straight(GRID))
                .labels());
    assertRange(from, "spinal-C8", 40, 49);
    assertRange(from, "spinal-T1", 35, 39);
  }

  @Test
  void levelsBetweenDistantPointsAreEquallyLongAndSaidSo() {
    final CordLevels.Result result =
        new CordLevels(List.of(point("C2/C3", 50), point("C4/C5", 30)), List.of())
            .apply(straight(GRID));
    assertRange(slices(result.labels()), "vertebral-C3", 40, 49);
    assertTrue(result.notes().get(0).contains("equally long"), result.notes().toString());
  }

  /** A cord that leans: lengths count along it, and discs stand at right angles to it. */
  @Test
  void lengthsFollowTheCord() {
    final Grid grid = Grid.ras(15, 80, 60, 1, 1, 1);
    final Mask leaning =
        Mask.ofIndices(
            "cord",
            grid,
            IntStream.range(0, grid.voxels())
                .filter(
                    i -> {
                      final double[] w =
                          grid.toWorld(
                              i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.planeSize());
                      return Math.hypot(w[0], w[1] - 0.75 * w[2]) < 5;
                    })
                .toArray());
    // from the cord's middle at slice 40 10 mm to the front at right angles: 6 mm lower
    final double k = 40;
    final double j = 39.5 + 0.75 * (k - 29.5);
    final LevelPoint disc = LevelPoint.of("C2/C3", new CordPoint(7, j + 8, k - 6));
    final Labels levels = new CordLevels(List.of(disc), List.of(12.5)).apply(leaning).labels();
    // 12.5 mm along a cord with a slope of 4 in 5 are 10 slices
    final Table table = CordLevels.toTable(levels);
    assertEquals(1, table.size());
    assertEquals(40, table.number(0, "highest_slice"), 1);
    assertEquals(10, table.number(0, "slices"), 1);
  }

  @Test
  void allOrdersAndFlipsOfTheArrayGiveTheSameLevels() {
    final Mask mask = straight(GRID);
    final CordLevels levels =
        new CordLevels(List.of(point("C2/C3", 50), point("C3/C4", 40)), List.of());
    final Labels reference = levels.apply(mask).labels();
    for (final int[] order :
        new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      for (int f = 0; f < 8; f++) {
        final boolean[] flip = {(f & 1) != 0, (f & 2) != 0, (f & 4) != 0};
        final Volume turned = CordForTests.turned(mask.toVolume(), order, flip);
        final List<LevelPoint> points =
            levels.points().stream().map(p -> moved(p, order, flip, turned.grid())).toList();
        final Volume should = CordForTests.turned(reference.toVolume(), order, flip);
        final Labels got = new CordLevels(points, List.of()).apply(Mask.of(turned)).labels();
        for (int i = 0; i < turned.grid().voxels(); i++) {
          assertEquals(should.get(i), got.get(i));
        }
      }
    }
  }

  private static LevelPoint moved(
      final LevelPoint p, final int[] order, final boolean[] flip, final Grid grid) {
    final double[] from = p.voxel().toArray();
    final double[] to = new double[3];
    for (int d = 0; d < 3; d++) {
      to[d] = flip[d] ? grid.size(d) - 1 - from[order[d]] : from[order[d]];
    }
    return LevelPoint.of(p.name(), new CordPoint(to[0], to[1], to[2]));
  }

  @Test
  void clicksAreNamedFromTheTop() {
    final List<CordPoint> clicked =
        List.of(new CordPoint(7, 12, 40), new CordPoint(7, 12, 50), new CordPoint(7, 12, 31));
    final List<LevelPoint> points = CordLevels.named(clicked, List.of("C6/C7"), GRID);
    assertEquals(
        List.of("C6/C7", "C7/T1", "T1/T2"), points.stream().map(LevelPoint::name).toList());
    assertEquals(50, points.get(0).voxel().k());
    assertEquals(
        List.of("C4/C5", "C3/C4", "C5/C6"),
        CordLevels.named(clicked, List.of("C4/C5", "C3/C4", "C5/C6"), GRID).stream()
            .map(LevelPoint::name)
            .toList());
    assertTrue(
        sentence(() -> CordLevels.named(clicked, List.of("C4/C5", "C3/C4"), GRID))
            .contains("There are 3 points and 2 names"));
    assertTrue(
        sentence(() -> CordLevels.named(clicked, List.of("L4/L5"), GRID))
            .contains("There are more points than levels below 'L4/L5'"));
  }

  @Test
  void pointsOutOfOrderOrTwiceAreRefused() {
    assertEquals(
        "The points are out of order: 'C3/C4' lies 20.0 mm above 'C2/C3' along the cord, and should"
            + " lie below it.",
        sentence(
            () ->
                new CordLevels(List.of(point("C2/C3", 40), point("C3/C4", 50)), List.of())
                    .apply(straight(GRID))));
    assertEquals(
        "The point 'C2/C3' stands twice; keep one of them.",
        sentence(() -> new CordLevels(List.of(point("C2/C3", 40), point("C2/C3", 30)), List.of())));
    assertTrue(
        sentence(
                () ->
                    new CordLevels(List.of(point("C2/C3", 40), point("spinal-C5", 30)), List.of()))
            .contains("give points of one kind"));
    assertTrue(
        sentence(() -> new CordLevels(List.of(point("C2/C3", 40)), List.of()))
            .contains("tells no length"));
    assertTrue(sentence(() -> new CordLevels(List.of(), List.of())).contains("There is no point"));
    assertTrue(
        sentence(
                () -> new CordLevels(List.of(point("C2/C3", 40), point("C3/C4", 30)), List.of(3.0)))
            .contains("lengths count from one point only"));
    assertTrue(
        sentence(() -> new CordLevels(List.of(point("C2/C3", 40)), List.of(0.5)))
            .contains("A length is 0.5 mm; choose 1 to 100 mm"));
    assertTrue(
        sentence(
                () ->
                    new CordLevels(List.of(point("C2/C3", 70), point("C3/C4", 30)), List.of())
                        .apply(straight(GRID)))
            .contains("The point 'C2/C3' lies outside the image: its z is 70.0"));
  }

  @Test
  void namesTellVertebralFromSpinalLevels() {
    assertEquals("vertebral-T1", LevelKind.VERTEBRAL.name(8));
    assertEquals("spinal-C8", LevelKind.SPINAL.name(8));
    assertEquals("spinal-S5", LevelKind.SPINAL.name(LevelKind.SPINAL.last()));
    assertEquals("vertebral-L5", LevelKind.VERTEBRAL.name(LevelKind.VERTEBRAL.last()));
    for (final String wrong : List.of("C5", "C2/C4", "C8/T1", "vertebral-C8", "spinal-T13", "")) {
      assertTrue(
          sentence(() -> point(wrong, 1)).contains("names no level; a point is a disc"), wrong);
    }
    assertTrue(sentence(() -> LevelKind.of("disc")).contains("choose vertebral or spinal"));
  }

  @Test
  void regionsAreCrossedWithLevels() {
    final Mask mask = straight(GRID);
    final Labels levels =
        new CordLevels(
                List.of(point("C2/C3", 50), point("C3/C4", 40), point("C4/C5", 31)), List.of())
            .apply(mask)
            .labels();
    final Labels quadrants = new Quadrants(0).apply(mask);
    final LevelCrossing.Result result = LevelCrossing.of(quadrants, levels);
    assertEquals(8, result.labels().regions().size());
    assertEquals("vertebral-C3_dorsal-left", result.labels().regions().get(0).name());
    assertEquals("vertebral-C4_ventral-right", result.labels().regions().get(7).name());
    for (int i = 0; i < GRID.voxels(); i++) {
      final int both = result.labels().get(i);
      if (both > 0) {
        assertEquals(quadrants.get(i), (both - 1) % 4 + 1);
        assertEquals(levels.get(i), (both - 1) / 4 + 3);
      } else {
        assertTrue(quadrants.get(i) == 0 || levels.get(i) == 0);
      }
    }
    assertTrue(result.notes().get(0).contains("have no level"), result.notes().toString());
    final Grid other = Grid.ras(15, 15, 61, 1, 1, 2);
    assertTrue(
        sentence(() -> LevelCrossing.of(new Quadrants(0).apply(straight(other)), levels))
            .contains("are not on the same grid"));
  }

  private static String sentence(final Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }
}
