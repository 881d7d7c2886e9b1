package org.cordj.physio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Chooses among candidates the sequence of peaks that is strong and regular: the largest sum of
 * their strengths (about 1 for a clear peak) above a threshold, less {@code STIFFNESS} ln(interval
 * / (k period))^2 and a small charge for each of the k - 1 peaks passed over. Dynamic programming,
 * O(candidates x those within the longest gap).
 */
final class PeakPath {

  /** What a peak must be worth. */
  private static final double THRESHOLD = 0.5;

  private static final double STIFFNESS = 3;

  /** What passing over a peak that is not seen costs. */
  private static final double PASSED = 0.1;

  /** How many periods one step may span. */
  private static final int MOST_PERIODS = 8;

  /** What beginning anew costs, after a gap or where the rhythm breaks. */
  private static final double BREAK = 1.5;

  /** No interval is shorter than this share of the period. */
  private static final double LEAST = 0.45;

  private PeakPath() {}

  /** The indices of the chosen candidates, whose times ascend. */
  static List<Integer> choose(
      final double[] times, final double[] strengths, final LocalPeriod period) {
    final int n = times.length;
    final double[] sum = new double[n];
    final int[] from = new int[n];
    // the best sum of any path that ended far enough back, for beginning anew
    int best = -1;
    int next = 0;
    for (int j = 0; j < n; j++) {
      final double p = period.at(times[j]);
      while (next < j && times[next] < times[j] - LEAST * p) {
        best = best < 0 || sum[next] > sum[best] ? next : best;
        next++;
      }
      double most = 0;
      from[j] = -1;
      if (best >= 0 && sum[best] - BREAK > most) {
        most = sum[best] - BREAK;
        from[j] = best;
      }
      for (int i = next - 1; i >= 0; i--) {
        final double periods = (times[j] - times[i]) / p;
        if (periods > MOST_PERIODS + 0.5) {
          break;
        }
        if (periods < LEAST) { // the period has grown since that one was passed
          continue;
        }
        final double k = Math.max(1, Math.rint(periods));
        final double off = Math.log(periods / k);
        final double s = sum[i] - STIFFNESS * off * off - PASSED * (k - 1);
        if (s > most) {
          most = s;
          from[j] = i;
        }
      }
      sum[j] = most + strengths[j] - THRESHOLD;
    }
    int at = -1;
    for (int j = 0; j < n; j++) {
      at = at < 0 || sum[j] > sum[at] ? j : at;
    }
    final List<Integer> chosen = new ArrayList<>();
    for (; at >= 0; at = from[at]) {
      chosen.add(at);
    }
    Collections.reverse(chosen);
    return chosen;
  }
}
