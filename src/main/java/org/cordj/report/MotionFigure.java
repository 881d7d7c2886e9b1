package org.cordj.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.motion.SliceMotion;

/**
 * The traces of a motion: shifts along x and y and, if anything turned, angles, one line a slice
 * and their mean. What did not converge is a gap.
 */
public final class MotionFigure {

  private MotionFigure() {}

  /**
   * The figure.
   *
   * @param title the headline; may be empty
   * @throws IllegalArgumentException if every slice is left
   */
  public static TraceFigure of(final String title, final SliceMotion motion) {
    final List<TraceFigure.Panel> panels = new ArrayList<>();
    panels.add(panel("x", "Shift along x (mm)", motion, motion::x));
    panels.add(panel("y", "Shift along y (mm)", motion, motion::y));
    if (motion.rotates()) {
      panels.add(panel("rotation", "Rotation (degrees)", motion, motion::rotation));
    }
    return new TraceFigure(title, panels);
  }

  /** A number of a slice of a volume. */
  private interface Value {
    double of(int volume, int slice);
  }

  private static TraceFigure.Panel panel(
      final String key, final String label, final SliceMotion motion, final Value value) {
    final List<TraceFigure.Trace> traces = new ArrayList<>();
    final int volumes = motion.volumes();
    final double[] sum = new double[volumes];
    final int[] count = new int[volumes];
    for (int z = 0; z < motion.slices(); z++) {
      final double[] values = new double[volumes];
      Arrays.fill(values, Double.NaN);
      boolean left = true;
      for (int t = 0; t < volumes; t++) {
        left &= motion.state(t, z) == SliceMotion.State.LEFT;
        if (motion.state(t, z) == SliceMotion.State.CONVERGED) {
          values[t] = value.of(t, z);
          sum[t] += values[t];
          count[t]++;
        }
      }
      if (!left) {
        // the brightest colours are lost on white
        final int entry = motion.slices() < 2 ? 0 : 210 * z / (motion.slices() - 1);
        traces.add(
            new TraceFigure.Trace("slice " + z, values, ColorMap.SEQUENTIAL.rgb(entry), false));
      }
    }
    for (int t = 0; t < volumes; t++) {
      sum[t] /= count[t];
    }
    if (traces.size() > 1) {
      traces.add(new TraceFigure.Trace("mean of slices", sum, 0x000000, true));
    }
    return new TraceFigure.Panel(key, label, traces, Double.NaN);
  }
}
