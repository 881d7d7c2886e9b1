package org.cordj.stats;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The ways in which residuals may be exchanged under the hypothesis: units (rows, or whole blocks)
 * change places with units of their stratum, or units change their sign. Number 0 is always the
 * data as they are. A stratum of whole blocks holds those whose rows have the same places in them
 * ({@link BlockPlaces}), in whatever order the table has them.
 *
 * <p>Where there are no more ways than were asked for, each distinct one is taken once; distinct
 * means that a different set of rows meets each different row of the design. Else number i is drawn
 * from a stream made of the seed and i alone, so that it does not depend on what ran before.
 * Immutable.
 */
final class Shuffles implements Exchanges {

  private static final long serialVersionUID = 1;

  private final int rows;
  private final boolean flips;
  private final boolean whole;
  private final List<int[]> units = new ArrayList<>();

  /** Units that may change places, as numbers of units. */
  private final List<int[]> strata = new ArrayList<>();

  /** A number that units of equal design share. */
  private final int[] kind;

  private final BigInteger possible;
  private final boolean exact;
  private final int count;
  private final long seed;

  /**
   * Plans the exchanges.
   *
   * @param flips signs instead of places
   * @param requested how many besides the data as they are
   * @throws IllegalArgumentException if nothing can be exchanged, or signs within blocks
   */
  Shuffles(
      final Partition model,
      final int[] blocks,
      final boolean flips,
      final int requested,
      final long seed) {
    this(model, blocks, flips, requested, seed, true);
  }

  /** Random ones, even where there are no more ways than were asked for. */
  static Shuffles drawn(
      final Partition model,
      final int[] blocks,
      final boolean flips,
      final int requested,
      final long seed) {
    return new Shuffles(model, blocks, flips, requested, seed, false);
  }

  private Shuffles(
      final Partition model,
      final int[] blocks,
      final boolean flips,
      final int requested,
      final long seed,
      final boolean eachOnce) {
    this.rows = model.rows();
    this.flips = flips;
    this.seed = seed;
    final Map<Integer, List<Integer>> byBlock = new LinkedHashMap<>();
    for (int r = 0; r < rows; r++) {
      byBlock.computeIfAbsent(blocks[r], b -> new ArrayList<>()).add(r);
    }
    final boolean single = byBlock.size() == 1;
    whole = !single && byBlock.size() < rows && isBetween(model, byBlock.values());
    if (flips && !single && byBlock.size() < rows && !whole) {
      throw new IllegalArgumentException(
          "The contrast differs within blocks, but signs are exchanged, which takes the rows of a"
              + " block apart. Choose statistic=t, which exchanges places within blocks, or no"
              + " blocks.");
    }
    // blocks change places with blocks whose rows have the same places in them
    final Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
    for (final Map.Entry<Integer, List<Integer>> block : byBlock.entrySet()) {
      final int[] members = block.getValue().stream().mapToInt(Integer::intValue).toArray();
      if (whole) {
        final List<Integer> sorted = new ArrayList<>(block.getValue());
        sorted.sort(Comparator.comparingInt(row -> model.place()[row]));
        groups
            .computeIfAbsent(
                sorted.stream().map(row -> model.place()[row]).toList(), k -> new ArrayList<>())
            .add(units.size());
        units.add(sorted.stream().mapToInt(Integer::intValue).toArray());
      } else {
        for (final int row : members) {
          // blocks of one row each are no restriction
          groups
              .computeIfAbsent(
                  List.of(byBlock.size() == rows ? 0 : block.getKey()), k -> new ArrayList<>())
              .add(units.size());
          units.add(new int[] {row});
        }
      }
    }
    groups.values().forEach(g -> strata.add(g.stream().mapToInt(Integer::intValue).toArray()));
    kind = new int[units.size()];
    for (int u = 0; u < kind.length; u++) {
      kind[u] = u;
      for (int before = 0; before < u; before++) {
        if (alike(model.signature(), units.get(before), units.get(u))) {
          kind[u] = kind[before];
          break;
        }
      }
    }
    possible = flips ? BigInteger.TWO.pow(units.size()) : arrangements();
    exact = eachOnce && possible.compareTo(BigInteger.valueOf(requested)) <= 0;
    count = exact ? possible.intValue() : requested + 1;
    if (count < 2 || possible.equals(BigInteger.ONE)) {
      throw new IllegalArgumentException(
          "Nothing can be exchanged under the hypothesis: the blocks that have the same rows, such as"
              + " the same sessions, are alike in the design. Choose other blocks, or none.");
    }
  }

  /**
   * Whether what the contrast asks about lies between the blocks rather than within them: more of
   * its vectors' squares is in the blocks' means than beside them. A covariate that varies within
   * blocks, or a block without one of its rows, moves a little of a difference of blocks into them;
   * exchanges within blocks could then hardly change it, and nothing could be found.
   */
  private static boolean isBetween(final Partition model, final Iterable<List<Integer>> blocks) {
    double between = 0;
    double whole = 0;
    for (final double[] q : model.effect()) {
      for (final List<Integer> block : blocks) {
        double sum = 0;
        for (final int row : block) {
          sum += q[row];
          whole += q[row] * q[row];
        }
        between += sum * sum / block.size();
      }
    }
    return between > whole / 2;
  }

