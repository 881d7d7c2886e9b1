package org.cordj.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much a volume stands out. The names are those of fMRIPrep's confound tables where it has the
 * measure.
 */
public enum OutlierMeasure {

  /**
   * DVARS: the root of the mean over voxels of the squared change since the volume before (Power
   * 2012, 10.1016/j.neuroimage.2011.10.018).
   */
  DVARS("dvars", "DVARS", false),

  /**
   * DVARS over the value to be expected of noise with each voxel's SD and lag-1 autocorrelation
   * (Nichols, arXiv 1704.01469): about 1 in a quiet run.
   */
  STD_DVARS("std_dvars", "DVARS, standardised", false),

  /** As std_dvars, but each voxel's change is divided by its own expected one before the mean. */
  VXSTD_DVARS("vxstd_dvars", "DVARS, std. by voxel", false),

  /** The root of the mean over voxels of the squared difference from a reference volume. */
  REFRMS("refrms", "refRMS", false),

  /**
   * Power's framewise displacement in mm: the sum of the absolute changes of the translations and,
   * as arcs on a circle, of the rotations (Power 2012, 10.1016/j.neuroimage.2011.10.018).
   */
  FRAMEWISE_DISPLACEMENT("framewise_displacement", "FD, Power (mm)", true),

  /**
   * Jenkinson's framewise displacement in mm: the root mean square, over a sphere (whole volumes)
   * or disk (slices), of how far its points moved since the volume before (10.1006/nimg.2002.1132).
   */
  RMSD("rmsd", "FD, Jenkinson (mm)", true);

  private final String key;
  private final String label;
  private final boolean motion;

  OutlierMeasure(final String key, final String label, final boolean motion) {
    this.key = key;
    this.label = label;
    this.motion = motion;
  }

  /** The word that users write, and its column. */
  public String key() {
    return key;
  }

  /** What an axis says, with the unit where it has one. */
  public String label() {
    return label;
  }

  /** Whether it comes from a table of motion and not from the image. */
  public boolean needsMotion() {
    return motion;
  }

  /**
   * The measures that a comma list names.
   *
   * @throws IllegalArgumentException listing the legal words, if one is none or stands twice
   */
  public static List<OutlierMeasure> list(final String text) {
    final List<OutlierMeasure> list = new ArrayList<>();
    for (final String word : text.split(",", -1)) {
      final OutlierMeasure measure =
          Arrays.stream(values())
              .filter(m -> m.key.equals(word.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "measure has '"
                              + word.strip()
                              + "'; legal are "
                              + text(List.of(values())).replace(",", ", ")
                              + "."));
      if (list.contains(measure)) {
        throw new IllegalArgumentException("measure has '" + measure.key + "' twice.");
      }
      list.add(measure);
    }
    return list;
  }

  /** The list as {@link #list} reads it. */
  public static String text(final List<OutlierMeasure> list) {
    return list.stream().map(OutlierMeasure::key).collect(Collectors.joining(","));
  }
}
