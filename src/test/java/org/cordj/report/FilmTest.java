package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;

class FilmTest {

  private static final int VOLUMES = 9;
  private final Grid grid = Grid.ras(12, 10, 3, 1, 1, 4);
  private final Mask cord =
      Mask.ofIndices("cord", grid, new int[] {index(5, 5, 1), index(6, 5, 1), index(5, 6, 1)});

  @Test
  void eachFrameShowsItsVolumeOfEachRun() {
    final Film film = Film.of(List.of(ramp("raw"), still("mc")), cord, 1, 3, 60);
    assertEquals(VOLUMES, film.frames());
    assertEquals(film.width() * VOLUMES, film.strip().getWidth());
    int last = -1;
    for (int f = 0; f < VOLUMES; f++) {
      final int first = grey(film, f, 1, 1);
      assertTrue(first >= last, "the first run brightens from frame to frame");
      last = first;
      assertEquals(grey(film, 0, film.width() - 2, 1), grey(film, f, film.width() - 2, 1), "still");
    }
    assertNotEquals(grey(film, 0, 1, 1), last);
  }

  @Test
  void theSubjectsRightIsOnTheLeftWhateverTheOrderOfTheArray() {
    final float[][] planes = planes();
    for (final float[] plane : planes) {
      for (int x = 0; x < 12; x++) {
        for (int y = 0; y < 10; y++) {
          plane[x + 12 * y] = x;
        }
      }
    }
    final Film film = Film.of(List.of(Series.ofPlanes("x", planes, grid, 2)), cord, 1, 30, 1);
    // in a RAS grid x grows towards the right
    assertTrue(grey(film, 0, 1, 2) > grey(film, 0, film.width() - 2, 2));
  }

  @Test
  void longRunsAreShownEvenlyFromTheFirstVolumeToTheLast() {
    assertEquals(0, Film.volume(0, 4, 10));
    assertEquals(9, Film.volume(3, 4, 10));
    assertEquals(0, Film.volume(0, 1, 10));
    assertEquals(4, Film.of(List.of(ramp("raw")), cord, 1, 3, 4).frames());
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    final Series raw = ramp("raw");
    final Series other = Series.ofPlanes("other", planes(), Grid.ras(12, 10, 3, 1, 1, 5), 2);
    assertTrue(message(List.of(raw, other), 1).contains("other"));
    final Series shorter =
        Series.ofPlanes("shorter", Arrays.copyOf(planes(), 3 * (VOLUMES - 1)), grid, 2);
    assertTrue(message(List.of(raw, shorter), 1).contains("'shorter' 8"));
    assertTrue(message(List.of(raw), 0).contains("no voxel in slice 1"));
  }

  private String message(final List<Series> runs, final int slice) {
    return assertThrows(IllegalArgumentException.class, () -> Film.of(runs, cord, slice, 3, 60))
        .getMessage();
  }

  private static int grey(final Film film, final int frame, final int x, final int y) {
    final BufferedImage strip = film.strip();
    return strip.getRGB(frame * film.width() + x, y) & 0xff;
  }

  private float[][] planes() {
    return new float[3 * VOLUMES][120];
  }

  private Series ramp(final String name) {
    final float[][] planes = planes();
    for (int p = 0; p < planes.length; p++) {
      for (int i = 0; i < 120; i++) {
        planes[p][i] = i + 10 * (p / 3);
      }
    }
    return Series.ofPlanes(name, planes, grid, 2);
  }

  private Series still(final String name) {
    final float[][] planes = planes();
    for (final float[] plane : planes) {
      for (int i = 0; i < 120; i++) {
        plane[i] = i;
      }
    }
    return Series.ofPlanes(name, planes, grid, 2);
  }

  private int index(final int x, final int y, final int z) {
    return x + 12 * (y + 10 * z);
  }

  /** A volume that was left out is NaN: black, and the others keep their grey. */
  @Test
  void aVolumeWithoutValuesIsBlack() {
    final Series ramp = ramp("raw");
    for (int z = 0; z < grid.nz(); z++) {
      Arrays.fill(ramp.planes()[3 * grid.nz() + z], Float.NaN);
    }
    final Film film = Film.of(List.of(ramp), cord, 1, 3, 60);
    assertEquals(0, grey(film, 3, 1, 1));
    assertTrue(grey(film, 8, 1, 1) > grey(film, 0, 1, 1), "it brightens");
  }
}