  private static boolean alike(final int[] signature, final int[] a, final int[] b) {
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      if (signature[a[i]] != signature[b[i]]) {
        return false;
      }
    }
    return true;
  }

  private BigInteger arrangements() {
    BigInteger product = BigInteger.ONE;
    for (final int[] stratum : strata) {
      product = product.multiply(ways(kinds(stratum)));
    }
    return product;
  }

  private int[] kinds(final int[] stratum) {
    return Arrays.stream(stratum).map(u -> kind[u]).toArray();
  }

  /** In how many distinct orders these numbers can stand. */
  private static BigInteger ways(final int[] numbers) {
    final int[] sorted = numbers.clone();
    Arrays.sort(sorted);
    BigInteger ways = BigInteger.ONE;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
      ways = ways.multiply(BigInteger.valueOf(i + 1)).divide(BigInteger.valueOf(run));
    }
    return ways;
  }

  @Override
  public int count() {
    return count;
  }

  /** Whether each possible one is taken once. */
  boolean exact() {
    return exact;
  }

  @Override
  public boolean flips() {
    return flips;
  }

  /** Whether blocks are exchanged as wholes. */
  boolean whole() {
    return whole;
  }

  /** How many distinct ones there are. */
  BigInteger possible() {
    return possible;
  }

  @Override
  public void fill(final int i, final int[] source, final double[] sign) {
    for (int r = 0; r < rows; r++) {
      source[r] = r;
      sign[r] = 1;
    }
    if (i == 0) {
      return;
    }
    if (flips) {
      flip(i, sign);
    } else if (exact) {
      arrange(i, source);
    } else {
      final SplittableRandom random = stream(i);
      for (final int[] stratum : strata) {
        final int[] order = stratum.clone();
        for (int k = order.length - 1; k > 0; k--) {
          final int other = random.nextInt(k + 1);
          final int swap = order[k];
          order[k] = order[other];
          order[other] = swap;
        }
        for (int k = 0; k < order.length; k++) {
          place(stratum[k], order[k], source);
        }
      }
    }
  }

  private void flip(final int i, final double[] sign) {
    final SplittableRandom random = exact ? null : stream(i);
    for (int u = 0; u < units.size(); u++) {
      if (exact ? (i >> u & 1) == 1 : random.nextBoolean()) {
        for (final int row : units.get(u)) {
          sign[row] = -1;
        }
      }
    }
  }

  private SplittableRandom stream(final int i) {
    // two rounds of splitting: seeds that differ by 1 must not give streams that are alike
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + i * 0x9E3779B97F4A7C15L)
        .split();
  }

  private void place(final int unit, final int from, final int[] source) {
    for (int k = 0; k < units.get(unit).length; k++) {
      source[units.get(unit)[k]] = units.get(from)[k];
    }
  }

  /** The i-th arrangement, counted from the one that the data are in. */
  private void arrange(final int i, final int[] source) {
    BigInteger rest = BigInteger.valueOf(i);
    for (final int[] stratum : strata) {
      final int[] kinds = kinds(stratum);
      final BigInteger ways = ways(kinds);
      final BigInteger[] parts = rest.divideAndRemainder(ways);
      rest = parts[0];
      final int[] arranged = unrank(kinds, parts[1].add(rank(kinds)).mod(ways));
      for (int k = 0; k < stratum.length; k++) {
        int nth = 0;
        for (int before = 0; before < k; before++) {
          nth += kinds[before] == kinds[k] ? 1 : 0;
        }
        place(stratum[k], stratum[indexOf(arranged, kinds[k], nth)], source);
      }
    }
  }

  private static int indexOf(final int[] numbers, final int number, final int nth) {
    int seen = 0;
    for (int k = 0; k < numbers.length; k++) {
      if (numbers[k] == number && seen++ == nth) {
        return k;
      }
    }
    throw new AssertionError("an arrangement holds the same numbers");
  }

  /** How many distinct orders come before this one. */
  private static BigInteger rank(final int[] order) {
    BigInteger rank = BigInteger.ZERO;
    final List<Integer> left = new ArrayList<>(Arrays.stream(order).boxed().toList());
    for (final int number : order) {
      for (final int smaller : left.stream().filter(v -> v < number).distinct().toList()) {
        rank = rank.add(waysWithout(left, smaller));
      }
      left.remove((Integer) number);
    }
    return rank;
  }

  private static int[] unrank(final int[] numbers, final BigInteger rank) {
    BigInteger rest = rank;
    final List<Integer> left = new ArrayList<>(Arrays.stream(numbers).boxed().toList());
    final int[] order = new int[numbers.length];
    for (int k = 0; k < order.length; k++) {
      for (final int number : left.stream().distinct().sorted().toList()) {
        final BigInteger ways = waysWithout(left, number);
        if (rest.compareTo(ways) < 0) {
          order[k] = number;
          break;
        }
        rest = rest.subtract(ways);
      }
      left.remove((Integer) order[k]);
    }
    return order;
  }

  private static BigInteger waysWithout(final List<Integer> left, final int number) {
    final List<Integer> others = new ArrayList<>(left);
    others.remove((Integer) number);
    return ways(others.stream().mapToInt(Integer::intValue).toArray());
  }
}
