package org.cordj.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.view.Views;
import org.cordj.image.Series;
import org.junit.jupiter.api.Test;

class TrimTest {

  private final Series run = PreprocessRuns.noise(3, 4, 2, 10, 1);

  @Test
  void theKeptVolumesShareTheRunsPixels() {
    final Series kept = new Trim(3, 7).apply(run);
    assertEquals(5, kept.volumes());
    assertEquals("noise_trim", kept.name());
    assertEquals(2, kept.tr());
    assertSame(run.planes()[3 * 2 + 1], kept.planes()[1]);
    assertSame(run.planes()[7 * 2], kept.planes()[4 * 2]);
    assertEquals(7, new Trim(3, Trim.TO_THE_END).apply(run).volumes());
  }

  @Test
  void anyImage() {
    final Series view = new Series("view", Views.zeroMin(run.img()), run.grid(), 2);
    final Series kept = new Trim(4, Trim.TO_THE_END).apply(view);
    assertEquals(6, kept.volumes());
    assertEquals(run.planes()[4 * 2 + 1][5], kept.img().getAt(5 % 3, 5 / 3, 1, 0).getRealFloat());
  }

  private void refused(final int first, final int last, final String sentence) {
    final String message =
        assertThrows(IllegalArgumentException.class, () -> new Trim(first, last).apply(run))
            .getMessage();
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void volumesThatTheRunHasNotAreRefused() {
    refused(-1, 5, "first is -1; volumes are counted from 0");
    refused(10, -1, "first is 10, but 'noise' has volumes 0 to 9");
    refused(2, 10, "last is 10, but 'noise' has volumes 0 to 9");
    refused(5, 4, "must not come before the first");
    refused(2, -2, "must not come before the first");
    refused(9, -1, "first=9 and last=9 keep 1 volume of 'noise'");
  }
}
