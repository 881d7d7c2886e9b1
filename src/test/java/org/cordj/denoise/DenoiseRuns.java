package org.cordj.denoise;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Series;
import org.cordj.signal.FrequencyBins;

/** Seeded runs and tables, and the least squares by Apache's QR that results are held to. */
final class DenoiseRuns {

  private DenoiseRuns() {}

  /** Noise about 1000 with a drift and a slow wave, TR 2 s. */
  static Series run(final int nx, final int ny, final int nz, final int volumes, final long seed) {
    final Random random = new Random(seed);
    final float[][] planes = new float[nz * volumes][nx * ny];
    for (int p = 0; p < planes.length; p++) {
      final double u = (double) (p / nz) / volumes;
      for (int i = 0; i < nx * ny; i++) {
        planes[p][i] =
            (float) (1000 + 30 * random.nextGaussian() + 50 * u * u + 20 * Math.sin(15 * u + i));
      }
    }
    return Series.ofPlanes("run", planes, Grid.ras(nx, ny, nz, 1, 1, 5), 2);
  }

  /** About two of three voxels of every slice. */
  static Mask mask(final Series series, final long seed) {
    final Random random = new Random(seed);
    final int n = series.grid().voxels();
    return Mask.ofIndices(
        "mask",
        series.grid(),
        java.util.stream.IntStream.range(0, n).filter(i -> random.nextInt(3) > 0).toArray());
  }

  /** Random courses with a mean of their own: some for all slices, some for each. */
  static ConfoundTable table(
      final int volumes, final int global, final int ofSlice, final int slices, final long seed) {
    final Random random = new Random(seed);
    ConfoundTable table = ConfoundTable.empty("table", volumes, 0);
    for (int c = 0; c < global; c++) {
      table = table.with("trans_" + c, course(random, volumes));
    }
    for (int c = 0; c < ofSlice; c++) {
      for (int z = 0; z < slices; z++) {
        table = table.with(new Confound("csf_" + c, z), course(random, volumes));
      }
    }
    return table;
  }

  static double[] course(final Random random, final int volumes) {
    final double[] x = new double[volumes];
    double walk = 3;
    for (int t = 0; t < volumes; t++) {
      walk += 0.3 * random.nextGaussian();
      x[t] = walk + random.nextGaussian();
    }
    return x;
  }

  static double[] course(final Series series, final int index) {
    final int plane = series.grid().planeSize();
    final double[] x = new double[series.volumes()];
    for (int t = 0; t < x.length; t++) {
      x[t] = series.planes()[t * series.grid().nz() + index / plane][index % plane];
    }
    return x;
  }

  /** The whole design of a slice, column by column, from the definition. */
  static List<double[]> design(
      final Series series,
      final int order,
      final FrequencyBins bins,
      final ConfoundTable table,
      final int slice) {
    final int volumes = series.volumes();
    final List<double[]> columns = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      final double[] x = new double[volumes];
      for (int t = 0; t < volumes; t++) {
        x[t] = Math.pow((t - 0.5 * volumes) / volumes, k);
      }
      columns.add(x);
    }
    for (int m = 1; bins != null && m <= volumes / 2; m++) {
      if (m < bins.first() || m > bins.last()) {
        final double[] c = new double[volumes];
        final double[] s = new double[volumes];
        for (int t = 0; t < volumes; t++) {
          c[t] = Math.cos(2 * Math.PI * m * t / volumes);
          s[t] = Math.sin(2 * Math.PI * m * t / volumes);
        }
        columns.add(c);
        if (2 * m != volumes) {
          columns.add(s);
        }
      }
    }
    columns.addAll(table.ofSlice(slice).values());
    return columns;
  }

  /** The residual at the kept volumes, with their mean added; NaN elsewhere. */
  static double[] residual(final List<double[]> columns, final double[] y, final Censor censor) {
    final int[] kept = censor.kept("y", y.length);
    final double[][] x = new double[kept.length][columns.size()];
    final double[] data = new double[kept.length];
    double mean = 0;
    for (int r = 0; r < kept.length; r++) {
      for (int c = 0; c < columns.size(); c++) {
        x[r][c] = columns.get(c)[kept[r]];
      }
      data[r] = y[kept[r]];
      mean += data[r] / kept.length;
    }
    final RealMatrix design = new Array2DRowRealMatrix(x, false);
    final double[] fitted =
        design.operate(
            new QRDecomposition(design)
                .getSolver()
                .solve(new org.apache.commons.math3.linear.ArrayRealVector(data, false))
                .toArray());
    final double[] out = new double[y.length];
    java.util.Arrays.fill(out, Double.NaN);
    for (int r = 0; r < kept.length; r++) {
      out[kept[r]] = data[r] - fitted[r] + mean;
    }
    return out;
  }
}
