package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.cordj.report.SpectrumFigure.NamedBand;
import org.junit.jupiter.api.Test;

class SpectrumFigureTest {

  private static final double[] F = {0, 0.05, 0.1, 0.15, 0.2, 0.25};
  private static final double[] V = {4, 8, 6, 3, 2, 2};
  private static final int BLUE = 0x0072b2;

  private final Curve curve = Curve.of("ventral-left", F, V, BLUE);
  private final SpectrumFigure figure = SpectrumFigure.of("Amplitude (units)", List.of(curve));

  @Test
  void curvesPassThroughTheirPointsOnBothAxes() {
    for (final boolean logarithmic : new boolean[] {false, true}) {
      final Drawn drawing = Drawn.of(figure.withLogarithmic(logarithmic));
      for (int i = 1; i < F.length - 1; i++) {
        final double x = drawing.page().x(F[i]);
        final double y = drawing.page().y(V[i]);
        assertTrue(drawing.page().data().contains(x, y), F[i] + " Hz lies outside the axes");
        assertEquals(BLUE, rgb(drawing.picture(), x, y), F[i] + " Hz");
        assertNotEquals(BLUE, rgb(drawing.picture(), x, y - 14), "above " + F[i] + " Hz");
      }
    }
  }

  @Test
  void logarithmicAxisHasEqualRatiosEqualFarApart() {
    final Drawn drawing = Drawn.of(figure.withLogarithmic(true));
    assertEquals(
        drawing.page().y(2) - drawing.page().y(4), drawing.page().y(4) - drawing.page().y(8), 1e-6);
  }

  @Test
  void bandsAreShadedFromEdgeToEdge() {
    final Drawn plain = Drawn.of(figure);
    final Drawn drawing = Drawn.of(figure.withBands(List.of(new NamedBand("slow4", 0.03, 0.08))));
    final double y = drawing.page().data().getMinY() + 3;
    final int white = 0xffffff;
    assertEquals(
        white, rgb(plain.picture(), plain.page().x(0.05), plain.page().data().getMinY() + 3));
    assertNotEquals(white, rgb(drawing.picture(), drawing.page().x(0.03) + 2, y));
    assertNotEquals(white, rgb(drawing.picture(), drawing.page().x(0.08) - 2, y));
    assertEquals(white, rgb(drawing.picture(), drawing.page().x(0.03) - 2, y));
    assertEquals(white, rgb(drawing.picture(), drawing.page().x(0.08) + 2, y));
  }

  @Test
  void aBandAcrossOthersGetsARowOfItsOwnAboveThem() {
    final NamedBand narrow = new NamedBand("slow5", 0.01, 0.027);
    final NamedBand next = new NamedBand("slow4", 0.027, 0.073);
    final NamedBand wide = new NamedBand("0.01-0.198", 0.01, 0.198);
    final double low = Drawn.of(figure.withBands(List.of(narrow, next))).page().data().getMinY();
    final Drawn both = Drawn.of(figure.withBands(List.of(narrow, next, wide)));
    assertEquals(low + 40, both.page().data().getMinY(), 1e-6);
    final double y = both.page().data().getMinY() - 80;
    assertNotEquals(0xffffff, rgb(both.picture(), both.page().x(0.19), y));
    assertEquals(0xffffff, rgb(both.picture(), both.page().x(0.22), y));
  }

  @Test
  void limitsAreARibbonInThePaleColourOfTheCurve() {
    final double[] low = Arrays.stream(V).map(v -> v - 1).toArray();
    final double[] high = Arrays.stream(V).map(v -> v + 1).toArray();
    final Drawn drawing =
        Drawn.of(SpectrumFigure.of("Amplitude (units)", List.of(curve.withLimits(low, high))));
    for (final double v : new double[] {5.4, 6.6}) {
      final int rgb = rgb(drawing.picture(), drawing.page().x(0.1), drawing.page().y(v));
      final int red = rgb >> 16 & 0xff;
      assertTrue(red > 0x80 && red < 0xf0 && (rgb & 0xff) > red, Integer.toHexString(rgb));
    }
    assertEquals(0xffffff, rgb(drawing.picture(), drawing.page().x(0.1), drawing.page().y(7.4)));
  }

