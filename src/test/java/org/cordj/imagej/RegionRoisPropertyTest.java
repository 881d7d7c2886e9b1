package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.gui.Roi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cordj.image.Grid;
import org.cordj.image.Labels;

/** Regions to selections and back, for any image of regions. */
class RegionRoisPropertyTest {

  private static final String[] NAMES = {
    "ventral-left", "C5 @ 3", "größer, links; 2", "a\\b", " =: \"x\" ", "0012-0034", "roi/7"
  };

  /** Single voxels and blobs over one another: holes, touching corners, several pieces. */
  private static Labels random(final long seed, final int regions, final int percent) {
    final Random random = new Random(seed);
    final int nx = 1 + random.nextInt(24);
    final int ny = 1 + random.nextInt(24);
    final int nz = 1 + random.nextInt(4);
    final Grid grid = GridsForTests.of("LPS");
    final Grid own = new Grid(nx, ny, nz, grid.affine());
    final int[] numbers = random.ints(1, 5000).distinct().limit(regions).toArray();
    final int[] values = new int[own.voxels()];
    for (int blob = 0; blob < 4 * nz; blob++) {
      final int z = random.nextInt(nz);
      final double x = random.nextInt(nx);
      final double y = random.nextInt(ny);
      final double r = 1 + random.nextInt(6);
      // every third one is a hole
      final int value = blob % 3 == 2 ? 0 : numbers[random.nextInt(regions)];
      for (int p = 0; p < nx * ny; p++) {
        if (Math.hypot(p % nx - x, p / nx - y) < r) {
          values[z * nx * ny + p] = value;
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (random.nextInt(100) < percent) {
        values[i] = random.nextBoolean() ? 0 : numbers[random.nextInt(regions)];
      }
    }
    values[random.nextInt(values.length)] = numbers[0];
    final List<Labels.Region> named = new ArrayList<>();
    for (int n = 0; n < regions; n++) {
      final String name = n < NAMES.length ? NAMES[n] : "region " + n;
      named.add(new Labels.Region(numbers[n], name, random.nextInt(1 << 24)));
    }
    return new Labels("dseg", own, values, named);
  }

  private static void assertSame(final Labels before, final Labels after) {
    assertEquals(before.regions(), after.regions());
    final Grid grid = before.grid();
    IntStream.range(0, grid.voxels())
        .forEach(i -> assertEquals(before.get(i), after.get(i), () -> "voxel " + i));
  }

  private static Labels back(final Labels labels, final List<Roi> rois) {
    return new RoiRegions(RoiRegions.Overlap.REFUSE)
        .apply(labels.name(), labels.grid(), rois)
        .labels();
  }

  @Property(tries = 100, seed = "2026")
  void theRoundTripIsExact(
      @ForAll final long seed,
      @ForAll @IntRange(min = 1, max = 9) final int regions,
      @ForAll @IntRange(max = 60) final int percent,
      @ForAll final boolean run) {
    final Labels labels = random(seed, regions, percent);
    assertSame(labels, back(labels, RegionRois.of(labels, run)));
  }

  @Property(tries = 100, seed = "2026")
  void soItIsThroughAFileOfTheRoiManager(
      @ForAll final long seed,
      @ForAll @IntRange(min = 1, max = 9) final int regions,
      @ForAll @IntRange(max = 60) final int percent,
      @ForAll final boolean run)
      throws IOException {
    final Labels labels = random(seed, regions, percent);
    final Path file = Files.createTempFile("cordj", ".zip");
    try {
      RoiSetFile.write(file, RegionRois.of(labels, run));
      assertSame(labels, back(labels, RoiSetFile.read(file)));
    } finally {
      Files.delete(file);
    }
  }
}
