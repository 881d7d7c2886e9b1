package org.cordj.preprocess;

import java.util.Arrays;
import java.util.List;
import org.cordj.io.Table;

/**
 * How far the subject moved from volume to volume, from a table of motion.
 *
 * <p>Of slices (columns volume, slice, shift_x_mm, shift_y_mm and, if turned, rotation_deg) with
 * changes dx, dy and da: framewise_displacement = |dx| + |dy| + r |da|, and rmsd = sqrt(r^2 / 4
 * tr(A'A) + |t|^2) over a disk of radius r about the slice's centre of rotation, where the step
 * from volume to volume takes a point p to p + A p + t. That of the volume is the mean over its
 * slices; a slice whose motion was not found (converged is false) has none in that volume and the
 * next. Of whole volumes (columns trans_x, trans_y, trans_z in mm, rot_x, rot_y, rot_z in radians,
 * as fMRIPrep has them): the same with three of each, and r^2 / 5 for a sphere; the rotation is
 * about x, then y, then z.
 */
public final class Displacements {

  /** Power's and Jenkinson's radius of a head, and that of a cord, in mm. */
  private static final double POWER_HEAD = 50;

  private static final double JENKINSON_HEAD = 80;
  private static final double CORD = 5;

  private static final List<String> RIGID =
      List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");

  private final double[] power;
  private final double[] jenkinson;

  /** [slice], null for a slice without motion or where the table is of whole volumes. */
  private final double[][] slicePower;

  private final double[][] sliceJenkinson;

  private Displacements(
      final double[] power,
      final double[] jenkinson,
      final double[][] slicePower,
      final double[][] sliceJenkinson) {
    this.power = power;
    this.jenkinson = jenkinson;
    this.slicePower = slicePower;
    this.sliceJenkinson = sliceJenkinson;
  }

  /**
   * Reads a table.
   *
   * @param name what it is called, for sentences
   * @param volumes how many volumes the run has
   * @param slices how many slices along z it has
   * @param radius in mm; 0 takes 50 mm (framewise_displacement) and 80 mm (rmsd) for whole volumes
   *     and 5 mm for slices, which are of the cord
   * @throws IllegalArgumentException if columns are missing, the table is of another number of
   *     volumes, or a volume of a slice is missing or stands twice
   */
  public static Displacements of(
      final Table motion,
      final String name,
      final int volumes,
      final int slices,
      final double radius) {
    if (motion.columns().containsAll(List.of("volume", "slice", "shift_x_mm", "shift_y_mm"))) {
      return ofSlices(motion, name, volumes, slices, radius > 0 ? radius : CORD);
    }
    if (!motion.columns().containsAll(RIGID)) {
      throw new IllegalArgumentException(
          "The table '"
              + name
              + "' is no table of motion: it needs the columns volume, slice, shift_x_mm and"
              + " shift_y_mm, or "
              + String.join(", ", RIGID)
              + "; it has "
              + String.join(", ", motion.columns())
              + ".");
    }
    if (motion.size() != volumes) {
      throw new IllegalArgumentException(
          "The table '"
              + name
              + "' has "
              + motion.size()
              + " rows, but the run has "
              + volumes
              + " volumes; one row a volume is needed.");
    }
    final double[][] p = new double[volumes][6];
    for (int t = 0; t < volumes; t++) {
      for (int c = 0; c < 6; c++) {
        p[t][c] = motion.number(t, RIGID.get(c));
      }
    }
    return ofVolumes(p, radius > 0 ? radius : POWER_HEAD, radius > 0 ? radius : JENKINSON_HEAD);
  }

  private static Displacements ofVolumes(
      final double[][] p, final double powerRadius, final double jenkinsonRadius) {
    final double[] power = unknown(p.length);
    final double[] jenkinson = unknown(p.length);
    for (int t = 1; t < p.length; t++) {
      power[t] = 0;
      for (int c = 0; c < 6; c++) {
        power[t] += Math.abs(p[t][c] - p[t - 1][c]) * (c < 3 ? 1 : powerRadius);
      }
      jenkinson[t] = RigidStep.rms(p[t - 1], p[t], jenkinsonRadius);
    }
    return new Displacements(power, jenkinson, null, null);
  }

