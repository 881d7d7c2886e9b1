package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveFigureTest {

  private static final Path PICTURES = Path.of("target/pictures");

  private static int count(final BufferedImage picture, final int rgb) {
    int n = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        n += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return n;
  }

  private static BufferedImage keep(final String name, final BufferedImage picture)
      throws IOException {
    Files.createDirectories(PICTURES);
    Png.write(picture, PICTURES.resolve(name + ".png"));
    return picture;
  }

  private static CurveFigure.Choice choice(
      final String name, final int n, final int each, final String... options) {
    return new CurveFigure.Choice(
        name,
        "explains 31 % of the variance",
        List.of(options),
        IntStream.range(0, n).map(u -> u / each % options.length).toArray());
  }

  static CurveFigure figure(final int n) {
    final Random random = new Random(n);
    final List<CurveFigure.Universe> universes = new ArrayList<>();
    for (int u = 0; u < n; u++) {
      final double g = .45 + .3 * (u % 2) + .15 * random.nextGaussian();
      universes.add(
          new CurveFigure.Universe(
              g,
              g - .6,
              g + .62,
              g > .95
                  ? CurveFigure.Level.CORRECTED
                  : g > .6 ? CurveFigure.Level.UNCORRECTED : CurveFigure.Level.NONE));
    }
    return new CurveFigure(
        "patient \u2212 control in every universe",
        "Hedges' g",
        universes,
        List.of(
            choice("motion", n, 1, "slice-wise", "rigid"),
            choice("confounds", n, 2, "none", "csf", "csf+physio", "csf+physio+components"),
            choice("band", n, 8, "0.01-0.08", "0.01-0.1", "0.01-0.2"),
            choice("definition", n, 24, "ALFF", "fALFF", "mALFF", "zALFF")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 96, 500, 2000})
  void everyUniverseIsSeen(final int n) throws IOException {
    final CurveFigure figure = figure(n);
    final BufferedImage picture = keep("curve_" + n, figure.draw());
    assertEquals(1600, picture.getWidth());
    assertEquals(36 + 64 + 48 + 560 + 4 * 54 + 13 * 34 + 36, picture.getHeight());
    // the rows of the first choice: its columns hold a mark in one row each, or in both where
    // shared
    final int row = 36 + 64 + 48 + 560 + 54;
    final int[] lane =
        IntStream.range(0, 1600)
            .filter(x -> (picture.getRGB(x, row + 3) & 0xffffff) == 0xf0f0f0)
            .toArray();
    final int room = lane.length;
    int columns = 0;
    for (final int x : lane) {
      columns += marked(picture, x, row + 17) || marked(picture, x, row + 34 + 17) ? 1 : 0;
    }
    assertTrue(room > 900, "lanes of " + room);
    assertTrue(n >= 500 ? columns == room : columns >= 2 * n, columns + " of " + room);
  }

  private static boolean marked(final BufferedImage picture, final int x, final int y) {
    final int rgb = picture.getRGB(x, y) & 0xffffff;
    return Arrays.stream(CurveFigure.Level.values()).anyMatch(l -> l.rgb == rgb);
  }

  @Test
  void theOrderIsThatOfTheEffectsAndTheColourThatOfTheLevel() {
    final CurveFigure three =
        new CurveFigure(
            "",
            "g",
            List.of(
                new CurveFigure.Universe(2, 1, 3, CurveFigure.Level.CORRECTED),
                new CurveFigure.Universe(-1, Double.NaN, Double.NaN, CurveFigure.Level.NONE),
                new CurveFigure.Universe(1, 0, 2, CurveFigure.Level.UNCORRECTED)),
            List.of(new CurveFigure.Choice("c", "", List.of("a", "b"), new int[] {0, 1, 1})));
    assertEquals("[1, 2, 0]", Arrays.toString(three.order()));
    final BufferedImage picture = three.draw();
    for (final CurveFigure.Level level : CurveFigure.Level.values()) {
      // a dot of the curve, its mark and that of the legend
      assertTrue(count(picture, level.rgb) > 400, level.toString());
    }
    // the mark of the largest effect, of option a, stands at the right of the first row
    final int y = 36 + 48 + 560 + 54 + 17;
    final int last =
        IntStream.range(0, 1600).filter(x -> marked(picture, x, y)).max().orElseThrow();
    final int first =
        IntStream.range(0, 1600).filter(x -> marked(picture, x, y)).min().orElseThrow();
    assertEquals(CurveFigure.Level.CORRECTED.rgb, picture.getRGB(last, y) & 0xffffff);
    assertTrue(first > 1000, "one universe of three has it, the last: " + first);
  }

  @Test
  void manyOptionsAndLongNamesHaveTheirPlace() throws IOException {
    final int n = 300;
    final String[] many =
        IntStream.range(0, 60)
            .mapToObj(o -> "components " + o + (o == 7 ? " and a very long name ".repeat(6) : ""))
            .toArray(String[]::new);
    final CurveFigure few = figure(n);
    final List<CurveFigure.Choice> choices = new ArrayList<>(few.choices());
    choices.add(choice("a choice whose name is long ".repeat(6), n, 5, many));
    final BufferedImage picture =
        keep(
            "curve_many",
            new CurveFigure(few.title(), few.label(), few.universes(), choices).draw());
    assertEquals(36 + 64 + 48 + 560 + 5 * 54 + 73 * 26 + 36, picture.getHeight());
    // nothing of a name reaches the border or the lanes
    for (int y = 0; y < picture.getHeight(); y++) {
      assertEquals(0xffffff, picture.getRGB(20, y) & 0xffffff, "row " + y);
      assertEquals(0xffffff, picture.getRGB(1590, y) & 0xffffff, "row " + y);
    }
    final Font font = Text.plain(20);
    final String short1 = CurvePage.shortened(many[7], font, 300);
    assertTrue(Text.width(short1, font) <= 300 && short1.contains("\u2026"), short1);
    assertEquals("csf", CurvePage.shortened("csf", font, 300));
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertEquals(
        "A curve of no universe cannot be drawn; give 1 or more.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new CurveFigure("", "g", List.of(), List.of()))
            .getMessage());
    assertEquals(
        "An effect is NaN; leave universes without one out.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new CurveFigure.Universe(Double.NaN, 0, 1, CurveFigure.Level.NONE))
            .getMessage());
    assertEquals(
        "The choice 'c' is of 1 universes, the curve has 2.",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new CurveFigure(
                        "",
                        "g",
                        figure(2).universes(),
                        List.of(new CurveFigure.Choice("c", "", List.of("a"), new int[] {0}))))
            .getMessage());
  }
}
