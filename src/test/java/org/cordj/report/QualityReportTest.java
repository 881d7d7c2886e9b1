package org.cordj.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Table;
import org.cordj.motion.SliceMotion;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.preprocess.OutlierMeasure;
import org.cordj.preprocess.OutlierRule;
import org.cordj.preprocess.Outliers;
import org.junit.jupiter.api.Test;

class QualityReportTest {

  private static final int VOLUMES = 30;
  private final PhantomRun phantom =
      new CordPhantom(VOLUMES, 2, 18, 0.015, 0.020, true, false, 1).make("phantom", Progress.NONE);
  private final Series run = phantom.series();
  private final Mask cord = phantom.mask();
  private final Outliers outliers =
      new Outliers(
          List.of(OutlierMeasure.DVARS, OutlierMeasure.FRAMEWISE_DISPLACEMENT),
          OutlierRule.SD,
          2,
          1000,
          "mean",
          0);
  private final Outliers withoutMotion =
      new Outliers(List.of(OutlierMeasure.DVARS), OutlierRule.SD, 2, 1000, "mean", 0);

  @Test
  void tellsTheMotionThatWasPlanted() {
    final String html =
        new QualityReport(run, null, cord, planted(-1), outliers).page("f", Progress.NONE).html();
    double farthest = 0;
    double mx = 0;
    double my = 0;
    for (int t = 0; t < VOLUMES; t++) {
      mx += phantom.motion()[t][2][0] / VOLUMES;
      my += phantom.motion()[t][2][1] / VOLUMES;
    }
    for (int t = 0; t < VOLUMES; t++) {
      farthest =
          Math.max(
              farthest, Math.hypot(phantom.motion()[t][2][0] - mx, phantom.motion()[t][2][1] - my));
    }
    assertTrue(html.contains(String.format("<td class=\"number\">%.3f</td>", farthest)), html);
    assertFalse(html.contains("did not converge in"));
  }

  @Test
  void framesThatFailedAndTsnrThatFellStandOnTop() {
    final float[][] planes = new float[run.planes().length][];
    for (int p = 0; p < planes.length; p++) {
      planes[p] = run.planes()[p].clone();
      for (int i = 0; i < planes[p].length; i++) {
        planes[p][i] += 100 * (p / 6 % 2);
      }
    }
    final Series worse = Series.ofPlanes("worse", planes, run.grid(), 2);
    final String html =
        new QualityReport(worse, run, cord, planted(7), outliers).page("f", Progress.NONE).html();
    final String top = html.substring(0, html.indexOf("<nav"));
    assertTrue(top.contains("1 slice of a volume did not converge"), top);
    assertTrue(
        Pattern.compile("tSNR fell by [0-9.]+ % in the cord as a whole").matcher(top).find());
  }

  @Test
  void everyPictureIsWhole() throws IOException {
    final Series noisier =
        new CordPhantom(VOLUMES, 2, 12, 0.015, 0.020, true, false, 2)
            .make("noisier", Progress.NONE)
            .series();
    final String html =
        new QualityReport(run, noisier, cord, planted(-1), outliers)
            .page("f", Progress.NONE)
            .html();
    final Matcher data = Pattern.compile("base64,([A-Za-z0-9+/=]+)").matcher(html);
    int pictures = 0;
    while (data.find()) {
      final BufferedImage picture =
          ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1))));
      assertTrue(picture.getWidth() > 300);
      pictures++;
    }
    assertEquals(6, pictures, "motion, film, outliers, tSNR before, after and its difference");
  }

  @Test
  void aStepThatChangedNothingIsSaidToBeOne() {
    final String html =
        new QualityReport(run, run, cord, null, withoutMotion).page("f", Progress.NONE).html();
    assertTrue(html.contains("have the same tSNR in every voxel"));
  }

  @Test
  void refusesARunThatIsNotTheSame() {
    final Grid other = Grid.ras(40, 40, 6, 1, 1, 4);
    final Series elsewhere = Series.ofPlanes("elsewhere", run.planes(), other, 2);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new QualityReport(run, elsewhere, cord, null, withoutMotion))
            .getMessage()
            .contains("elsewhere"));
    final Series shorter =
        Series.ofPlanes("shorter", Arrays.copyOf(run.planes(), 60), run.grid(), 2);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new QualityReport(run, shorter, cord, null, withoutMotion))
            .getMessage()
            .contains("'shorter' 10"));
    final Mask empty = Mask.ofIndices("empty", run.grid(), new int[0]);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new QualityReport(run, null, empty, null, withoutMotion))
            .getMessage()
            .contains("'empty' is empty"));
  }

  /** The planted motion as a table, one slice of a volume marked as not converged. */
  private SliceMotion planted(final int failed) {
    final Table table =
        new Table("volume", "slice", "shift_x_mm", "shift_y_mm", "rotation_deg", "converged");
    for (int t = 0; t < VOLUMES; t++) {
      for (int z = 0; z < 6; z++) {
        final double[] shift = phantom.motion()[t][z];
        table.add(t, z, shift[0], shift[1], 0, !(t == failed && z == 3));
      }
    }
    return SliceMotion.of("planted", table, VOLUMES, 6);
  }
}
