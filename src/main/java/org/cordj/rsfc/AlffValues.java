package org.cordj.rsfc;

import java.util.Arrays;
import org.cordj.image.Grid;
import org.cordj.image.Mask;

/** The values of each measure, one a voxel of the mask, from what {@link AlffPass} found. */
final class AlffValues {

  private final AlffPass pass;
  private final Mask mask;

  /** The noise floor that is taken off, [band][voxel], and of how many voxels it is the mean. */
  private final double[][] floor;

  private final int[][] times;

  AlffValues(final AlffPass pass, final Mask mask, final NoiseFloor option) {
    this.pass = pass;
    this.mask = mask;
    final int bands = pass.floor == null ? 0 : pass.floor.length;
    floor = new double[bands][];
    times = new int[bands][];
    for (int b = 0; b < bands; b++) {
      times[b] = new int[mask.count()];
      if (option.smooth()) {
        floor[b] = new double[mask.count()];
        smooth(pass.floor[b], floor[b], times[b]);
      } else {
        floor[b] = pass.floor[b];
        Arrays.fill(times[b], 1);
      }
    }
  }

  /** Means over each voxel and its up to 26 neighbours in the mask that have a value. */
  private void smooth(final double[] from, final double[] to, final int[] counts) {
    final Grid grid = mask.grid();
    final int[] place = new int[grid.voxels()];
    Arrays.fill(place, -1);
    for (int v = 0; v < mask.count(); v++) {
      place[mask.index(v)] = v;
    }
    for (int v = 0; v < mask.count(); v++) {
      final int x = mask.index(v) % grid.nx();
      final int y = mask.index(v) / grid.nx() % grid.ny();
      final int z = mask.index(v) / grid.planeSize();
      double sum = 0;
      for (int k = Math.max(0, z - 1); k <= Math.min(grid.nz() - 1, z + 1); k++) {
        for (int j = Math.max(0, y - 1); j <= Math.min(grid.ny() - 1, y + 1); j++) {
          for (int i = Math.max(0, x - 1); i <= Math.min(grid.nx() - 1, x + 1); i++) {
            final int at = place[i + grid.nx() * j + grid.planeSize() * k];
            if (at >= 0 && Double.isFinite(from[at])) {
              sum += from[at];
              counts[v]++;
            }
          }
        }
      }
      to[v] = Double.isFinite(from[v]) ? sum / counts[v] : Double.NaN;
    }
  }

  /** The values of a measure in a band. */
  double[] of(final Measure measure, final int b) {
    return switch (measure) {
      case ALFF -> pass.alffs[b];
      case F_ALFF -> pass.falff[b];
      case RSFA -> pass.rsfa[b];
      case P_ALFF -> percent(pass.alffs[b], pass.mean);
      case M_ALFF -> scaled(pass.alffs[b], 0, moments(pass.alffs[b])[0]);
      case M_RSFA -> scaled(pass.rsfa[b], 0, moments(pass.rsfa[b])[0]);
      case F_RSFA -> pass.frsfa[b];
      case Z_ALFF -> {
        final double[] moments = moments(pass.alffs[b]);
        yield scaled(pass.alffs[b], moments[0], moments[1]);
      }
      case PER_AF -> pass.perAf[b];
      case DC_ALFF -> roots(pass.corrected[b]);
      case NC_ALFF -> roots(aboveFloor(b));
      case SE_ALFF -> deviations(pass.variance[b]);
      case SE_DC_ALFF -> deviations(pass.correctedVariance[b]);
      case SE_NC_ALFF -> deviations(varianceAboveFloor(b));
    };
  }

  private double[] aboveFloor(final int b) {
    final double[] out = new double[mask.count()];
    for (int v = 0; v < out.length; v++) {
      final double leak = pass.design(v).above(b).leak();
      out[v] = pass.scale(b) * (pass.raw[b][v] - leak * floor[b][v]);
    }
    return out;
  }

  private double[] varianceAboveFloor(final int b) {
    final double[] out = new double[mask.count()];
    for (int v = 0; v < out.length; v++) {
      final BandFit fit = pass.design(v).above(b);
      final double noise = floor[b][v];
      // what leaks in is no signal: the band's power is the raw one less the leak of its own kind
      final double band = pass.raw[b][v] - (fit.leak() - 1) * noise;
      out[v] =
          pass.scale(b)
              * pass.scale(b)
              * fit.differenceVariance(band, noise, fit.leak(), times[b][v]);
    }
    return out;
  }

  private static double[] roots(final double[] powers) {
    final double[] out = new double[powers.length];
    for (int v = 0; v < out.length; v++) {
      out[v] = AlffPass.signedRoot(powers[v]);
    }
    return out;
  }

  private static double[] deviations(final double[] variances) {
    final double[] out = new double[variances.length];
    for (int v = 0; v < out.length; v++) {
      out[v] = Math.sqrt(variances[v]);
    }
    return out;
  }

  /** The mean and the SD (ddof 1) of what is finite, added in the order of the voxels. */
  static double[] moments(final double[] values) {
    double sum = 0;
    int n = 0;
    for (final double v : values) {
      if (Double.isFinite(v)) {
        sum += v;
        n++;
      }
    }
    final double mean = sum / n;
    double squares = 0;
    for (final double v : values) {
      if (Double.isFinite(v)) {
        squares += (v - mean) * (v - mean);
      }
    }
    return new double[] {mean, Math.sqrt(squares / (n - 1))};
  }

  private static double[] percent(final double[] alff, final double[] mean) {
    final double[] out = new double[alff.length];
    for (int v = 0; v < out.length; v++) {
      out[v] = mean[v] > 0 ? 100 * alff[v] / mean[v] : Double.NaN;
    }
    return out;
  }

  private static double[] scaled(final double[] alff, final double zero, final double unit) {
    final double[] out = new double[alff.length];
    for (int v = 0; v < out.length; v++) {
      out[v] = (alff[v] - zero) / unit;
    }
    return out;
  }
}
