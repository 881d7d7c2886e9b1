package org.cordj.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;
import org.cordj.io.Numbers;

/**
 * Metrics of the weighted, undirected graph of a matrix, by the definitions of the Brain
 * Connectivity Toolbox (Rubinov and Sporns 2010, 10.1016/j.neuroimage.2009.10.003; the classes of
 * this room say which), closeness by networkx'. An edge of weight w has the length 1/w.
 *
 * <p>Small-world sigma is (C / mean C of the nulls) / (L / mean L of the nulls), omega is mean L of
 * the nulls / L - C / mean C of lattices; C is the mean clustering, L the characteristic path
 * length (Telesford 2011, 10.1089/brain.2011.0038); nulls and lattices keep every node's degree and
 * every weight, on other edges. Their edges are those of positive weight.
 *
 * <p>With n nodes of degree k, each threshold costs O(n^3 + n k^3) and each null O(n^3).
 *
 * @param thresholds which edges are kept
 * @param negative what negative weights count for; applied before the thresholds
 * @param unreachable what pairs without a path count for in the characteristic path length;
 *     efficiency counts them as 0
 * @param repeats runs of Louvain's algorithm, 1 to 10,000
 * @param nulls random graphs, and as many lattices, at each threshold; 0 for none, up to 10,000
 * @param seed of all random numbers
 */
