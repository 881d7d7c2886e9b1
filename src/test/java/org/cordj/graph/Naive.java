package org.cordj.graph;

import java.util.Arrays;

/** The metrics written out as matrix formulas and sums over all pairs, with nothing shared. */
final class Naive {

  final double[] strength;
  final double[] degree;
  final double[] clustering;
  final double[] localEfficiency;
  final double[] betweenness;
  final double[] closeness;
  final double[] richClub;
  final double transitivity;
  final double pathLength;
  final double efficiency;
  final double assortativity;

  private final int n;
  private final double[][] signed;
  private final double[][] w;

  Naive(final double[][] weights) {
    n = weights.length;
    signed = weights;
    w = new double[n][n];
    final double[][] root = new double[n][n];
    strength = new double[n];
    degree = new double[n];
    final double[] k = new double[n];
    final double[] s = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        w[i][j] = Math.max(0, weights[i][j]);
        root[i][j] = Math.pow(w[i][j], 1.0 / 3);
        strength[i] += weights[i][j];
        degree[i] += weights[i][j] != 0 ? 1 : 0;
        k[i] += w[i][j] > 0 ? 1 : 0;
        s[i] += w[i][j];
      }
    }
    final double[][] cube = times(root, times(root, root));
    clustering = new double[n];
    double cycles = 0;
    double possible = 0;
    for (int i = 0; i < n; i++) {
      clustering[i] = cube[i][i] == 0 ? 0 : cube[i][i] / (k[i] * (k[i] - 1));
      cycles += cube[i][i];
      possible += k[i] * (k[i] - 1);
    }
    transitivity = cycles / possible;

    final double[][] d = distances(w, 1);
    double sum = 0;
    double inverse = 0;
    closeness = new double[n];
    for (int i = 0; i < n; i++) {
      double reached = 0;
      double far = 0;
      for (int j = 0; j < n; j++) {
        if (i != j) {
          sum += d[i][j];
          inverse += 1 / d[i][j];
          if (Double.isFinite(d[i][j])) {
            reached++;
            far += d[i][j];
          }
        }
      }
      closeness[i] = reached == 0 ? 0 : reached / far * (reached / (n - 1));
    }
    pathLength = sum / (n * (n - 1));
    efficiency = inverse / (n * (n - 1));
    betweenness = new double[n];
    for (int v = 0; v < n; v++) {
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          // lengths are random: no two paths are equally long
          if (a != b && a != v && b != v && Double.isFinite(d[a][b])) {
            betweenness[v] += Math.abs(d[a][v] + d[v][b] - d[a][b]) < 1e-9 ? 1 : 0;
          }
        }
      }
    }
    localEfficiency = new double[n];
    for (int u = 0; u < n; u++) {
      final int node = u;
      final double[][] near = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          near[i][j] = w[node][i] > 0 && w[node][j] > 0 ? w[i][j] : 0;
        }
      }
      final double[][] e = distances(near, 1.0 / 3);
      double numerator = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          numerator += i == j ? 0 : root[u][i] * root[u][j] / e[i][j];
        }
      }
      localEfficiency[u] = numerator == 0 ? 0 : numerator / (k[u] * (k[u] - 1));
    }
    assortativity = correlation(s);
    final int levels = (int) Arrays.stream(k).max().orElse(0);
    richClub = new double[levels];
    for (int level = 1; level <= levels; level++) {
      richClub[level - 1] = club(k, level);
    }
  }

  private double correlation(final double[] s) {
    double count = 0;
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        count += w[i][j] > 0 ? 1 : 0;
        mean += w[i][j] > 0 ? s[i] : 0;
      }
    }
    mean /= count;
    double both = 0;
    double one = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        both += w[i][j] > 0 ? (s[i] - mean) * (s[j] - mean) : 0;
        one += w[i][j] > 0 ? (s[i] - mean) * (s[i] - mean) : 0;
      }
    }
    return both / one;
  }

  private double club(final double[] k, final int level) {
    double weight = 0;
    int edges = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (k[i] >= level && k[j] >= level && w[i][j] > 0) {
          weight += w[i][j];
          edges++;
        }
      }
    }
    final double[] sorted = Arrays.stream(w).flatMapToDouble(Arrays::stream).sorted().toArray();
    double strongest = 0;
    for (int e = 0; e < edges; e++) {
      strongest += sorted[sorted.length - 1 - e];
    }
    return edges == 0 ? Double.NaN : weight / strongest;
  }

  /** Floyd and Warshall's algorithm on lengths w^-power. */
  private static double[][] distances(final double[][] w, final double power) {
    final int n = w.length;
    final double[][] d = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        d[i][j] = i == j ? 0 : Math.pow(w[i][j], -power);
      }
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
        }
      }
    }
    return d;
  }

  private static double[][] times(final double[][] a, final double[][] b) {
    final int n = a.length;
    final double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  /** Rubinov and Sporns' Q*, which is Newman's Q without negative weights. */
  double quality(final int[] modules) {
    double plus = 0;
    double minus = 0;
    final double[] kPlus = new double[n];
    final double[] kMinus = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kPlus[i] += Math.max(0, signed[i][j]);
        kMinus[i] += Math.max(0, -signed[i][j]);
      }
      plus += kPlus[i];
      minus += kMinus[i];
    }
    double qPlus = 0;
    double qMinus = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (modules[i] == modules[j]) {
          qPlus += Math.max(0, signed[i][j]) - kPlus[i] * kPlus[j] / plus;
          qMinus += minus == 0 ? 0 : Math.max(0, -signed[i][j]) - kMinus[i] * kMinus[j] / minus;
        }
      }
    }
    return qPlus / plus - qMinus / (plus + minus);
  }

  double[] participation(final int[] modules) {
    final double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      final double s = Arrays.stream(w[i]).sum();
      double left = s > 0 ? 1 : 0;
      for (int m = 0; m <= n; m++) {
        double to = 0;
        for (int j = 0; j < n; j++) {
          to += modules[j] == m ? w[i][j] : 0;
        }
        left -= s > 0 ? to * to / (s * s) : 0;
      }
      result[i] = left;
    }
    return result;
  }
}
