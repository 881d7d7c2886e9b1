package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;

/**
 * Horns against grey matter drawn by hand, given the cord drawn by hand: three scans of two people
 * of the grey matter challenge (Prados et al. 2017, 10.1016/j.neuroimage.2017.03.010). No number
 * was fitted to these images, but about eight forms of the method were scored on them while it was
 * built, so the figures are those of images that were looked at.
 */
class HornsOfPeopleTest {

  private static final List<String> PEOPLE = List.of("sub-9584", "sub-9709Ses1", "sub-9709Ses2");

  /** Horn centres in grey matter, of how many, and the overlap. */
  private static final class Score {
    int ventral;
    int dorsal;
    int slices;
    int both;
    int ours;
    int theirs;

    double dice() {
      return 2.0 * both / (ours + theirs);
    }

    double share(final int n) {
      return n / (2.0 * slices);
    }

    void add(final Score s) {
      ventral += s.ventral;
      dorsal += s.dorsal;
      slices += s.slices;
      both += s.both;
      ours += s.ours;
      theirs += s.theirs;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "ventral centres in grey matter %.3f, dorsal %.3f of %d; Dice of the horns' union %.3f",
          share(ventral),
          share(dorsal),
          2 * slices,
          dice());
    }
  }

  private static Score score(final Horns.Result horns, final Mask grey) {
    final Score score = new Score();
    final Mask union = horns.labels().union();
    score.ours = union.count();
    score.theirs = grey.count();
    score.both = union.and(grey).count();
    final Grid grid = grey.grid();
    for (int z = 0; z < grid.nz(); z++) {
      final int[] in = new int[4];
      for (int h = 0; h < 4; h++) {
        in[h] = centreIn(horns.shares().get(h), grey, z);
      }
      if (in[0] >= 0) {
        score.slices++;
        score.dorsal += in[0] + in[1];
        score.ventral += in[2] + in[3];
      }
    }
    return score;
  }

  /** Whether the voxel at a horn's centre of mass is grey matter, 1 or 0; -1 without a horn. */
  private static int centreIn(final Volume share, final Mask grey, final int z) {
    final Grid grid = grey.grid();
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int p = 0; p < grid.planeSize(); p++) {
      final double s = share.planes()[z][p];
      sum += s;
      x += s * (p % grid.nx());
      y += s * (p / grid.nx());
    }
    if (sum == 0) {
      return -1;
    }
    final int at = (int) Math.rint(x / sum) + grid.nx() * (int) Math.rint(y / sum);
    return grey.contains(at + grid.planeSize() * z) ? 1 : 0;
  }

  private static Score run(final String subject, final Horns.Fit fit) {
    final String stem = subject + "/anat/" + subject + "_run-1_T2starw";
    final String labels = "data/gm_challenge/derivatives/labels/" + stem;
    final Mask cord = Mask.of(CordCases.read(labels + "_seg-manual.nii.gz"));
    final Mask grey = Mask.of(CordCases.read(labels + "_gmseg-manual.nii.gz"));
    final Volume image = CordCases.read("data/gm_challenge/" + stem + ".nii.gz");
    final boolean contrast = fit == Horns.Fit.CONTRAST;
    final CordOrientation.Result orientation =
        new CordOrientation(CordOrientation.DEFAULT_SMOOTHING)
            .apply(cord, contrast ? image : null, Progress.NONE);
    final Score score =
        score(new Horns(0, fit, 3).apply(cord, image, orientation, Progress.NONE), grey);
    System.out.println(subject + ", " + fit.label() + ": " + score);
    return score;
  }

  private static Score all(final Horns.Fit fit) {
    final Score sum = new Score();
    PEOPLE.forEach(p -> sum.add(run(p, fit)));
    System.out.println("all, " + fit.label() + ": " + sum);
    return sum;
  }

  @Test
  void fromTheBoundaryAlone() {
    final Score score = all(Horns.Fit.BOUNDARY);
    assertTrue(score.share(score.ventral) >= 0.95, score.toString());
    assertTrue(score.share(score.dorsal) >= 0.80, score.toString());
  }

  @Test
  void withTheContrast() {
    final Score score = all(Horns.Fit.CONTRAST);
    assertTrue(score.share(score.ventral) >= 0.98, score.toString());
    assertTrue(score.share(score.dorsal) >= 0.90, score.toString());
  }
}
