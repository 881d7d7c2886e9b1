package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Progress;

/**
 * Finds the cord in an image whose contrast is known: candidates in each slab ({@link
 * StarDetector}), the best line through them ({@link CordPath}), and surfaces about it ({@link
 * CordSurface}), one for each of the model's variants; the means of their centroids are the middle
 * of the cord.
 */
final class CordFinder {

  /** A place that the user gave: rank of its slice, and mm of the frame. */
  record Pin(int rank, double x, double y) {}

  /**
   * What was found, by slice from the lowest one.
   *
   * @param first rank of the lowest slice
   * @param bridged slices in which no cord was recognized
   * @param confidence of the whole line, see {@link CordPath#confidence()}
   * @param ratio median of the CSF's over the cord's intensity
   */
  record Found(
      int first,
      double[] x,
      double[] y,
      double[] quality,
      boolean[] bridged,
      double confidence,
      double ratio) {}

  /** Smoothing of the line that the surfaces start from, in mm along the cord. */
  private static final double START = 10;

  private final CordFrame frame;
  private final float[][] pixels;
  private final double scale;

  CordFinder(final CordFrame frame, final float[][] pixels) {
    this.frame = frame;
    this.pixels = pixels;
    scale = brightLevel(pixels);
  }

  /** The image's bright level, its 98th percentile. */
  double scale() {
    return scale;
  }

  /** The confidence of the best line, and the line, its nodes and slabs. */
  private record Line(CordPath path, StarDetector.Slabs slabs) {}

  /** The cord of this model; null if there is not a single candidate. */
  Found find(final CordModel model, final List<Pin> pins, final Progress progress) {
    if (!(scale > 0)) {
      return null;
    }
    final StarDetector detector = new StarDetector(frame, pixels);
    progress.begin("Looking for the cord", 2L * detector.slabs());
    final StarDetector.Slabs slabs = detector.find(model.dark(), progress);
    final List<List<CordPath.Node>> nodes =
        new ArrayList<>(CordPath.judge(frame, model, slabs, scale, progress));
    final boolean[] required = new boolean[slabs.count()];
    for (int s = 0; s < slabs.count(); s++) {
      final int first = slabs.firstRank(s);
      final int last = slabs.lastRank(s);
      final List<Pin> here = pins.stream().filter(p -> p.rank >= first && p.rank <= last).toList();
      if (!here.isEmpty()) {
        required[s] = true;
        nodes.set(
            s,
            List.of(
                new CordPath.Node(
                    here.stream().mapToDouble(Pin::x).average().orElseThrow(),
                    here.stream().mapToDouble(Pin::y).average().orElseThrow(),
                    1)));
      }
    }
    final CordPath path = CordPath.find(nodes, slabs.z(), required);
    return path.confidence() > 0 ? surface(model, new Line(path, slabs), progress) : null;
  }

  private Found surface(final CordModel model, final Line line, final Progress progress) {
    final StarDetector.Slabs slabs = line.slabs;
    int low = 0;
    while (line.path.node(low) == null) {
      low++;
    }
    int high = slabs.count() - 1;
    while (line.path.node(high) == null) {
      high--;
    }
    final int first = slabs.firstRank(low);
    final int n = slabs.lastRank(high) - first + 1;
    final double[] x = new double[n];
    final double[] y = new double[n];
    final boolean[] bridged = new boolean[n];
    final double[] z = slabs.z();
    for (int s = low; s <= high; s++) {
      for (int rank = slabs.firstRank(s); rank <= slabs.lastRank(s); rank++) {
        bridged[rank - first] = line.path.node(s) == null;
        int below = s;
        int above = s;
        if (frame.z(rank) < z[s]) {
          below = next(line.path, s - 1, -1, low, high);
        } else if (frame.z(rank) > z[s]) {
          above = next(line.path, s + 1, 1, low, high);
        }
        below = next(line.path, below, -1, low, high);
        above = next(line.path, above, 1, low, high);
        final CordPath.Node a = line.path.node(below);
        final CordPath.Node b = line.path.node(above);
        final double t =
            below == above
                ? 0
                : Math.max(0, Math.min(1, (frame.z(rank) - z[below]) / (z[above] - z[below])));
        x[rank - first] = a.x() + t * (b.x() - a.x());
        y[rank - first] = a.y() + t * (b.y() - a.y());
      }
    }
    final double[] seen = new double[n];
    for (int s = 0; s < n; s++) {
      seen[s] = bridged[s] ? 0 : 1;
    }
    // candidates lie up to a mm off in either direction; the surfaces start from between them
    final double length = START / frame.spacing();
    final double[] startX = Whittaker.smooth(x, seen, length);
    final double[] startY = Whittaker.smooth(y, seen, length);
    // slices nearer than that are averaged with each other, and noise with them
    final List<CordModel> variants =
        frame.spacing() > model.sigma() ? model.variants() : List.of(model);
    final double share = 1.0 / variants.size();
    final double[] quality = new double[n];
    final double[] ratios = new double[n];
    Arrays.fill(x, 0);
    Arrays.fill(y, 0);
    final boolean[] aside = new boolean[n];
    for (final CordModel variant : variants) {
      progress.check();
      final CordSurface surface =
          new CordSurface(frame, pixels, variant, first, startX, startY, bridged).fit(scale);
      for (int s = 0; s < n; s++) {
        final double[] c = surface.centroid(s);
        x[s] += share * c[0];
        y[s] += share * c[1];
        if (variant == variants.get(0)) {
          aside[s] = surface.aside(s);
          quality[s] = surface.quality(s);
          ratios[s] = surface.levels(s).csf() / surface.levels(s).cord();
        }
      }
    }
    Arrays.sort(ratios);
    return new Found(first, x, y, quality, aside, line.path.confidence(), ratios[n / 2]);
  }

  /** The nearest used slab from this one on, or the last used one on the other side. */
  private static int next(
      final CordPath path, final int from, final int step, final int low, final int high) {
    int s = Math.max(low, Math.min(high, from));
    while (path.node(s) == null) {
      s += step;
    }
    return s;
  }

  /** The 98th percentile of all pixels, exactly, by counting the two halves of their bits. */
  static double brightLevel(final float[][] pixels) {
    long total = 0;
    final int[] upper = new int[1 << 16];
    for (final float[] slice : pixels) {
      for (final float value : slice) {
        upper[ordered(value) >>> 16]++;
      }
      total += slice.length;
    }
    long left = (long) (0.98 * (total - 1));
    int high = 0;
    while (left >= upper[high]) {
      left -= upper[high++];
    }
    final int[] lower = new int[1 << 16];
    for (final float[] slice : pixels) {
      for (final float value : slice) {
        final int bits = ordered(value);
        if (bits >>> 16 == high) {
          lower[bits & 0xffff]++;
        }
      }
    }
    int low = 0;
    while (left >= lower[low]) {
      left -= lower[low++];
    }
    final int bits = high << 16 | low;
    return Float.intBitsToFloat(bits < 0 ? bits ^ 0x80000000 : ~bits);
  }

  /** Bits that, unsigned, are in the order of the values. */
  private static int ordered(final float value) {
    final int bits = Float.floatToIntBits(value);
    return bits < 0 ? ~bits : bits ^ 0x80000000;
  }
}
