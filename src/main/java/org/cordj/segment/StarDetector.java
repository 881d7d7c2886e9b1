package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Progress;

/**
 * Finds places that look like a cut through the cord, slab by slab: a disc of the cord's radius
 * that has an edge of the right polarity all around.
 *
 * <p>From each pixel of a 1 mm raster, rays go out in {@value #RAYS} directions; each gives the
 * strongest outward edge between {@value #NEAREST} and {@value #FURTHEST} mm. The score is the mean
 * of the rays' square roots, squared, so that a gap in the ring counts more than a strong edge on
 * one side, times how even the inside is. That is the radial symmetry transform of Loy and Zelinsky
 * (2003, 10.1109/TPAMI.2003.1217601) read from the centre outwards and bound to one polarity.
 * Linear in pixels x rays x radii.
 */
final class StarDetector {

  static final double STEP = 1;

  private static final int RAYS = 16;
  private static final double NEAREST = 2.5;
  private static final double FURTHEST = 7.5;
  private static final double RADIUS_STEP = 0.5;

  /** Slices thinner than this are averaged to slabs of about this thickness, in mm. */
  private static final double SLAB = 3;

  /** An edge of this share of the slab's bright level per mm counts in full. */
  private static final double EDGE = 0.3;

  /** Unevenness inside, as a share of the slab's bright level. */
  private static final double UNEVEN = 0.12;

  /** A cord in bright CSF is at least this share of the slab's bright level. */
  private static final double DIM = 0.3;

  /** A cord in dark CSF is at least this share of it. */
  private static final double BRIGHT = 0.7;

  /** Most candidates of a slab, and how far they lie apart at least, in mm. */
  private static final int KEPT = 40;

  private static final double APART = 2;

  /** A place in a slab, in mm of the {@link CordFrame}. */
  record Candidate(double x, double y, double score) {}

  /** Groups of neighbouring slices and their candidates, best first. */
  static final class Slabs {
    private final Candidate[][] candidates;
    private final float[][] means;
    private final int[] first;
    private final int[] last;
    private final double[] z;

    private Slabs(final int count) {
      candidates = new Candidate[count][];
      means = new float[count][];
      first = new int[count];
      last = new int[count];
      z = new double[count];
    }

    int count() {
      return z.length;
    }

    List<Candidate> candidates(final int slab) {
      return List.of(candidates[slab]);
    }

    /** The mean of the slab's slices, on the voxels of its middle one. */
    float[] mean(final int slab) {
      return means[slab];
    }

    /** The rank of the slab's middle slice. */
    int middle(final int slab) {
      return (first[slab] + last[slab]) / 2;
    }

    int firstRank(final int slab) {
      return first[slab];
    }

    int lastRank(final int slab) {
      return last[slab];
    }

    /** The middles of the slabs, in mm of the frame, ascending. */
    double[] z() {
      return z.clone();
    }
  }

  private final CordFrame frame;
  private final float[][] pixels;
  private final int nx;
  private final int ny;
  private final int[] lookup;
  private final double[] cos = new double[RAYS];
  private final double[] sin = new double[RAYS];
  private final int radii = (int) Math.round((FURTHEST - NEAREST) / RADIUS_STEP) + 1;
  private final int[] disc;
  private final int margin;

