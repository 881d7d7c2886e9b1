package org.cordj.stats;

import java.util.Arrays;

/**
 * Threshold-free cluster enhancement (Smith and Nichols 2009, 10.1016/j.neuroimage.2008.03.061):
 * the integral over heights h from 0 to a voxel's value of extent(h)^E h^H dh, where extent(h) is
 * the size in voxels of the cluster the voxel is in when the map is cut at h. Negative values are
 * enhanced by themselves and stay negative.
 *
 * <p>The integral is exact: extents change only at the map's own values, and between two of them
 * h^H is integrated in closed form. Voxels join in descending order (union-find); a cluster that
 * changes hands what it has gathered down to its members when paths are followed. O(V log V) for
 * sorting and little more than O(V neighbours) for the rest. Values are taken as float32, as maps
 * are stored. One thread at a time may use one.
 */
final class Tfce implements MapMeasure {

  private final Adjacency adjacency;
  private final double height;
  private final double[] extents;
  private final long[] keys;
  private final int[] parent;
  private final int[] size;

  /** What a root has gathered; of a member, what it has more than its parent. */
  private final double[] gathered;

  /** The value of h^(H+1) / (H+1) at which a root last changed. */
  private final double[] since;

  private final double[] enhanced;

  /**
   * For maps of one mask.
   *
   * @param extent E, 0.5 by convention
   * @param height H, 2 by convention
   */
  Tfce(final Adjacency adjacency, final double extent, final double height) {
    this.adjacency = adjacency;
    this.height = height;
    final int n = adjacency.count();
    extents = new double[n + 1];
    for (int s = 0; s <= n; s++) {
      extents[s] = extent == 0.5 ? Math.sqrt(s) : Math.pow(s, extent);
    }
    keys = new long[n];
    parent = new int[n];
    size = new int[n];
    gathered = new double[n];
    since = new double[n];
    enhanced = new double[n];
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void maxima(final double[] statistics, final double[] out) {
    enhance(statistics, enhanced);
    double most = 0;
    for (final double e : enhanced) {
      most = Math.max(most, Math.abs(e));
    }
    out[0] = most;
  }

  /** Enhances a map; NaN and 0 become 0. */
  void enhance(final double[] map, final double[] out) {
    Arrays.fill(out, 0);
    oneSide(map, 1, out);
    oneSide(map, -1, out);
  }

  private double integral(final double h) {
    return height == 2 ? h * h * h / 3 : Math.pow(h, height + 1) / (height + 1);
  }

  private void oneSide(final double[] map, final int sign, final double[] out) {
    int n = 0;
    for (int v = 0; v < map.length; v++) {
      parent[v] = -1;
      final float h = (float) (sign * map[v]);
      if (h > 0) {
        keys[n++] = (long) Float.floatToIntBits(h) << 32 | v;
      }
    }
    Arrays.sort(keys, 0, n);
    for (int k = n - 1; k >= 0; k--) {
      add((int) keys[k], integral(Float.intBitsToFloat((int) (keys[k] >>> 32))));
    }
    for (int k = 0; k < n; k++) {
      final int v = (int) keys[k];
      final int root = find(v);
      final double whole = gathered[root] + extents[size[root]] * since[root];
      out[v] = sign * (v == root ? whole : gathered[v] + whole);
    }
  }

  /** A voxel at height h (as its integral) begins a cluster and joins those it touches. */
  private void add(final int voxel, final double h) {
    parent[voxel] = voxel;
    size[voxel] = 1;
    gathered[voxel] = 0;
    since[voxel] = h;
    for (int k = adjacency.starts()[voxel]; k < adjacency.starts()[voxel + 1]; k++) {
      final int other = adjacency.others()[k];
      if (parent[other] >= 0) {
        join(find(voxel), find(other), h);
      }
    }
  }

  private void join(final int a, final int b, final double h) {
    if (a == b) {
      return;
    }
    settle(a, h);
    settle(b, h);
    final int root = size[a] >= size[b] ? a : b;
    final int child = root == a ? b : a;
    parent[child] = root;
    size[root] += size[child];
    gathered[child] -= gathered[root];
  }

  private void settle(final int root, final double h) {
    gathered[root] += extents[size[root]] * (since[root] - h);
    since[root] = h;
  }

  /** The root of a voxel; members on the way become its children. */
  private int find(final int voxel) {
    int root = voxel;
    double more = 0;
    while (parent[root] != root) {
      more += gathered[root];
      root = parent[root];
    }
    int v = voxel;
    while (v != root && parent[v] != root) {
      final int next = parent[v];
      final double own = gathered[v];
      gathered[v] = more;
      more -= own;
      parent[v] = root;
      v = next;
    }
    return root;
  }
}
