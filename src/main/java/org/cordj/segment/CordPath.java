package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;

/**
 * The line of least cost through the candidates of all slabs: each candidate costs what the
 * boundary around it lacks, each step how far it moves sideways, each slab left out a fixed price,
 * so that bad slices are bridged and a cord may leave the image. Viterbi's algorithm: O(slabs x
 * candidates^2). The line as one global optimum follows OptiC (Gros et al. 2018,
 * 10.1016/j.media.2017.12.001), with candidates that are judged by a fitted boundary instead of a
 * trained detector.
 */
final class CordPath {

  /** A candidate after a boundary was fitted around it, in mm of the frame. */
  record Node(double x, double y, double quality) {}

  /** Most slabs left out between two that are used. */
  private static final int LONGEST_GAP = 4;

  /** Price of a slab left out, as of a node of this quality. */
  private static final double LEFT_OUT = 0.08;

  /** Price of leaving out a slab that is required. */
  private static final double NEVER = 1e6;

  /** A move of d mm over a step of dz mm costs this times d^2/dz. */
  private static final double SIDEWAYS = 0.3;

  /** Boundaries fitted around a candidate, each centred on the one before. */
  private static final int FITS = 3;

  /** How many of a slab's candidates, by their first boundary, are fitted more than once. */
  private static final int PROMISING = 15;

  /** The chosen node of each slab, null where left out. */
  private final Node[] chosen;

  private final double confidence;

  private CordPath(final Node[] chosen, final double confidence) {
    this.chosen = chosen;
    this.confidence = confidence;
  }

  /** The chosen node of a slab, or null. */
  Node node(final int slab) {
    return chosen[slab];
  }

  /**
   * The geometric mean over the slabs of the nodes' quality, with what slabs left out and steps
   * sideways cost: 0 to 1.
   */
  double confidence() {
    return confidence;
  }

  /** Fits a boundary around each candidate and judges it. */
  static List<List<Node>> judge(
      final CordFrame frame,
      final CordModel model,
      final StarDetector.Slabs slabs,
      final double scale,
      final Progress progress) {
    final Node[][] all = new Node[slabs.count()][];
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, slabs.count()).boxed().toList(),
            s -> {
              progress.check();
              all[s] = judge(frame, model, slabs, s, scale);
              progress.advance(1);
            });
    return Arrays.stream(all).map(List::of).toList();
  }

  private static Node[] judge(
      final CordFrame frame,
      final CordModel model,
      final StarDetector.Slabs slabs,
      final int slab,
      final double scale) {
    final PolarBoundary boundary = new PolarBoundary(model);
    final float[] polar = new float[PolarGrid.SIZE];
    final double[] radii = new double[PolarGrid.ANGLES];
    final List<Node> nodes = new ArrayList<>();
    for (final StarDetector.Candidate c : slabs.candidates(slab)) {
      nodes.add(new Node(c.x(), c.y(), 0));
    }
    for (int fit = 1; fit <= FITS; fit++) {
      for (int c = 0; c < Math.min(nodes.size(), fit == 1 ? nodes.size() : PROMISING); c++) {
        final Node node = nodes.get(c);
        PolarGrid.sample(frame, slabs.mean(slab), slabs.middle(slab), node.x, node.y, polar);
        final PolarBoundary.Levels levels = boundary.levels(polar);
        boundary.find(polar, levels, null, 0, radii);
        final double[] shift = PolarGrid.centroid(radii);
        nodes.set(
            c,
            new Node(
                node.x + shift[0],
                node.y + shift[1],
                BoundaryQuality.of(model, polar, levels, radii, scale)));
      }
      if (fit == 1) {
        nodes.sort(Comparator.comparingDouble(Node::quality).reversed());
      }
    }
    return nodes.toArray(Node[]::new);
  }

  /**
   * The best path.
   *
   * @param nodes by slab
   * @param z places of the slabs, ascending, in mm
   * @param required slabs that must not be left out
   */
  static CordPath find(final List<List<Node>> nodes, final double[] z, final boolean[] required) {
    final int n = z.length;
    // price of leaving out all slabs before this one
    final double[] skip = new double[n + 1];
    for (int s = 0; s < n; s++) {
      skip[s + 1] = skip[s] + (required[s] ? NEVER : -Math.log(LEFT_OUT));
    }
    final double[][] cost = new double[n][];
    final int[][] slabBefore = new int[n][];
    final int[][] nodeBefore = new int[n][];
    double least = skip[n];
    int slab = -1;
    int node = -1;
    for (int s = 0; s < n; s++) {
      final int count = nodes.get(s).size();
      cost[s] = new double[count];
      slabBefore[s] = new int[count];
      nodeBefore[s] = new int[count];
      for (int i = 0; i < count; i++) {
        final Node here = nodes.get(s).get(i);
        double best = skip[s];
        slabBefore[s][i] = -1;
        for (int t = Math.max(0, s - 1 - LONGEST_GAP); t < s; t++) {
          for (int j = 0; j < cost[t].length; j++) {
            final double dx = here.x - nodes.get(t).get(j).x;
            final double dy = here.y - nodes.get(t).get(j).y;
            final double c =
                cost[t][j] + skip[s] - skip[t + 1] + SIDEWAYS * (dx * dx + dy * dy) / (z[s] - z[t]);
            if (c < best) {
              best = c;
              slabBefore[s][i] = t;
              nodeBefore[s][i] = j;
            }
          }
        }
        cost[s][i] = best - Math.log(here.quality);
        final double total = cost[s][i] + skip[n] - skip[s + 1];
        if (total < least) {
          least = total;
          slab = s;
          node = i;
        }
      }
    }
    final Node[] chosen = new Node[n];
    final boolean any = slab >= 0;
    while (slab >= 0) {
      chosen[slab] = nodes.get(slab).get(node);
      final int t = slabBefore[slab][node];
      node = nodeBefore[slab][node];
      slab = t;
    }
    return new CordPath(chosen, any ? Math.exp(-least / n) : 0);
  }
}
