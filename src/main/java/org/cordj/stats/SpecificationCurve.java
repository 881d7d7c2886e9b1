package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;

/**
 * One contrast in every universe of a multiverse, and what the universes say together:
 * specification curve analysis (Simonsohn, Simmons, Nelson 2020, 10.1038/s41562-020-0912-z) of a
 * linear model, its joint test by Freedman and Lane's shuffles (Winkler 2014,
 * 10.1016/j.neuroimage.2014.01.060).
 *
 * <p>All universes go through the same shuffles. A universe in which participants have no value has
 * a model of the others, its covariates centred on their mean, and the shuffles are carried over to
 * them ({@link KeptRows}); each of its p values then holds if who lacks a value has nothing to do
 * with the values. The joint test is then of the participants that have a value in every universe
 * ({@link JointInference}). Time is O(shuffles x participants x universes x columns of the model),
 * once for the shuffles of each set of participants.
 *
 * @param contrast one question, see {@link DesignContrast}
 * @param permutations how many random shuffles besides the data as they are, 1 to 10,000,000
 * @param randomseed where the shuffles come from
 */
public record SpecificationCurve(String contrast, int permutations, long randomseed) {

  /** The level at which a universe is significant. */
  public static final double ALPHA = .05;

  /** Hedges' g is not defined for fewer. */
  private static final int LEAST_DEGREES = 2;

  /** More universes left out for one reason are counted, not each named, in a sentence. */
  private static final int MOST_NAMES = 8;

  /** Checks the options. */
  public SpecificationCurve {
    compare(contrast, permutations, randomseed);
  }

  private static GroupCompare compare(
      final String contrast, final int permutations, final long randomseed) {
    return GroupCompare.of(contrast, Statistic.T, Correction.FWE, permutations, randomseed);
  }

  /**
   * Tests all universes.
   *
   * @param table the participants: participant_id and the formula's columns, a row each
   * @param omit whether participants without covariates or without any value are left out; else
   *     they are refused
   * @throws RefusedException if participants have no value, or fewer than two universes can be
   *     tested
   * @throws IllegalArgumentException if the model of all participants cannot be made or asked
   */
  public CurveResult apply(
      final Table table,
      final Formula formula,
      final boolean omit,
      final Specifications multiverse,
      final Progress progress)
      throws RefusedException {
    CurveTables.requireNames(multiverse);
    final List<String> notes = new ArrayList<>(multiverse.notes());
    final CurveRows rows = CurveRows.of(table, formula, omit, multiverse, notes);
    final GroupDesign design = rows.design();
    notes.addAll(design.notes());
    final DesignContrast asked = only(design);
    final Partition whole = Partition.of(design, asked);
    final Map<String, String> leftOut = new LinkedHashMap<>();
    final List<CurvePattern> patterns = patterns(rows, formula, multiverse, leftOut);
    final int tested = patterns.stream().mapToInt(p -> p.universes().size()).sum();
    if (tested < 2) {
      throw new RefusedException(
          "Of "
              + multiverse.universes().size()
              + " universes "
              + (tested == 0 ? "none" : "one only")
              + " can be tested; a curve needs 2 or more. "
              + String.join(" ", told(leftOut)));
    }
    notes.addAll(told(leftOut));
    final boolean one = patterns.size() == 1 && patterns.get(0).kept().length == design.size();
    final Shuffles shuffles =
        one
            ? new Shuffles(whole, design.blocks(), !whole.constant(), permutations, randomseed)
            : Shuffles.drawn(whole, design.blocks(), !whole.constant(), permutations, randomseed);
    if (!one) {
      notes.add(
          "Participants without a value differ between universes ("
              + patterns.size()
              + " sets of participants): each universe has a model of those who have one, the"
              + " shuffles of all carried over to them; p_fwe compares |t| of different degrees of"
              + " freedom.");
    }
    return finish(rows, multiverse, patterns, shuffles, leftOut, notes, progress);
  }

  private DesignContrast only(final GroupDesign design) throws RefusedException {
    final List<DesignContrast> all = compare(contrast, permutations, randomseed).contrasts(design);
    if (all.size() != 1) {
      throw new RefusedException(
          "contrast is '"
              + contrast
              + "', "
              + all.size()
              + " questions; a curve answers one, such as "
              + all.get(0).name()
              + ".");
    }
    return all.get(0);
  }

