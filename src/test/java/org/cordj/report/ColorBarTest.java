package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColorBarTest {

  private static final Range RANGE = new Range(0.93, 4.07);

  @Test
  void bothEndsAreLetteredAndRoundValuesBetweenThem() {
    final ColorBar bar = new ColorBar(ColorMap.SEQUENTIAL, RANGE, "ALFF", false, false);
    final List<String> high = bar.ticks(600).stream().map(bar::text).toList();
    assertEquals(List.of("0.93", "1.5", "2.0", "2.5", "3.0", "3.5", "4.07"), high);
    // a low bar keeps its ends and drops what would touch them
    final List<Double> low = bar.ticks(120);
    assertEquals(RANGE.low(), low.get(0));
    assertEquals(RANGE.high(), low.get(low.size() - 1));
    assertTrue(low.size() < high.size(), low.toString());
  }

  @Test
  void coloursRunUpwardsAndPointsSayThatValuesLieBeyond() {
    final BufferedImage plain = drawn(false, false);
    final BufferedImage pointed = drawn(true, true);
    final int middle = 10 + 17;
    assertEquals(ColorMap.DIVERGING.rgb(3), rgb(plain, middle, 10 + 400 - 24 - 4));
    assertEquals(ColorMap.DIVERGING.rgb(252), rgb(plain, middle, 10 + 24 + 3));
    assertEquals(0xffffff, rgb(plain, middle, 10 + 12));
    assertEquals(0xffffff, rgb(plain, middle, 10 + 400 - 12));
    assertEquals(ColorMap.DIVERGING.rgb(255), rgb(pointed, middle, 10 + 12));
    assertEquals(ColorMap.DIVERGING.rgb(0), rgb(pointed, middle, 10 + 400 - 12));
  }

  @Test
  void widthLeavesRoomForTheLabel() {
    final ColorBar bar =
        new ColorBar(
            ColorMap.GRAY,
            RANGE,
            "Amplitude of low-frequency fluctuations (percent of the mean)",
            true,
            true);
    for (final int height : new int[] {250, 400, 600}) {
      final BufferedImage picture = new BufferedImage(600, 700, BufferedImage.TYPE_INT_RGB);
      final Graphics2D g = Text.draw(picture);
      bar.draw(g, 20, 20, height);
      g.dispose();
      for (int y = 0; y < 700; y++) {
        for (int x = 20 + (int) bar.width(height); x < 600; x++) {
          assertEquals(0xffffff, rgb(picture, x, y), "height " + height + ": " + x + ", " + y);
        }
      }
    }
  }

  private static BufferedImage drawn(final boolean below, final boolean above) {
    final BufferedImage picture = new BufferedImage(300, 420, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    new ColorBar(ColorMap.DIVERGING, new Range(-1, 1), "z", below, above).draw(g, 10, 10, 400);
    g.dispose();
    return picture;
  }

  private static int rgb(final BufferedImage picture, final int x, final int y) {
    return picture.getRGB(x, y) & 0xffffff;
  }
}