public record GraphMetrics(
    Thresholds thresholds,
    NegativeWeights negative,
    UnreachablePairs unreachable,
    int repeats,
    int nulls,
    long seed) {

  private static final int MOST = 10_000;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public GraphMetrics {
    if (repeats < 1 || repeats > MOST) {
      throw new IllegalArgumentException(
          "repeats is " + repeats + "; Louvain's algorithm runs 1 to 10000 times.");
    }
    if (nulls < 0 || nulls > MOST) {
      throw new IllegalArgumentException(
          "nulls is " + nulls + "; give 0 for none, or up to 10000.");
    }
  }

  /**
   * Computes all metrics at each threshold.
   *
   * @throws IllegalArgumentException if a threshold leaves no edge, or nulls are asked for where no
   *     two edges can be swapped
   */
  public GraphResult apply(final WeightMatrix matrix, final Progress progress) {
    final double[][] weights = matrix.weights();
    final List<String> notes = new ArrayList<>();
    noteNegative(matrix, weights, notes);
    negative.apply(weights);
    final int count = thresholds.values().size();
    progress.begin("Graph metrics", (long) count * (nulls + 1));
    final List<GraphMeasures> measures = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      progress.check();
      measures.add(measure(matrix, thresholds.apply(weights, t), t, notes, progress));
    }
    return new GraphResult(matrix.nodes(), this, measures, notes);
  }

  private void noteNegative(
      final WeightMatrix matrix, final double[][] weights, final List<String> notes) {
    int below = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < i; j++) {
        below += weights[i][j] < 0 ? 1 : 0;
      }
    }
    if (below > 0) {
      final String what =
          switch (negative) {
            case SIGNED ->
                "count in strength, degree and modularity; the other metrics are of the positive"
                    + " ones";
            case ZERO -> "are no edges";
            case ABSOLUTE -> "count by their magnitudes";
          };
      notes.add(
          "'"
              + matrix.name()
              + "': "
              + below
              + " of "
              + weights.length * (weights.length - 1) / 2
              + " weights are negative and "
              + what
              + " (negative="
              + negative.key()
              + ").");
    }
  }

  private GraphMeasures measure(
      final WeightMatrix matrix,
      final double[][] weights,
      final int t,
      final List<String> notes,
      final Progress progress) {
    final int n = weights.length;
    final double[] degree = new double[n];
    for (int i = 0; i < n; i++) {
      for (final double w : weights[i]) {
        degree[i] += w == 0 ? 0 : 1;
      }
    }
    final int edges = (int) Math.round(Graph.sum(degree) / 2);
    final double density = 2.0 * edges / ((double) n * (n - 1));
    final Graph graph = Graph.positive(weights);
    if (graph.edges() == 0) {
      throw new IllegalArgumentException(
          "'"
              + matrix.name()
              + "' has no edge of positive weight"
              + (thresholds.kind() == Thresholds.Kind.NONE
                  ? "; count"
                  : " at " + at(t) + "; lower the threshold, raise the density, or count")
              + " negative weights by their magnitudes (negative=absolute).");
    }
    noteDensity(n, edges, t, notes);
    final double[] strength = Graph.sums(weights);
    final Clustering clustering = Clustering.of(graph);
    final double[] local = LocalEfficiency.of(graph, progress);
    final ShortestPaths paths = ShortestPaths.of(graph);
    final Modules modules = Modules.of(weights, repeats, seed, t, progress);
    final double[] participation = Mixing.participation(graph, modules.nodes());
    final double length = paths.characteristic(unreachable);
    progress.advance(1);
    final double[] club = RichClub.of(graph);
    final Nulls compared = compare(matrix, graph, t, club.length, progress);
    final double c = Graph.mean(clustering.nodes());

    final Map<String, Double> global = new LinkedHashMap<>();
    global.put("strength", Graph.mean(strength));
    global.put("degree", Graph.mean(degree));
    global.put("clustering", c);
    global.put("transitivity", clustering.transitivity());
    global.put("path_length", length);
    global.put("efficiency", paths.efficiency());
    global.put("local_efficiency", Graph.mean(local));
    global.put("participation", Graph.mean(participation));
    global.put("modularity", modules.quality());
    global.put("modularity_best", modules.best());
    global.put("modules", Arrays.stream(modules.nodes()).max().orElse(0) + 1.0);
    global.put("assortativity", Mixing.assortativity(graph));
    global.put("sigma", finite(c / compared.clustering() / (length / compared.length())));
    global.put("omega", finite(compared.length() / length - c / compared.lattice()));
    global.put("clustering_null", compared.clustering());
    global.put("path_length_null", compared.length());
    global.put("clustering_lattice", compared.lattice());

    final Map<String, double[]> nodes = new LinkedHashMap<>();
    nodes.put("strength", strength);
    nodes.put("degree", degree);
    nodes.put("clustering", clustering.nodes());
    nodes.put("local_efficiency", local);
    nodes.put("betweenness", paths.betweenness());
    nodes.put("closeness", paths.closeness());
    nodes.put("participation", participation);
    nodes.put("module", Arrays.stream(modules.nodes()).mapToDouble(m -> m + 1).toArray());

    noteUnreachable(n, paths.unreachable(), t, notes);
    if (!modules.agreed()) {
      notes.add(
          "At "
              + at(t)
              + " the runs of Louvain's algorithm came to no consensus; the modules are those of"
              + " the best run.");
    }
    if (nulls > 0 && Double.isNaN(global.get("sigma"))) {
      notes.add(
          "At "
              + at(t)
              + " sigma is not defined: the clustering of the nulls is 0 or a path length is"
              + " infinite.");
    }
    return new GraphMeasures(
        thresholds.values().get(t),
        edges,
        density,
        paths.unreachable(),
        weights,
        global,
        nodes,
        club,
        compared.richClub());
  }

  private static double finite(final double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** The threshold for sentences. */
  private String at(final int t) {
    return thresholds.kind() == Thresholds.Kind.NONE
        ? "no threshold"
        : (thresholds.kind() == Thresholds.Kind.DENSITY ? "density " : "threshold ")
            + Numbers.brief(thresholds.values().get(t));
  }

  private void noteDensity(final int n, final int edges, final int t, final List<String> notes) {
    final double pairs = (double) n * (n - 1) / 2;
    if (thresholds.kind() == Thresholds.Kind.DENSITY
        && edges < Math.rint(pairs * thresholds.values().get(t))) {
      notes.add(
          "At "
              + at(t)
              + " the matrix has no more than "
              + edges
              + " weights that are not 0, a density of "
              + Numbers.brief(edges / pairs)
              + ".");
    }
  }

  private void noteUnreachable(
      final int n, final int without, final int t, final List<String> notes) {
    if (without > 0) {
      notes.add(
          "At "
              + at(t)
              + " "
              + without
              + " of "
              + n * (n - 1) / 2
              + " pairs have no path between them: "
              + (unreachable == UnreachablePairs.INFINITE
                  ? "the characteristic path length is infinite (unreachable=omit leaves them out)."
                  : "they are left out of the characteristic path length.")
              + " Efficiency counts them as 0.");
    }
  }

  /** Means over the nulls; NaN without. */
  private record Nulls(double clustering, double length, double lattice, double[] richClub) {}

  private Nulls compare(
      final WeightMatrix matrix,
      final Graph graph,
      final int t,
      final int levels,
      final Progress progress) {
    if (nulls == 0) {
      return new Nulls(Double.NaN, Double.NaN, Double.NaN, new double[0]);
    }
    final double[] clustering = new double[nulls];
    final double[] length = new double[nulls];
    final double[] lattice = new double[nulls];
    final double[][] clubs = new double[nulls][];
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, nulls).boxed().toList(),
            i -> {
              progress.check();
              final Graph random = DegreeNull.random(graph, Stream.of(seed, Stream.NULL, t, i));
              if (random == null) {
                throw new IllegalArgumentException(
                    "Nulls of '"
                        + matrix.name()
                        + "' at "
                        + at(t)
                        + " are impossible: no two of its "
                        + graph.edges()
                        + " edges can be swapped so that every node keeps its degree, as where the"
                        + " graph is too small or every pair is joined. Give nulls=0 or another"
                        + " threshold.");
              }
              clustering[i] = Graph.mean(Clustering.of(random).nodes());
              length[i] = ShortestPaths.characteristic(ShortestPaths.lengths(random), unreachable);
              clubs[i] = RichClub.of(random);
              final Graph ring = DegreeNull.lattice(graph, Stream.of(seed, Stream.LATTICE, t, i));
              lattice[i] = Graph.mean(Clustering.of(ring).nodes());
              progress.advance(1);
            });
    final double[] club = new double[levels];
    for (int k = 0; k < levels; k++) {
      int count = 0;
      for (final double[] one : clubs) {
        if (Double.isFinite(one[k])) {
          club[k] += one[k];
          count++;
        }
      }
      club[k] = count == 0 ? Double.NaN : club[k] / count;
    }
    return new Nulls(Graph.mean(clustering), Graph.mean(length), Graph.mean(lattice), club);
  }
}
