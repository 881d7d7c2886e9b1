package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cordj.image.Mask;

/**
 * Whether a mask can be a cord: one piece without holes in each slice. Voxels that touch at a
 * corner belong together; a hole is what touches no outside across an edge. Linear in the voxels.
 */
final class CordMaskCheck {

  /** Slices that a sentence names. */
  private static final int MOST = 12;

  private final CordSlices slices;
  private final Mask mask;
  private final int nu;
  private final int nv;

  private CordMaskCheck(final CordFrame frame, final Mask mask) {
    slices = frame.slices();
    this.mask = mask;
    nu = frame.nu();
    nv = frame.nv();
  }

  /**
   * Refuses holes and second pieces, and tells what else is odd.
   *
   * @return a sentence on empty slices between the lowest and the highest slice of the mask, if any
   * @throws IllegalArgumentException naming the slices
   */
  static List<String> check(final CordFrame frame, final Mask mask) {
    return new CordMaskCheck(frame, mask).run();
  }

  private List<String> run() {
    final List<Integer> pieces = new ArrayList<>();
    final List<Integer> holes = new ArrayList<>();
    final List<Integer> empty = new ArrayList<>();
    int first = -1;
    int last = -1;
    for (int rank = 0; rank < slices.count(); rank++) {
      final boolean[] in = slices.read(mask, rank);
      if (!slices.any(in)) {
        empty.add(rank);
        continue;
      }
      first = first < 0 ? rank : first;
      last = rank;
      if (components(in, true) > 1) {
        pieces.add(slices.index(rank));
      }
      if (components(outside(in), false) > 1) {
        holes.add(slices.index(rank));
      }
    }
    refuse(pieces, "is in more than one piece in ", "keep the cord only");
    refuse(holes, "has a hole in ", "fill it (Process>Binary>Fill Holes)");
    final int lowest = first;
    final int highest = last;
    final List<Integer> between =
        empty.stream().filter(r -> r > lowest && r < highest).map(slices::index).toList();
    return between.isEmpty()
        ? List.of()
        : List.of(
            "The mask '"
                + mask.name()
                + "' is empty in "
                + name(between)
                + ", between slices that hold the cord; there are no regions in "
                + (between.size() > 1 ? "them." : "it."));
  }

  private void refuse(final List<Integer> found, final String what, final String advice) {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          "The mask '" + mask.name() + "' " + what + name(found) + "; " + advice + ".");
    }
  }

  /** The slices, counted from 0, for a sentence. */
  static String name(final List<Integer> found) {
    final List<Integer> sorted = found.stream().sorted().toList();
    final String list =
        sorted.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", "));
    return (sorted.size() > 1 ? "slices " : "slice ")
        + list
        + (sorted.size() > MOST ? " and " + (sorted.size() - MOST) + " more" : "")
        + " (counted from 0)";
  }

  /** What is not in the mask, with a margin of one voxel, so that all outside hangs together. */
  private boolean[] outside(final boolean[] in) {
    final boolean[] out = new boolean[(nu + 2) * (nv + 2)];
    Arrays.fill(out, true);
    for (int v = 0; v < in.length; v++) {
      out[v % nu + 1 + (nu + 2) * (v / nu + 1)] = !in[v];
    }
    return out;
  }

  /** How many pieces there are; those of the mask hang together over corners too. */
  private int components(final boolean[] in, final boolean corners) {
    final int width = corners ? nu : nu + 2;
    final int height = in.length / width;
    final boolean[] left = in.clone();
    final int[] queue = new int[in.length];
    int found = 0;
    for (int start = 0; start < in.length; start++) {
      if (!left[start]) {
        continue;
      }
      found++;
      int n = 0;
      queue[n++] = start;
      left[start] = false;
      while (n > 0) {
        final int at = queue[--n];
        for (int d = 0; d < 9; d++) {
          final int u = at % width + d % 3 - 1;
          final int v = at / width + d / 3 - 1;
          if (u >= 0
              && u < width
              && v >= 0
              && v < height
              && (corners || d % 2 == 1)
              && left[u + width * v]) {
            left[u + width * v] = false;
            queue[n++] = u + width * v;
          }
        }
      }
    }
    return found;
  }
}
