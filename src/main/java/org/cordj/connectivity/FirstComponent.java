package org.cordj.connectivity;

import java.util.stream.IntStream;
import org.cordj.signal.PrincipalComponents;

/** The first principal component of some voxels' courses. */
final class FirstComponent {

  private FirstComponent() {}

  /**
   * That of the voxels of one cell, each course less its mean and times the root of its weight. Its
   * square is the mean over the weights of what it explains, so that it has the unit of the
   * courses.
   *
   * @param weighted [voxel] courses times their weights, null where there is none
   * @param weights [voxel]
   * @param cells [voxel] which cell it belongs to
   */
  static double[] of(
      final double[][] weighted, final double[] weights, final int[] cells, final int cell) {
    final int[] voxels =
        IntStream.range(0, cells.length)
            .filter(v -> cells[v] == cell && weighted[v] != null)
            .toArray();
    final int volumes = weighted[voxels[0]].length;
    final double[][] rows = new double[volumes][voxels.length];
    double squares = 0;
    double all = 0;
    for (int i = 0; i < voxels.length; i++) {
      final double[] x = weighted[voxels[i]];
      final double w = weights[voxels[i]];
      double mean = 0;
      for (final double v : x) {
        mean += v / volumes;
      }
      for (int t = 0; t < volumes; t++) {
        rows[t][i] = (x[t] - mean) / Math.sqrt(w);
        squares += rows[t][i] * rows[t][i];
      }
      all += w;
    }
    final PrincipalComponents components = PrincipalComponents.of(rows);
    final double scale = Math.sqrt(components.variances()[0] * squares / all);
    return IntStream.range(0, volumes)
        .mapToDouble(t -> scale * components.courses()[0][t])
        .toArray();
  }
}