  @Test
  void namesOfNarrowBandsStandUprightBelowTheirStrip() {
    final SpectrumFigure wide = figure.withFrequencies(new Range(0, 0.25));
    final Drawn drawing = Drawn.of(wide.withBands(List.of(new NamedBand("thin", 0.2, 0.204))));
    final double x = drawing.page().x(0.202);
    int dark = 0;
    for (int y = 0; y < 70; y++) {
      for (int dx = -8; dx <= 8; dx++) {
        dark +=
            (rgb(drawing.picture(), x + dx, drawing.page().data().getMinY() + y) & 0xff) < 90
                ? 1
                : 0;
      }
    }
    assertTrue(dark > 50, dark + " dark pixels");
  }

  @Test
  void frequenciesCanBeNarrowed() {
    final Drawn drawing = Drawn.of(figure.withFrequencies(new Range(0.05, 0.2)));
    assertEquals(drawing.page().data().getMinX(), drawing.page().x(0.05), 1e-6);
    assertEquals(drawing.page().data().getMaxX(), drawing.page().x(0.2), 1e-6);
  }

  @Test
  void refusesWhatItCannotDraw() {
    assertTrue(refused(() -> SpectrumFigure.of("A", List.of())).contains("no curve"));
    final String band = refused(() -> figure.withBands(List.of(new NamedBand("slow2", 0.3, 0.4))));
    assertTrue(band.contains("'slow2' (0.3 to 0.4 Hz)") && band.contains("0.0 to 0.25"), band);
    final String edges = refused(() -> new NamedBand("slow4", 0.08, 0.03));
    assertTrue(edges.contains("'slow4'") && edges.contains("0.08 to 0.03"), edges);
    final String zero =
        refused(
            () ->
                SpectrumFigure.of(
                        "A", List.of(Curve.of("c", new double[] {0, 1}, new double[2], 0)))
                    .withLogarithmic(true));
    assertTrue(zero.contains("'c'") && zero.contains("0.0 at 0.0 Hz"), zero);
    final String outside = refused(() -> figure.withFrequencies(new Range(1, 2)));
    assertTrue(outside.contains("'ventral-left' has no point from 1.0 to 2.0 Hz"), outside);
  }

  @Test
  void refusesCurvesWhoseArraysDoNotBelongTogether() {
    final double[] two = {0, 1};
    final String length = refused(() -> Curve.of("c", F, two, 0));
    assertTrue(length.contains("6 frequencies, but 2 values"), length);
    final String nan = refused(() -> Curve.of("c", two, new double[] {1, Double.NaN}, 0));
    assertTrue(nan.contains("NaN at 1.0 Hz"), nan);
    final String order = refused(() -> Curve.of("c", new double[] {1, 1}, two, 0));
    assertTrue(order.contains("number 2 is 1.0 Hz"), order);
    final String one = refused(() -> Curve.of("c", new double[] {1}, new double[] {1}, 0));
    assertTrue(one.contains("1 points"), one);
    final String half = refused(() -> Curve.of("c", two, two, 0).withLimits(two, null));
    assertTrue(half.contains("only one of its two limits"), half);
    final String turned =
        refused(() -> Curve.of("c", two, two, 0).withLimits(new double[] {2, 2}, two));
    assertTrue(turned.contains("2.0 to 0.0"), turned);
  }

  /** A picture, and where frequencies and values lie in it. */
  private record Drawn(SpectrumPage page, BufferedImage picture) {

    static Drawn of(final SpectrumFigure figure) {
      final SpectrumPage page = new SpectrumPage(figure);
      return new Drawn(page, page.draw());
    }
  }

  private static String refused(final org.junit.jupiter.api.function.Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }

  private static int rgb(final BufferedImage picture, final double x, final double y) {
    return picture.getRGB((int) Math.floor(x), (int) Math.floor(y)) & 0xffffff;
  }
}