  private List<CurvePattern> patterns(
      final CurveRows rows,
      final Formula formula,
      final Specifications multiverse,
      final Map<String, String> leftOut)
      throws RefusedException {
    final Map<BitSet, List<Integer>> bySet = new LinkedHashMap<>();
    for (int u = 0; u < multiverse.universes().size(); u++) {
      final BitSet set = new BitSet();
      for (int r = 0; r < rows.row().length; r++) {
        set.set(r, !Double.isNaN(multiverse.values()[rows.row()[r]][u]));
      }
      bySet.computeIfAbsent(set, s -> new ArrayList<>()).add(u);
    }
    final List<CurvePattern> found = new ArrayList<>();
    for (final Map.Entry<BitSet, List<Integer>> set : bySet.entrySet()) {
      final int[] kept = set.getKey().stream().toArray();
      if (kept.length == 0) {
        set.getValue()
            .forEach(u -> leftOut.put(multiverse.universes().get(u), "no participant has a value"));
        continue;
      }
      String why = null;
      try {
        final GroupDesign design = rows.of(kept, formula);
        final DesignContrast asked = only(design);
        final Partition model = Partition.of(design, asked);
        if (model.degrees() < LEAST_DEGREES) {
          why = "the model leaves fewer than 2 degrees of freedom";
        } else {
          final CurvePattern pattern =
              new CurvePattern(kept, design, asked, model, new ArrayList<>(set.getValue()));
          pattern.leaveConstantsOut(multiverse, rows.row(), leftOut);
          if (!pattern.universes().isEmpty()) {
            found.add(pattern);
          }
        }
      } catch (final IllegalArgumentException e) {
        why = e.getMessage().replaceFirst("\\.$", "");
      }
      if (why != null) {
        for (final int u : set.getValue()) {
          leftOut.put(
              multiverse.universes().get(u),
              kept.length + " of " + rows.row().length + " participants have a value: " + why);
        }
      }
    }
    return found;
  }

  /** One sentence a reason. */
  private static List<String> told(final Map<String, String> leftOut) {
    final Map<String, List<String>> byReason = new LinkedHashMap<>();
    leftOut.forEach((u, why) -> byReason.computeIfAbsent(why, k -> new ArrayList<>()).add(u));
    final List<String> said = new ArrayList<>();
    byReason.forEach(
        (why, names) -> {
          names.sort(null);
          said.add(
              "Left out of the curve: "
                  + (names.size() <= MOST_NAMES
                      ? String.join(", ", names)
                      : names.size() + " universes (" + Specifications.some(names) + ")")
                  + ", since "
                  + why
                  + ".");
        });
    return said;
  }

  private CurveResult finish(
      final CurveRows rows,
      final Specifications multiverse,
      final List<CurvePattern> patterns,
      final Shuffles shuffles,
      final Map<String, String> leftOut,
      final List<String> notes,
      final Progress progress) {
    final List<PermutationJob.Rows> sets = new ArrayList<>();
    final List<Estimates> estimates = new ArrayList<>();
    final CurveScales scales = CurveScales.of(patterns);
    for (final CurvePattern pattern : patterns) {
      final double[][] y = pattern.values(multiverse, rows.row());
      final Partition model = pattern.model();
      sets.add(
          new PermutationJob.Rows(
              new ShuffledStatistic.Data(y, model),
              model,
              pattern.kept().length == rows.row().length
                  ? shuffles
                  : new KeptRows(shuffles, rows.row().length, pattern.kept()),
              null));
      estimates.add(Estimates.of(y, model, null));
    }
    final PermutationRun run =
        PermutationRun.of(new PermutationJob(sets, Statistic.T, scales.recipe()), progress);
    final double[] largest = run.maxima()[CurveMeasure.LARGEST].clone();
    Arrays.sort(largest);
    final Map<Integer, UniverseEffect> effects = new TreeMap<>();
    int at = 0;
    String name = "";
    for (int p = 0; p < patterns.size(); p++) {
      final CurvePattern pattern = patterns.get(p);
      final int next = at + pattern.universes().size();
      final ContrastEffects sizes =
          ContrastEffects.of(
              Statistic.T,
              pattern.contrast(),
              pattern.model(),
              estimates.get(p),
              Arrays.copyOfRange(run.observed(), at, next),
              true);
      name = sizes.name();
      add(pattern, multiverse, estimates.get(p), sizes, run, largest, at, effects);
      at = next;
    }
    final List<UniverseEffect> all = List.copyOf(effects.values());
    final JointInference joint =
        patterns.size() == 1
            ? JointInference.of(patterns.get(0).kept().length, run, scales.measure())
            : ofComplete(rows, multiverse, patterns, notes, progress)
                .orElseGet(() -> JointInference.untested(run.observed(), scales.measure()));
    final Map<String, String> ordered = new LinkedHashMap<>();
    multiverse.universes().stream()
        .filter(leftOut::containsKey)
        .forEach(u -> ordered.put(u, leftOut.get(u)));
    return new CurveResult(
        this,
        rows.design(),
        multiverse,
        all,
        ordered,
        name,
        joint,
        multiverse.choices().stream().map(c -> ChoiceEffect.of(c, all)).toList(),
        shuffles.count(),
        shuffles.exact(),
        shuffles.flips(),
        List.copyOf(notes));
  }

