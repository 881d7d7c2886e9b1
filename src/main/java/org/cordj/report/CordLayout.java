package org.cordj.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where regions lie in the cord by their names: {@code vertebral-C5_ventral-left} is on the level
 * {@code vertebral-C5}, in front, on the subject's left. A region without side and horn in its name
 * has a level of its own. Levels go down the cord: C, T, L, S, each by its number; others follow in
 * the order in which they come.
 *
 * @param levels the levels' names, from the top
 * @param level each node's level, an index into levels
 * @param across each node's side: -1 left, 1 right of the subject, 0 neither
 * @param ahead 1 in front (ventral), -1 behind (dorsal), 0 neither
 */
record CordLayout(List<String> levels, int[] level, int[] across, int[] ahead) {

  private static final Pattern NAME = Pattern.compile("(?:(.*)_)?([^_]*)");
  private static final Pattern LEVEL = Pattern.compile("(?:.*-)?([CTLS])(\\d+)");

  /** The layout of regions of these names. */
  static CordLayout of(final List<String> names) {
    final int n = names.size();
    final int[] across = new int[n];
    final int[] ahead = new int[n];
    final Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      final Matcher name = NAME.matcher(names.get(i));
      String at = names.get(i);
      if (name.matches()) {
        final List<String> words = Arrays.asList(name.group(2).split("-"));
        across[i] = words.contains("left") ? -1 : words.contains("right") ? 1 : 0;
        ahead[i] = words.contains("ventral") ? 1 : words.contains("dorsal") ? -1 : 0;
        if (across[i] != 0 || ahead[i] != 0) {
          at = name.group(1) == null ? "" : name.group(1);
        }
      }
      members.computeIfAbsent(at, key -> new ArrayList<>()).add(i);
    }
    final List<String> levels = new ArrayList<>(members.keySet());
    levels.sort(Comparator.comparingInt(CordLayout::rank));
    final int[] level = new int[n];
    for (int l = 0; l < levels.size(); l++) {
      for (final int i : members.get(levels.get(l))) {
        level[i] = l;
      }
    }
    return new CordLayout(levels, level, across, ahead);
  }

  /** Levels of the cord by their place, all others after them. */
  private static int rank(final String level) {
    final Matcher m = LEVEL.matcher(level);
    return m.matches()
        ? 1000 * "CTLS".indexOf(m.group(1)) + Math.min(999, Integer.parseInt(m.group(2)))
        : Integer.MAX_VALUE;
  }

  /** Whether some region's name says where it lies. */
  boolean inCord() {
    return IntStream.of(across).anyMatch(a -> a != 0) || IntStream.of(ahead).anyMatch(a -> a != 0);
  }

  /** Whether some region of a level has a side or a horn. */
  boolean inCord(final int at) {
    return IntStream.range(0, level.length)
        .anyMatch(i -> level[i] == at && (across[i] != 0 || ahead[i] != 0));
  }

  /** The nodes by level, in each ventral before dorsal and left before right. */
  int[] order() {
    return IntStream.range(0, level.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(i -> level[i])
                .thenComparingInt(i -> -ahead[i])
                .thenComparingInt(i -> across[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