  StarDetector(final CordFrame frame, final float[][] pixels) {
    this.frame = frame;
    this.pixels = pixels;
    final double[] reach = frame.reach();
    nx = 2 * (int) Math.floor(reach[0] / STEP + 1e-6) + 1;
    ny = 2 * (int) Math.floor(reach[1] / STEP + 1e-6) + 1;
    margin = (int) Math.ceil(FURTHEST / STEP) + 1;
    lookup = new int[RAYS * radii];
    final int wide = nx + 2 * margin;
    for (int a = 0; a < RAYS; a++) {
      final double angle = 2 * Math.PI * a / RAYS;
      cos[a] = StrictMath.cos(angle);
      sin[a] = StrictMath.sin(angle);
      for (int r = 0; r < radii; r++) {
        final double radius = (NEAREST + r * RADIUS_STEP) / STEP;
        lookup[a * radii + r] =
            (int) Math.rint(radius * cos[a]) + wide * (int) Math.rint(radius * sin[a]);
      }
    }
    final List<Integer> inside = new ArrayList<>();
    for (int y = -2; y <= 2; y++) {
      for (int x = -2; x <= 2; x++) {
        if (x * x + y * y <= 5) {
          inside.add(x + wide * y);
        }
      }
    }
    disc = inside.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many slabs there are. */
  int slabs() {
    final int group = Math.max(1, (int) Math.rint(SLAB / frame.spacing()));
    return (frame.count() + group - 1) / group;
  }

  /** The candidates for a cord that is darker (or brighter) than what surrounds it. */
  Slabs find(final boolean dark, final Progress progress) {
    final int n = slabs();
    final Slabs slabs = new Slabs(n);
    for (int s = 0; s < n; s++) {
      slabs.first[s] = (int) ((long) s * frame.count() / n);
      slabs.last[s] = (int) ((long) (s + 1) * frame.count() / n) - 1;
      slabs.z[s] = (frame.z(slabs.first[s]) + frame.z(slabs.last[s])) / 2;
    }
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, n).boxed().toList(),
            s -> {
              progress.check();
              slabs.means[s] = mean(slabs.first[s], slabs.last[s], slabs.middle(s));
              slabs.candidates[s] = slab(slabs.means[s], slabs.middle(s), dark);
              progress.advance(1);
            });
    return slabs;
  }

  /** The mean of the slices of a slab, on the voxels of its middle one. */
  private float[] mean(final int first, final int last, final int middle) {
    if (first == last) {
      return pixels[first];
    }
    final int nu = frame.nu();
    final float[] sum = new float[nu * frame.nv()];
    final float share = 1f / (last - first + 1);
    for (int rank = first; rank <= last; rank++) {
      final float[] slice = pixels[rank];
      // in a sheared grid the slices are shifted against each other
      final double du = frame.u(frame.x(0, 0, middle), frame.y(0, 0, middle), rank);
      final double dv = frame.v(frame.x(0, 0, middle), frame.y(0, 0, middle), rank);
      final boolean shifted = Math.abs(du) > 1e-6 || Math.abs(dv) > 1e-6;
      for (int voxel = 0; voxel < sum.length; voxel++) {
        sum[voxel] +=
            share
                * (shifted ? frame.sample(slice, voxel % nu + du, voxel / nu + dv) : slice[voxel]);
      }
    }
    return sum;
  }

  /** A slice on the raster, with a margin of NaN. */
  private float[] raster(final float[] slice, final int rank) {
    final int wide = nx + 2 * margin;
    final float[] out = new float[wide * (ny + 2 * margin)];
    Arrays.fill(out, Float.NaN);
    final int sub = Math.max(1, (int) Math.ceil(STEP / frame.smallerEdge() - 0.3));
    final double[] g = frame.gradient();
    for (int iy = 0; iy < ny; iy++) {
      for (int ix = 0; ix < nx; ix++) {
        final double x = (ix - (nx - 1) / 2) * STEP;
        final double y = (iy - (ny - 1) / 2) * STEP;
        final double u = frame.u(x, y, rank);
        final double v = frame.v(x, y, rank);
        if (!(u > -0.51 && v > -0.51 && u < frame.nu() - 0.49 && v < frame.nv() - 0.49)) {
          continue;
        }
        double total = 0;
        for (int b = 0; b < sub; b++) {
          final double dy = ((b + 0.5) / sub - 0.5) * STEP;
          for (int a = 0; a < sub; a++) {
            final double dx = ((a + 0.5) / sub - 0.5) * STEP;
            total += frame.sample(slice, u + g[0] * dx + g[1] * dy, v + g[2] * dx + g[3] * dy);
          }
        }
        out[ix + margin + wide * (iy + margin)] = (float) (total / (sub * sub));
      }
    }
    return out;
  }

  private Candidate[] slab(final float[] slice, final int rank, final boolean dark) {
    final int wide = nx + 2 * margin;
    final int high = ny + 2 * margin;
    float[] image = raster(slice, rank);
    final double scale = scale(image);
    if (!(scale > 0)) {
      return new Candidate[0];
    }
    image = smooth(image, wide, high);
    final float[] gx = new float[image.length];
    final float[] gy = new float[image.length];
    final double unit = (dark ? 1 : -1) / (2 * STEP * scale);
    for (int y = 1; y < high - 1; y++) {
      for (int x = 1; x < wide - 1; x++) {
        final int at = x + wide * y;
        final double dx = (image[at + 1] - image[at - 1]) * unit;
        final double dy = (image[at + wide] - image[at - wide]) * unit;
        // beyond the image there is no edge
        gx[at] = Double.isNaN(dx) ? 0 : (float) dx;
        gy[at] = Double.isNaN(dy) ? 0 : (float) dy;
      }
    }
    final float[] score = new float[image.length];
    for (int y = margin; y < high - margin; y++) {
      for (int x = margin; x < wide - margin; x++) {
        final int at = x + wide * y;
        if (!Float.isNaN(image[at])) {
          score[at] = (float) score(image, gx, gy, at, scale, dark);
        }
      }
    }
    return peaks(score, wide, high);
  }

  private double score(
      final float[] image,
      final float[] gx,
      final float[] gy,
      final int at,
      final double scale,
      final boolean dark) {
    double rays = 0;
    double ring = 0;
    for (int a = 0; a < RAYS; a++) {
      double best = 0;
      float top = 0;
      for (int r = 0; r < radii; r++) {
        final int there = at + lookup[a * radii + r];
        final double edge = gx[there] * cos[a] + gy[there] * sin[a];
        best = Math.max(best, edge);
        top = Math.max(top, image[there]);
      }
      ring += Math.min(1, top / scale);
      rays += Math.sqrt(Math.min(1, best / EDGE));
    }
    rays /= RAYS;
    ring /= RAYS;
    double mean = 0;
    double square = 0;
    int n = 0;
    for (final int d : disc) {
      final double value = image[at + d] / scale;
      if (!Double.isNaN(value)) {
        mean += value;
        square += value * value;
        n++;
      }
    }
    mean /= n;
    final double variance = Math.max(0, square / n - mean * mean);
    final double even = Math.exp(-variance / (2 * UNEVEN * UNEVEN));
    final double signal = Math.max(0, Math.min(1, mean / (dark ? DIM : BRIGHT)));
    return rays * rays * even * signal * (dark ? ring * ring : signal);
  }

  /** The 98th percentile. */
  private static double scale(final float[] image) {
    final float[] sorted = new float[image.length];
    int n = 0;
    for (final float value : image) {
      if (!Float.isNaN(value)) {
        sorted[n++] = value;
      }
    }
    if (n == 0) {
      return 0;
    }
    Arrays.sort(sorted, 0, n);
    return sorted[(int) (0.98 * (n - 1))];
  }

  /** A 3 x 3 binomial filter. */
  private static float[] smooth(final float[] in, final int wide, final int high) {
    final float[] out = new float[in.length];
    Arrays.fill(out, Float.NaN);
    for (int y = 1; y < high - 1; y++) {
      for (int x = 1; x < wide - 1; x++) {
        final int at = x + wide * y;
        if (Float.isNaN(in[at])) {
          continue;
        }
        float sum = 0;
        int weight = 0;
        for (int b = -1; b <= 1; b++) {
          for (int a = -1; a <= 1; a++) {
            final float value = in[at + a + wide * b];
            if (!Float.isNaN(value)) {
              final int w = (2 - Math.abs(a)) * (2 - Math.abs(b));
              sum += w * value;
              weight += w;
            }
          }
        }
        out[at] = sum / weight;
      }
    }
    return out;
  }

  private Candidate[] peaks(final float[] score, final int wide, final int high) {
    final List<Candidate> found = new ArrayList<>();
    for (int y = margin; y < high - margin; y++) {
      for (int x = margin; x < wide - margin; x++) {
        final int at = x + wide * y;
        final float s = score[at];
        if (s > 0
            && s > score[at - 1]
            && s >= score[at + 1]
            && s > score[at - wide]
            && s >= score[at + wide]
            && s > score[at - wide - 1]
            && s >= score[at + wide + 1]
            && s > score[at - wide + 1]
            && s >= score[at + wide - 1]) {
          final double dx = offset(score[at - 1], s, score[at + 1]);
          final double dy = offset(score[at - wide], s, score[at + wide]);
          found.add(
              new Candidate(
                  (x - margin - (nx - 1) / 2 + dx) * STEP,
                  (y - margin - (ny - 1) / 2 + dy) * STEP,
                  s));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Candidate::score).reversed());
    final List<Candidate> kept = new ArrayList<>();
    for (final Candidate c : found) {
      if (kept.size() < KEPT
          && kept.stream().noneMatch(k -> Math.hypot(k.x - c.x, k.y - c.y) < APART)) {
        kept.add(c);
      }
    }
    return kept.toArray(Candidate[]::new);
  }

  /** Where the parabola through three values has its top, between -0.5 and 0.5. */
  private static double offset(final double before, final double at, final double after) {
    final double bend = before - 2 * at + after;
    return bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
  }
}
