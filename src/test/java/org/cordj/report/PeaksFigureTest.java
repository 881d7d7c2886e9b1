package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.cordj.physio.Trace;
import org.junit.jupiter.api.Test;

/** Rows, dots and their colours in the picture of a trace. */
class PeaksFigureTest {

  private static Trace trace(final int seconds) {
    final double[] x = new double[seconds * 20];
    Arrays.setAll(x, n -> Math.sin(2 * Math.PI * n / 20));
    return new Trace("t", x, 20, 0);
  }

  private static Peaks peaks(final int n, final Peaks.Origin last) {
    final double[] times = new double[n];
    Arrays.setAll(times, i -> 0.25 + i);
    final List<Peaks.Origin> origins =
        new ArrayList<>(Collections.nCopies(n, Peaks.Origin.DETECTED));
    origins.set(n - 1, last);
    return new Peaks("t", Rhythm.CARDIAC, times, origins);
  }

  private static int count(final BufferedImage picture, final int rgb) {
    int n = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        n += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return n;
  }

  @Test
  void aRowAMinuteAndNoMoreThanTwelve() {
    final Peaks few = peaks(50, Peaks.Origin.DETECTED);
    final int one = new PeaksFigure("a", trace(60), few).draw().getHeight();
    final int two = new PeaksFigure("a", trace(61), few).draw().getHeight();
    final int twelve = new PeaksFigure("a", trace(720), few).draw().getHeight();
    assertEquals(one + 11 * (two - one), twelve);
    assertEquals(twelve, new PeaksFigure("a", trace(3000), few).draw().getHeight());
  }

  @Test
  void addedPeaksHaveTheirColour() {
    final int green = Peaks.Origin.ADDED.rgb();
    assertEquals(
        0, count(new PeaksFigure("a", trace(60), peaks(50, Peaks.Origin.DETECTED)).draw(), green));
    // one dot in the row and one in the legend, each some tens of pixels
    final int dots =
        count(new PeaksFigure("a", trace(60), peaks(50, Peaks.Origin.ADDED)).draw(), green);
    assertTrue(dots > 60 && dots < 200, "pixels " + dots);
  }

  @Test
  void missingSamplesAndFewPeaksCanBeDrawn() {
    final double[] x = trace(60).samples();
    Arrays.fill(x, 100, 300, Double.NaN);
    new PeaksFigure("a", new Trace("t", x, 20, 0), peaks(1, Peaks.Origin.FILLED)).draw();
    Arrays.fill(x, Double.NaN);
    new PeaksFigure("a", new Trace("t", x, 20, 0), peaks(3, Peaks.Origin.FILLED)).draw();
  }
}
