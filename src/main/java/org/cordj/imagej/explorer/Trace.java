package org.cordj.imagej.explorer;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the voxels and regions that are drawn, with its colour.
 *
 * @param facts what it holds; its course is there
 * @param color of its lines
 * @param width of its lines
 * @param name what the legend calls it
 */
record Trace(Facts facts, Color color, float width, String name) {

  /**
   * Those of a sight that have courses, the topmost last: pins, seed, the voxel under the mouse.
   */
  static List<Trace> of(final Sight sight) {
    final List<Trace> traces = new ArrayList<>();
    for (int n = 0; n < sight.pins().size(); n++) {
      add(traces, sight.pins().get(n), Look.pin(n), 1.4f, Integer.toString(n + 1));
    }
    add(traces, sight.seed(), Look.SEED, 1.6f, "seed");
    if (sight.seed() == null
        || sight.point() != null && !sight.point().spot().isAs(sight.seed().spot())) {
      add(traces, sight.point(), Look.POINT, 1.2f, "mouse");
    }
    return traces;
  }

  private static void add(
      final List<Trace> traces,
      final Facts facts,
      final Color color,
      final float width,
      final String name) {
    if (facts != null && facts.course() != null) {
      traces.add(new Trace(facts, color, width, name));
    }
  }
}