  /**
   * The joint test by the participants that have a value in every universe; empty if they are too
   * few.
   */
  private Optional<JointInference> ofComplete(
      final CurveRows rows,
      final Specifications multiverse,
      final List<CurvePattern> patterns,
      final List<String> notes,
      final Progress progress) {
    final BitSet shared = new BitSet();
    shared.set(0, rows.row().length);
    final List<Integer> universes = new ArrayList<>();
    for (final CurvePattern pattern : patterns) {
      final BitSet own = new BitSet();
      Arrays.stream(pattern.kept()).forEach(own::set);
      shared.and(own);
      universes.addAll(pattern.universes());
    }
    universes.sort(null);
    final int[] kept = shared.stream().toArray();
    final Map<String, String> constant = new LinkedHashMap<>();
    final CurvePattern complete;
    final GroupDesign design;
    try {
      if (kept.length == 0) {
        throw new IllegalArgumentException("nobody has");
      }
      design = rows.of(kept, rows.design().formula());
      final DesignContrast asked = only(design);
      complete = new CurvePattern(kept, design, asked, Partition.of(design, asked), universes);
      if (complete.model().degrees() < LEAST_DEGREES) {
        throw new IllegalArgumentException("too few for the model");
      }
      complete.leaveConstantsOut(multiverse, rows.row(), constant);
    } catch (final IllegalArgumentException | RefusedException e) {
      notes.add(
          "There is no joint test: it takes participants that have a value in every universe, and of "
              + rows.row().length
              + " these are "
              + kept.length
              + (kept.length == 0 ? "." : ": " + e.getMessage().replaceFirst("\\.$", "") + "."));
      return Optional.empty();
    }
    if (complete.universes().size() < 2) {
      notes.add(
          "There is no joint test: of the "
              + kept.length
              + " participants that have a value in every universe, fewer than two universes vary.");
      return Optional.empty();
    }
    final Partition model = complete.model();
    final Shuffles shuffles =
        new Shuffles(model, design.blocks(), !model.constant(), permutations, randomseed);
    final CurveScales scales = CurveScales.of(List.of(complete));
    final PermutationRun run =
        PermutationRun.of(
            new PermutationJob(
                List.of(
                    new PermutationJob.Rows(
                        new ShuffledStatistic.Data(complete.values(multiverse, rows.row()), model),
                        model,
                        shuffles,
                        null)),
                Statistic.T,
                scales.recipe()),
            progress);
    final JointInference joint = JointInference.of(kept.length, run, scales.measure());
    notes.add(
        "The joint test and its median are of the "
            + kept.length
            + " participants that have a value in every universe"
            + (constant.isEmpty()
                ? ""
                : ", without " + constant.size() + " universes that do not vary among these")
            + ": shuffles of other participants in other universes would make universes less alike"
            + " than they are.");
    return Optional.of(joint);
  }

  private static void add(
      final CurvePattern pattern,
      final Specifications multiverse,
      final Estimates estimates,
      final ContrastEffects sizes,
      final PermutationRun run,
      final double[] largest,
      final int from,
      final Map<Integer, UniverseEffect> effects) {
    final int df = pattern.model().degrees();
    final TDistribution student = new TDistribution(null, df);
    final Map<String, Integer> groups = new TreeMap<>();
    if (!pattern.contrast().factors().isEmpty() && !pattern.contrast().isSlope()) {
      GroupPoints.of(pattern.design(), pattern.contrast())
          .groups()
          .forEach(g -> groups.merge(g, 1, Integer::sum));
    }
    for (int v = 0; v < pattern.universes().size(); v++) {
      final int u = pattern.universes().get(v);
      final double t = run.observed()[from + v];
      final double effect = sizes.effect()[v];
      effects.put(
          u,
          new UniverseEffect(
              u,
              multiverse.universes().get(u),
              pattern.kept().length,
              groups,
              estimates.estimate()[v],
              effect,
              sizes.low() == null ? FisherLimit.of(effect, df, -1) : sizes.low()[v],
              sizes.high() == null ? FisherLimit.of(effect, df, 1) : sizes.high()[v],
              t,
              df,
              2 * student.cumulativeProbability(-Math.abs(t)),
              (double) run.reached()[from + v] / largest.length,
              PermutationRun.share(largest, Math.abs(t))));
    }
  }
}