  private static Displacements ofSlices(
      final Table motion,
      final String name,
      final int volumes,
      final int slices,
      final double radius) {
    final double[][][] p = new double[slices][][];
    final boolean turned = motion.columns().contains("rotation_deg");
    final boolean judged = motion.columns().contains("converged");
    for (int row = 0; row < motion.size(); row++) {
      final int v = index(motion, row, "volume", volumes, name);
      final int z = index(motion, row, "slice", slices, name);
      p[z] = p[z] == null ? new double[volumes][] : p[z];
      if (p[z][v] != null) {
        throw new IllegalArgumentException(
            "The table '" + name + "' has volume " + v + ", slice " + z + " twice.");
      }
      if (judged && motion.text(row, "converged").equals("false")) {
        // the table's shift of 0 says that nothing was corrected, not where the cord was
        p[z][v] = new double[] {Double.NaN, Double.NaN, Double.NaN};
        continue;
      }
      p[z][v] =
          new double[] {
            motion.number(row, "shift_x_mm"),
            motion.number(row, "shift_y_mm"),
            turned ? Math.toRadians(motion.number(row, "rotation_deg")) : 0
          };
    }
    final double[][] slicePower = new double[slices][];
    final double[][] sliceJenkinson = new double[slices][];
    for (int z = 0; z < slices; z++) {
      if (p[z] != null) {
        requireWhole(p[z], z, name);
        slicePower[z] = unknown(volumes);
        sliceJenkinson[z] = unknown(volumes);
        for (int t = 1; t < volumes; t++) {
          final double[] a = p[z][t - 1];
          final double[] b = p[z][t];
          slicePower[z][t] =
              Math.abs(b[0] - a[0]) + Math.abs(b[1] - a[1]) + radius * Math.abs(b[2] - a[2]);
          final double turn = b[2] - a[2];
          final double tx = b[0] - Math.cos(turn) * a[0] + Math.sin(turn) * a[1];
          final double ty = b[1] - Math.sin(turn) * a[0] - Math.cos(turn) * a[1];
          // tr(A'A) / 4 = 1 - cos, written so that small angles keep their digits
          final double s = Math.sin(turn / 2);
          sliceJenkinson[z][t] = Math.sqrt(2 * radius * radius * s * s + tx * tx + ty * ty);
        }
      }
    }
    return new Displacements(
        mean(slicePower, volumes), mean(sliceJenkinson, volumes), slicePower, sliceJenkinson);
  }

  private static int index(
      final Table motion, final int row, final String column, final int size, final String name) {
    final double v = motion.number(row, column);
    if (!(v >= 0 && v < size && v == Math.rint(v))) {
      throw new IllegalArgumentException(
          "The table '"
              + name
              + "' has "
              + column
              + " "
              + motion.text(row, column)
              + " in row "
              + (row + 1)
              + "; the run has "
              + column
              + "s 0 to "
              + (size - 1)
              + ".");
    }
    return (int) v;
  }

  private static void requireWhole(final double[][] slice, final int z, final String name) {
    for (int t = 0; t < slice.length; t++) {
      if (slice[t] == null) {
        throw new IllegalArgumentException(
            "The table '"
                + name
                + "' has no row for volume "
                + t
                + ", slice "
                + z
                + "; a slice that moves has one for each of the "
                + slice.length
                + " volumes.");
      }
    }
  }

  private static double[] unknown(final int volumes) {
    final double[] values = new double[volumes];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static double[] mean(final double[][] slices, final int volumes) {
    final double[] mean = new double[volumes];
    for (int t = 0; t < volumes; t++) {
      double sum = 0;
      int n = 0;
      for (final double[] slice : slices) {
        if (slice != null && Double.isFinite(slice[t])) {
          sum += slice[t];
          n++;
        }
      }
      mean[t] = sum / n;
    }
    return mean;
  }

  /** A measure of motion by volume, in mm; NaN for the first. */
  double[] get(final OutlierMeasure measure) {
    return (measure == OutlierMeasure.RMSD ? jenkinson : power).clone();
  }

  /** A measure of one slice by volume; null where its motion is not known by itself. */
  double[] get(final OutlierMeasure measure, final int z) {
    final double[][] slices = measure == OutlierMeasure.RMSD ? sliceJenkinson : slicePower;
    return slices == null || slices[z] == null ? null : slices[z].clone();
  }
}
