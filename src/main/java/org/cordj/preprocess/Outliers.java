package org.cordj.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.Numbers;

/**
 * Finds the volumes of a run that stand out, and the slices of a volume: see {@link OutlierMeasure}
 * for the measures and {@link OutlierRule} for the rules. A volume is an outlier where any of the
 * measures passes its threshold; a slice where any passes the threshold of the same slice's own
 * values.
 *
 * @param measures what is measured, at least one
 * @param rule what is too much
 * @param k the rule's factor, above 0
 * @param scale the median of the run in the mask is set to this for dvars and refrms, as nipype and
 *     fMRIPrep set it to 1000; 0 leaves the run as it is
 * @param reference what refrms is the distance from: {@code mean} over time, {@code middle} volume
 *     (fsl_motion_outliers' default), or the number of a volume from 0
 * @param radius of rotations in mm, 0 for the usual: see {@link Displacements#of}
 */
public record Outliers(
    List<OutlierMeasure> measures,
    OutlierRule rule,
    double k,
    double scale,
    String reference,
    double radius) {

  /** The measures of Kaptan 2023 (10.1016/j.neuroimage.2023.120152). */
  public static final List<OutlierMeasure> DEFAULT_MEASURES =
      List.of(OutlierMeasure.DVARS, OutlierMeasure.REFRMS);

  /** Its factor of the SD. */
  public static final double DEFAULT_K = 2;

  /** What nipype scales the median to. */
  public static final double DEFAULT_SCALE = 1000;

  private static final String MEAN = "mean";
  private static final String MIDDLE = "middle";
  private static final int FEWEST = 4;

  /** Checks the options. */
  public Outliers {
    measures = List.copyOf(measures);
    if (measures.isEmpty()) {
      throw new IllegalArgumentException(
          "measure is empty; choose from "
              + OutlierMeasure.text(List.of(OutlierMeasure.values())).replace(",", ", ")
              + ".");
    }
    if (!(k > 0) || Double.isInfinite(k)) {
      throw new IllegalArgumentException("k is " + k + "; it must be above 0.");
    }
    if (!(scale >= 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException(
          "scale is " + scale + "; it must be above 0, or 0 to leave the run as it is.");
    }
    if (!(radius >= 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException(
          "radius is " + radius + " mm; it must be above 0, or 0 for the usual ones.");
    }
    if (!reference.equals(MEAN) && !reference.equals(MIDDLE) && !reference.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "reference is '"
              + reference
              + "'; it must be mean, middle, or the number of a volume, counted from 0.");
    }
  }

  /**
   * Measures a run and finds its outliers. All cores.
   *
   * @param motion null where no measure needs it
   * @throws IllegalArgumentException if the mask is empty or on another grid, the run has fewer
   *     than 4 volumes, the reference is none of its volumes, no voxel of the mask varies and is
   *     finite throughout, or a measure needs motion and there is none
   */
  public OutlierResult apply(
      final Series run, final Mask mask, final Displacements motion, final Progress progress) {
    mask.requireFits(run.name(), run.grid());
    if (run.volumes() < FEWEST) {
      throw new IllegalArgumentException(
          "'"
              + run.name()
              + "' has "
              + run.volumes()
              + (run.volumes() == 1 ? " volume" : " volumes")
              + "; what stands out can be told from "
              + FEWEST
              + " or more.");
    }
    for (final OutlierMeasure measure : measures) {
      if (measure.needsMotion() && motion == null) {
        throw new IllegalArgumentException(
            measure.key() + " needs a table of motion; give motion, or leave it out of measure.");
      }
    }
    final int still = referenceIn(run);
    final List<String> notes = new ArrayList<>();
    final boolean looks = measures.stream().anyMatch(m -> !m.needsMotion());
    final Intensities seen = looks ? look(run, mask, still, notes, progress) : null;
    final List<OutlierResult.Trace> traces = new ArrayList<>();
    final Map<Integer, List<OutlierResult.Trace>> slices = new TreeMap<>();
    for (final OutlierMeasure m : measures) {
      traces.add(trace(m, m.needsMotion() ? motion.get(m) : seen.get(m)));
      for (int z = 0; z < run.grid().nz(); z++) {
        final double[] own =
            m.needsMotion() ? motion.get(m, z) : seen.hasSlice(z) ? seen.get(m, z) : null;
        if (own != null) {
          slices.computeIfAbsent(z, s -> new ArrayList<>()).add(trace(m, own));
        }
      }
    }
    return new OutlierResult(this, run.volumes(), traces, slices, notes);
  }

  private OutlierResult.Trace trace(final OutlierMeasure measure, final double[] values) {
    return new OutlierResult.Trace(measure, values, rule.threshold(values, k));
  }

  private int referenceIn(final Series run) {
    if (reference.equals(MEAN)) {
      return -1;
    }
    final int n = run.volumes();
    final int volume = reference.equals(MIDDLE) ? n / 2 : Integer.parseInt(reference);
    if (volume >= n) {
      throw new IllegalArgumentException(
          "reference is "
              + reference
              + ", but '"
              + run.name()
              + "' has volumes 0 to "
              + (n - 1)
              + ".");
    }
    return volume;
  }

  private Intensities look(
      final Series run,
      final Mask mask,
      final int still,
      final List<String> notes,
      final Progress progress) {
    double factor = 1;
    if (scale > 0) {
      progress.begin("Median of " + run.name(), 2L * mask.count());
      final double median = FloatMedian.of(run, mask, progress);
      if (!(median > 0)) {
        throw new IllegalArgumentException(
            "The median of '"
                + run.name()
                + "' in '"
                + mask.name()
                + "' is "
                + Numbers.brief(median)
                + ", which cannot be scaled to "
                + Numbers.brief(scale)
                + "; scale=0 leaves the run as it is.");
      }
      factor = scale / median;
    }
    progress.begin("Outliers of " + run.name(), mask.count());
    final Intensities seen = Intensities.of(run, mask, factor, still, progress);
    if (seen.used() == 0) {
      throw new IllegalArgumentException(
          "No voxel of '"
              + mask.name()
              + "' can be used: in '"
              + run.name()
              + "' "
              + seen.constant()
              + " do not vary and "
              + seen.nonFinite()
              + " hold a NaN or infinity. If a whole volume does, trim it.");
    }
    if (seen.constant() + seen.nonFinite() > 0) {
      notes.add(
          seen.constant()
              + " of "
              + mask.count()
              + " voxels of '"
              + mask.name()
              + "' do not vary and "
              + seen.nonFinite()
              + " hold a NaN or infinity; they are left out.");
    }
    return seen;
  }
}
