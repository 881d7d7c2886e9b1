package org.cordj.command;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.segment.CsfRing;

/** Tissue around cord and fluid, for components of noise. */
final class NotCord {

  /** How far tissue is looked for, in mm. */
  private static final double FURTHEST = 30;

  /** Less than this share of the cord's signal is air. */
  private static final double AIR = 0.2;

  private NotCord() {}

  /**
   * The voxels from a distance to 30 mm of cord and fluid whose mean is above a fifth of the
   * cord's.
   *
   * @param csf the fluid, null where only the cord is known
   * @param margin the distance in mm
   */
  static Mask of(
      final Series run,
      final Mask cord,
      final Mask csf,
      final double margin,
      final Progress progress) {
    if (!(margin >= 0 && margin < FURTHEST)) {
      throw new IllegalArgumentException(
          "margin is " + margin + " mm; choose 0 to below " + (int) FURTHEST + " mm.");
    }
    cord.requireFits(run.name(), run.grid());
    final Mask inner =
        csf == null
            ? cord
            : Mask.ofIndices(
                cord.name(),
                cord.grid(),
                IntStream.concat(Arrays.stream(cord.indices()), Arrays.stream(csf.indices()))
                    .sorted()
                    .distinct()
                    .toArray());
    final Mask around = new CsfRing(margin, FURTHEST, false).apply(inner, null, progress);
    progress.begin("Mean of " + run.name(), run.grid().voxels());
    final Volume mean = run.mean(progress);
    final double signal =
        Arrays.stream(cord.indices())
            .mapToDouble(mean::get)
            .filter(Double::isFinite)
            .average()
            .orElse(0);
    return Mask.ofIndices(
        "not-cord",
        run.grid(),
        Arrays.stream(around.indices()).filter(i -> mean.get(i) > AIR * signal).toArray());
  }
}
