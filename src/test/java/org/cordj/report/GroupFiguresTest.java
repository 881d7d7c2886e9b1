package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GroupFiguresTest {

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

  /** Leaves the picture where a person can look at it. */
  private static BufferedImage keep(final String name, final BufferedImage picture)
      throws IOException {
    Files.createDirectories(PICTURES);
    Png.write(picture, PICTURES.resolve(name + ".png"));
    return picture;
  }

  private static GroupDotPlot.Group group(final String name, final int n, final double mean) {
    final Random random = new Random(name.hashCode() + n);
    return new GroupDotPlot.Group(
        name, random.doubles(n).map(u -> mean + random.nextGaussian()).toArray());
  }

  private static GroupDotPlot.Region region(final String name, final double effect) {
    return new GroupDotPlot.Region(
        name,
        List.of(
            group("controls", 18, 4), group("myelopathy", 20, 4 + effect), group("MS", 12, 3.5)));
  }

  @Test
  void everyParticipantHasADotAndEveryGroupAMean() throws IOException {
    final GroupDotPlot figure =
        new GroupDotPlot(
            "ALFF of the horns by group",
            "ALFF (a.u.)",
            List.of(
                region("ventral-left", 1.5),
                region("ventral-right", 1.2),
                region("dorsal-left", 0),
                region("dorsal-right", 0.1)));
    final BufferedImage picture = keep("group_dots", figure.draw());
    assertEquals(1600, picture.getWidth());
    for (int n = 0; n < 3; n++) {
      // a mark of radius 8 without its rim has some 80 to 150 pixels of the colour
      final int dots = figure.regions().get(0).groups().get(n).values().length * 4;
      assertTrue(count(picture, Palette.rgb(n)) > 60 * dots, "group " + n);
    }
    keep("group_dots_one", new GroupDotPlot("", "Amplitude (%)", List.of(region("", 1))).draw());
  }

  @Test
  void theIntervalOfAMeanIsStudents() {
    final GroupDotPlot.Group group = new GroupDotPlot.Group("a", new double[] {1, 2, 3, 4, 5});
    assertEquals(3, group.mean());
    // t(.975; 4) = 2.776445
    assertEquals(2.776445 * Math.sqrt(2.5 / 5), group.half(), 1e-6);
    assertTrue(Double.isNaN(new GroupDotPlot.Group("a", new double[] {1}).half()));
  }

  @Test
  void aDensityIsThatOfItsKernel() {
    final double[] values = new Random(6).doubles(14, 2, 9).toArray();
    final double h = HalfViolin.bandwidth(values);
    double integral = 0;
    for (double at = -10; at < 20; at += .01) {
      integral += .01 * HalfViolin.density(values, h, at);
    }
    assertEquals(1, integral, 1e-6);
    // R's bw.nrd0(1:10): .9 * 3.02765 * 10^-.2 with an interquartile range of 4.5
    final double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assertEquals(
        .9 * Math.min(3.0276503540974917, 4.5 / 1.34) * Math.pow(10, -.2),
        HalfViolin.bandwidth(ten),
        1e-12);
    assertEquals(0, HalfViolin.bandwidth(new double[] {3, 3, 3, 3, 3}));
  }

  @Test
  void aShadeOfItsColourIsTheDensityFromFiveValuesOn() throws IOException {
    final BufferedImage picture =
        keep(
            "group_dots_14",
            new GroupDotPlot(
                    "nonopioid - control",
                    "ALFF (signal units), adjusted for age",
                    List.of(
                        new GroupDotPlot.Region(
                            "ventral-left\np(fwe) = 0.012",
                            List.of(group("control", 14, 4), group("nonopioid", 15, 5))),
                        new GroupDotPlot.Region(
                            "ventral-right\np(fwe) = 0.4",
                            List.of(group("control", 14, 4), group("nonopioid", 15, 4)))))
                .draw());
    assertTrue(count(picture, pale(0)) > 2000, "the first group's density");
    assertTrue(count(picture, pale(1)) > 2000, "the second group's");
    final BufferedImage few =
        new GroupDotPlot(
                "", "y", List.of(new GroupDotPlot.Region("", List.of(group("control", 4, 4)))))
            .draw();
    assertEquals(0, count(few, pale(0)));
  }

  /** 70 of 255 parts of a group's colour on white. */
  private static int pale(final int n) {
    final BufferedImage one = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    final java.awt.Graphics2D g = one.createGraphics();
    g.setColor(java.awt.Color.WHITE);
    g.fillRect(0, 0, 1, 1);
    final java.awt.Color color = new java.awt.Color(Palette.rgb(n));
    g.setColor(new java.awt.Color(color.getRed(), color.getGreen(), color.getBlue(), 70));
    g.fillRect(0, 0, 1, 1);
    g.dispose();
    return one.getRGB(0, 0) & 0xffffff;
  }

  @Test
  void dotsOfASwarmDoNotCoverEachOther() {
    final double[] y = new Random(3).doubles(40, 0, 300).toArray();
    final double[] x = GroupDotPage.swarm(y, 200);
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < i; j++) {
        assertTrue(Math.hypot(x[i] - x[j], y[i] - y[j]) >= 16 - 1e-9, i + " and " + j);
      }
    }
  }

  private static ScatterFigure.Panel panel(final String key, final int groups, final boolean band) {
    final Random random = new Random(5);
    final ArrayList<ScatterFigure.Points> points = new ArrayList<>();
    for (int n = 0; n < groups; n++) {
      final double[] x = random.doubles(12, 0, 40).toArray();
      final double[] y = new double[12];
      Arrays.setAll(y, i -> 2 + 0.1 * x[i] + random.nextGaussian());
      points.add(new ScatterFigure.Points("group " + n, x, y, Palette.rgb(n)));
    }
    final double[] at = {0, 10, 20, 30, 40};
    final ScatterFigure.Band line =
        new ScatterFigure.Band(
            at,
            new double[] {2, 3, 4, 5, 6},
            new double[] {1.2, 2.5, 3.6, 4.5, 5.2},
            new double[] {2.8, 3.5, 4.4, 5.5, 6.8});
    return new ScatterFigure.Panel(
        key,
        "Neck disability index (0-50)",
        "ALFF " + key + " (a.u.)",
        "r = 0.76 [0.41, 0.92], n = 24, t(22) = 5.5, p = 0.0001, permutation p = 0.0002 (10000)",
        points,
        band ? line : null);
  }

  @Test
  void pointsLineAndBandAreDrawn() throws IOException {
    final BufferedImage one =
        keep("scatter_one", new ScatterFigure("", List.of(panel("v", 1, true))).draw());
    final BufferedImage four =
        keep(
            "scatter_four",
            new ScatterFigure(
                    "ALFF and disability",
                    List.of(
                        panel("ventral-left", 2, true),
                        panel("ventral-right", 2, true),
                        panel("dorsal-left", 2, true)))
                .draw());
    final BufferedImage bare = new ScatterFigure("", List.of(panel("v", 1, false))).draw();
    assertTrue(count(one, 0x404040) > 1000, "the line");
    assertTrue(count(bare, 0x404040) < 100, "grey in letters only");
    assertTrue(count(one, Palette.rgb(0)) > 12 * 200, "the points");
    assertEquals(0, count(one, Palette.rgb(1)));
    assertTrue(count(four, Palette.rgb(1)) > 3 * 12 * 150, "the second group's points");
    assertEquals(1600, four.getWidth());
  }

  private static DesignFigure design(final boolean collinear) {
    final Random random = new Random(9);
    final double[][] values = new double[20][5];
    for (int row = 0; row < 20; row++) {
      values[row] =
          new double[] {
            1, row < 10 ? 0 : 1, 40 + 20 * random.nextDouble(), random.nextInt(2), 0,
          };
      values[row][4] = collinear ? 3 - values[row][1] : values[row][2] + 5 * random.nextGaussian();
    }
    return new DesignFigure(
        "Design of 20 participants",
        List.of("intercept", "group[patient]", "age", "sex[M]", "duration"),
        values);
  }

  @Test
  void rankConditionAndCorrelationsOfADesign() throws IOException {
    final DesignFigure whole = design(false);
    assertEquals(5, whole.rank());
    assertTrue(whole.condition() > 1 && whole.condition() < 1000, "" + whole.condition());
    assertTrue(Double.isNaN(whole.correlation(0, 1)), "an intercept correlates with nothing");
    assertEquals(1, whole.correlation(2, 2), 1e-12);
    assertTrue(whole.correlation(2, 4) > .5);
    keep("design", whole.draw());
    final DesignFigure lacking = design(true);
    assertEquals(4, lacking.rank());
    assertEquals(List.of("duration"), lacking.collinear());
    assertEquals(-1, lacking.correlation(1, 4), 1e-12);
    final BufferedImage picture = keep("design_collinear", lacking.draw());
    assertTrue(count(picture, TraceFigure.MARK) > 100, "the sentence is in the warning colour");
    assertEquals(0, count(whole.draw(), TraceFigure.MARK));
    final DesignFigure two =
        new DesignFigure("", List.of("a", "b"), new double[][] {{1, 0}, {1, 0}, {0, 1}, {0, 1}});
    // orthogonal columns
    assertEquals(1, two.condition(), 1e-9);
  }

  @Test
  void whatTheTestsOfADesignFindIsDrawnBelowIt() throws IOException {
    final DesignFigure plain = design(false);
    final List<DesignFigure.Power> powers = new ArrayList<>();
    powers.add(new DesignFigure.Power("patient - control", "d = 0.8", .5, "d = 1.15"));
    powers.add(new DesignFigure.Power("age", "f\u00b2 = 0.35", .8, "f\u00b2 = 0.35"));
    final BufferedImage picture =
        keep(
            "design_power",
            new DesignFigure(plain.title(), plain.columns(), plain.values(), powers).draw());
    final BufferedImage without = plain.draw();
    assertTrue(picture.getHeight() > without.getHeight() + 2 * 40);
    // bars of 240 x 24 pixels, filled to .5 and .8
    assertEquals(240 * 24 * 1.3, count(picture, TraceFigure.LINE), 100);
    for (int n = 0; n < 20; n++) {
      powers.add(powers.get(0));
    }
    final DesignFigure many =
        new DesignFigure(plain.title(), plain.columns(), plain.values(), powers);
    assertTrue(many.draw().getHeight() < without.getHeight() + 15 * 46, "12 lines at most");
    assertTrue(
        refusal(() -> new DesignFigure.Power("age", "", 1.2, ""))
            .contains("'age' is 1.2; it must be from 0 to 1"));
  }

  @Test
  void powerWithItsIntervalAndClosedForm() throws IOException {
    final int[] n = {10, 15, 20, 25, 30, 35, 40};
    final double[] closed = {.40, .57, .69, .78, .85, .90, .93};
    final double[] low = new double[7];
    final double[] high = new double[7];
    final double[] power = new double[7];
    for (int i = 0; i < 7; i++) {
      power[i] = closed[i] + (i % 2 == 0 ? .01 : -.01);
      low[i] = power[i] - .02;
      high[i] = power[i] + .02;
    }
    final BufferedImage picture =
        keep(
            "power",
            new PowerFigure(
                    "Power of two groups, d = 0.8",
                    "Participants per group",
                    n,
                    power,
                    low,
                    high,
                    closed,
                    .8,
                    "Student's t, two-sided alpha 0.05, 2000 studies each; 27 per group reach 0.8")
                .draw());
    assertTrue(count(picture, TraceFigure.LINE) > 7 * 100);
    assertTrue(count(picture, TraceFigure.MARK) > 500, "the target");
    final BufferedImage bare =
        new PowerFigure("", "n", n, power, low, high, null, Double.NaN, "").draw();
    assertEquals(0, count(bare, TraceFigure.MARK));
  }

  private static String refusal(final Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    final double[] one = {1};
    final double[] two = {1, 2};
    assertTrue(
        refusal(() -> new ScatterFigure.Points("a", one, two, 0))
            .contains("1 values across and 2"));
    assertTrue(
        refusal(() -> new ScatterFigure.Points("a", new double[] {Double.NaN}, one, 0))
            .contains("not finite"));
    assertTrue(refusal(() -> new ScatterFigure("t", List.of())).contains("no panel"));
    assertTrue(
        refusal(() -> new GroupDotPlot.Group("a", new double[] {1, Double.NaN}))
            .contains("Value 2 of the group 'a' is NaN"));
    assertTrue(refusal(() -> new GroupDotPlot("t", "ALFF", List.of())).contains("no value"));
    final GroupDotPlot.Region other =
        new GroupDotPlot.Region("b", List.of(new GroupDotPlot.Group("x", one)));
    assertTrue(
        refusal(() -> new GroupDotPlot("t", "ALFF", List.of(region("a", 0), other)))
            .contains("'b' has the groups x, the first controls, myelopathy, MS"));
    assertTrue(
        refusal(() -> new DesignFigure("t", List.of("a", "b"), new double[][] {{1}}))
            .contains("Row 1 of the design must hold 2"));
    assertTrue(
        refusal(() -> new PowerFigure("t", "n", new int[] {5}, two, one, one, null, Double.NaN, ""))
            .contains("1 numbers of participants, but 2 values of the power"));
    assertTrue(
        refusal(
                () ->
                    new PowerFigure(
                        "t", "n", new int[] {5}, new double[] {2}, one, one, null, .8, ""))
            .contains("holds 2.0; it must be from 0 to 1"));
  }
}
