package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Centreline and mask against masks made by hand, on every image there is, untouched. */
class CordSegmentationTest {

  @Test
  void scoresAgainstManualMasks() {
    final StringBuilder table =
        new StringBuilder(
            String.format(
                "%n%-13s %-5s %-8s %5s %7s %6s %6s %6s | %6s %6s %s%n",
                "image",
                "kind",
                "contrast",
                "conf",
                "Dice",
                "vol %",
                "MSD",
                "HD95",
                "c med",
                "c max",
                "missed (mm)"));
    final List<Executable> checks = new ArrayList<>();
    double sum = 0;
    double least = 1;
    int n = 0;
    double epi = 0;
    for (final CordCases.Case c : CordCases.all()) {
      final Volume image = c.readImage();
      final Volume truth = c.readTruth();
      final Centerline line = CordCenterline.automatic(Contrast.AUTO).apply(image, Progress.NONE);
      final CordMask.Result result =
          new CordMask(CordMask.Method.SURFACE, Contrast.AUTO, CordMask.DEFAULT_RADIUS)
              .apply(image, line, Progress.NONE);
      final CordScores.OfMask m = CordScores.of(result.mask(), truth);
      final CordScores.OfLine l = CordScores.of(line, truth);
      table.append(
          String.format(
              Locale.ROOT,
              "%-13s %-5s %-8s %5.2f %7.3f %+6.1f %6.2f %6.2f | %6.2f %6.2f %d of %d%n",
              c.name(),
              c.kind(),
              line.contrast().label(),
              line.confidence(),
              m.dice(),
              100 * m.volumeError(),
              m.meanDistance(),
              m.hausdorff95(),
              l.median(),
              l.largest(),
              l.missing(),
              l.slices() + l.missing()));
      checks.add(
          () ->
              assertEquals(
                  c.contrast() == Contrast.T1,
                  line.contrast() == Contrast.T1,
                  c + ": " + line.reason()));
      checks.add(() -> assertTrue(l.median() <= 1, c + ": median distance " + l.median()));
      checks.add(() -> assertTrue(l.largest() <= 4, c + ": largest distance " + l.largest()));
      checks.add(() -> assertEquals(0, l.missing(), c + ": slices without a point"));
      if (c.epi()) {
        epi = m.dice();
      } else {
        sum += m.dice();
        least = Math.min(least, m.dice());
        n++;
      }
    }
    table.append(
        String.format(
            Locale.ROOT,
            "mean %.3f, least %.3f without EPI (%d images); EPI %.3f%n",
            sum / n,
            least,
            n,
            epi));
    System.out.println(table);
    assertAll(checks);
    assertTrue(sum / n >= 0.93, "mean Dice " + sum / n);
    assertTrue(least >= 0.88, "least Dice " + least);
    assertTrue(epi >= 0.85, "Dice of the EPI " + epi);
  }

  /** Images that took no part in the choice of the boundary's parameters; centreline only. */
  @Test
  void centrelinesOfOtherImages() {
    final String sct = "data/sct_testing_data/";
    final String[][] images = {
      {
        sct + "template/template/PAM50_small_t2.nii.gz",
        sct + "template/template/PAM50_small_cord.nii.gz"
      },
      {sct + "t2s/t2s_uncropped.nii.gz", sct + "t2s/t2s_uncropped_gmseg_manual.nii.gz"},
      {sct + "fmri/fmri.nii.gz", null},
      {sct + "dmri/dwi_mean.nii.gz", sct + "dmri/dwi_mean_centerline-optic.nii.gz"},
      {"data/sct_tutorial_single_subject/dmri/dmri.nii.gz", null}
    };
    for (final String[] image : images) {
      final Centerline line =
          CordCenterline.automatic(Contrast.AUTO).apply(CordCases.read(image[0]), Progress.NONE);
      assertEquals(image[0].contains("dmri"), line.contrast() == Contrast.T1, image[0]);
      if (image[1] != null) {
        final CordScores.OfLine l = CordScores.of(line, CordCases.read(image[1]));
        System.out.printf(
            Locale.ROOT,
            "%s: confidence %.2f, median %.2f mm, largest %.2f mm, %d slices, %d missed%n",
            line.name(),
            line.confidence(),
            l.median(),
            l.largest(),
            l.slices(),
            l.missing());
        assertTrue(l.median() <= 1, image[0] + ": median " + l.median());
        assertTrue(l.largest() <= 4, image[0] + ": largest " + l.largest());
        assertEquals(0, l.missing(), image[0]);
      }
    }
  }
}
