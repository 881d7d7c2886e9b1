package org.cordj.stats;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cordj.image.Mask;

/**
 * What was measured of every participant: the same variables in the same order, and what they are.
 *
 * @param name what users call it: the column of the design that names the files
 * @param values [row of the design][variable], finite
 * @param layout what the variables are
 * @param unit their unit, empty where unknown
 * @param notes one sentence for each thing the user should know, such as voxels that were lost
 */
public record Measurements(
    String name, double[][] values, Layout layout, String unit, List<String> notes) {

  /** What the variables are. */
  public sealed interface Layout permits Voxels, Regions, Edges {

    /** How many there are. */
    int count();

    /** The name of one. */
    String label(int variable);
  }

  /** Voxels of a mask, in its order. */
  public record Voxels(Mask mask) implements Layout {
    @Override
    public int count() {
      return mask.count();
    }

    @Override
    public String label(final int variable) {
      return "voxel " + mask.index(variable);
    }
  }

  /** Numbers with names. */
  public record Regions(List<String> names) implements Layout {
    @Override
    public int count() {
      return names.size();
    }

    @Override
    public String label(final int variable) {
      return names.get(variable);
    }
  }

  /**
   * Edges of a network: the upper triangle of a symmetric matrix.
   *
   * @param nodes the nodes' names
   * @param from [edge] its one node, from 0
   * @param to [edge] its other node
   */
  public record Edges(List<String> nodes, int[] from, int[] to) implements Layout {
    @Override
    public int count() {
      return from.length;
    }

    @Override
    public String label(final int variable) {
      return nodes.get(from[variable]) + "--" + nodes.get(to[variable]);
    }
  }

  /** Checks that values and layout fit. */
  public Measurements {
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException(
          "'" + name + "' has nothing to test: no variable has a value in every participant.");
    }
    if (values[0].length != layout.count()) {
      throw new IllegalArgumentException(
          "'" + name + "': " + values[0].length + " values for " + layout.count() + " variables.");
    }
  }

  /** [row] the values of one variable. */
  public double[] column(final int variable) {
    return Arrays.stream(values).mapToDouble(row -> row[variable]).toArray();
  }

  /** How many variables there are. */
  public int variables() {
    return values[0].length;
  }

  /**
   * Takes out variables that every participant has the same value of: no statistic can be made of
   * them. A note says how many.
   */
  Measurements withoutConstants() {
    final int[] keep =
        java.util.stream.IntStream.range(0, variables()).filter(this::varies).toArray();
    if (keep.length == variables()) {
      return this;
    }
    final double[][] kept = new double[values.length][keep.length];
    for (int r = 0; r < kept.length; r++) {
      for (int v = 0; v < keep.length; v++) {
        kept[r][v] = values[r][keep[v]];
      }
    }
    final List<String> more = new java.util.ArrayList<>(notes);
    more.add(
        "'"
            + name
            + "': "
            + (variables() - keep.length)
            + " of "
            + variables()
            + " variables are the same in every participant and were left out.");
    return new Measurements(name, kept, layout(keep), unit, List.copyOf(more));
  }

  private boolean varies(final int v) {
    double most = 0;
    for (final double[] row : values) {
      most = Math.max(most, Math.abs(row[v] - values[0][v]));
    }
    return most > 1e-12 * Math.abs(values[0][v]);
  }

  private Layout layout(final int[] keep) {
    if (layout instanceof Voxels voxels) {
      final int[] indices = Arrays.stream(keep).map(voxels.mask()::index).toArray();
      return new Voxels(Mask.ofIndices(voxels.mask().name(), voxels.mask().grid(), indices));
    }
    if (layout instanceof Edges edges) {
      return new Edges(
          edges.nodes(),
          Arrays.stream(keep).map(v -> edges.from()[v]).toArray(),
          Arrays.stream(keep).map(v -> edges.to()[v]).toArray());
    }
    return new Regions(Arrays.stream(keep).mapToObj(layout::label).toList());
  }

  /** Refuses measurements of one name. */
  static void requireOneName(final List<Measurements> all) {
    final Set<String> names = new HashSet<>();
    for (final Measurements m : all) {
      if (!names.add(m.name())) {
        throw new IllegalArgumentException("maps names '" + m.name() + "' twice.");
      }
    }
  }
}
