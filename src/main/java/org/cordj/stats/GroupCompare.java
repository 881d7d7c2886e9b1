package org.cordj.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.cordj.image.Progress;
import org.cordj.io.Numbers;
import org.cordj.signal.FalseDiscovery;

/**
 * Compares groups by permutation: Freedman and Lane's scheme (Winkler 2014,
 * 10.1016/j.neuroimage.2014.01.060), two-sided, with the null distribution of the largest statistic
 * over everything that is tested together.
 *
 * <p>Residuals of the reduced model change places within blocks, or blocks as wholes where the
 * contrast differs between blocks only. They change signs instead where the reduced model has no
 * constant (one sample), and for Welch's statistic, since groups of unequal variance cannot be
 * exchanged. Sets of measurements and contrasts are tested under the same shuffles; their maxima of
 * t and F are pooled as they are, those of TFCE and of components less their mean over their SD.
 *
 * @param contrast what is asked, see {@link DesignContrast}
 * @param statistic what is computed
 * @param correction what is corrected how
 * @param permutations how many random shuffles besides the data as they are
 * @param randomseed where the shuffles come from
 * @param threshold for components: the uncorrected two-sided p that forms them, above 0 and below
 *     .5
 * @param neighbors for clusters and TFCE: 6, 18 or 26
 * @param extent TFCE's E, from 0
 * @param height TFCE's H, from 0
 */
public record GroupCompare(
    String contrast,
    Statistic statistic,
    Correction correction,
    int permutations,
    long randomseed,
    double threshold,
    int neighbors,
    double extent,
    double height) {

  /** Defaults: 5000 permutations, threshold p .001, 26 neighbours, E .5, H 2. */
  public static final int DEFAULT_PERMUTATIONS = 5000;

  /** The uncorrected p that forms components. */
  public static final double DEFAULT_THRESHOLD = .001;

  /** Neighbours by faces, edges and corners. */
  public static final int DEFAULT_NEIGHBORS = 26;

  /** TFCE's E by its authors. */
  public static final double DEFAULT_EXTENT = .5;

  /** TFCE's H by its authors. */
  public static final double DEFAULT_HEIGHT = 2;

  private static final int MOST = 10_000_000;

  /** Checks the options. */
  public GroupCompare {
    if (permutations < 1 || permutations > MOST) {
      throw new IllegalArgumentException(
          "permutations is " + permutations + "; it must be 1 to " + MOST + ".");
    }
    if (!(threshold > 0 && threshold < .5)) {
      throw new IllegalArgumentException(
          "threshold is "
              + Numbers.brief(threshold)
              + "; it is an uncorrected p value, above 0 and below 0.5.");
    }
    Adjacency.axesApart(neighbors);
    requireExponent("extent", extent);
    requireExponent("height", height);
  }

  private static void requireExponent(final String key, final double value) {
    if (!(value >= 0 && value <= 10)) {
      throw new IllegalArgumentException(
          key + " is " + Numbers.brief(value) + "; it is an exponent of TFCE from 0 to 10.");
    }
  }

  /** The same with the defaults of what components and TFCE need. */
  public static GroupCompare of(
      final String contrast,
      final Statistic statistic,
      final Correction correction,
      final int permutations,
      final long randomseed) {
    return new GroupCompare(
        contrast,
        statistic,
        correction,
        permutations,
        randomseed,
        DEFAULT_THRESHOLD,
        DEFAULT_NEIGHBORS,
        DEFAULT_EXTENT,
        DEFAULT_HEIGHT);
  }

  /** One contrast of one set of measurements, on its way. */
  private record Work(
      DesignContrast contrast,
      Measurements measurements,
      Partition model,
      PermutationRun run,
      Estimates estimates,
      double cut) {}

  /**
   * Tests everything.
   *
   * @param all sets of measurements, rows in the order of the design
   * @throws IllegalArgumentException if the correction does not fit the measurements, or the
   *     contrast cannot be estimated
   */
  public GroupResult apply(
      final GroupDesign design, final List<Measurements> all, final Progress progress) {
    Measurements.requireOneName(all);
    final List<DesignContrast> contrasts = contrasts(design);
    final List<String> notes = new ArrayList<>(design.notes());
    final List<Work> works = new ArrayList<>();
    Shuffles shuffles = null;
    for (final Measurements given : all) {
      final Measurements measured = given.withoutConstants();
      notes.addAll(measured.notes());
      for (final DesignContrast asked : contrasts) {
        final Partition model = Partition.of(design, asked);
        final int[] groups = VarianceGroups.of(design, asked);
        if (statistic == Statistic.WELCH) {
          requireGroups(asked, model, groups);
        }
        final Shuffles ways =
            new Shuffles(
                model,
                design.blocks(),
                statistic == Statistic.WELCH || !model.constant(),
                permutations,
                randomseed);
        requireAlike(shuffles, ways);
        shuffles = ways;
        final double cut = cut(model);
        final PermutationRun run =
            PermutationRun.of(
                new PermutationJob(
                    new ShuffledStatistic.Data(measured.values(), model),
                    statistic,
                    model,
                    ways,
                    groups,
                    measures(measured, cut)),
                progress);
        works.add(
            new Work(
                asked, measured, model, run, Estimates.of(measured.values(), model, groups), cut));
      }
    }
    return finish(design, works, shuffles, notes);
  }

  /**
   * What is asked of a model: one contrast of several rows for F, else one for each part.
   *
   * @throws IllegalArgumentException if a name is unknown or the model cannot answer
   */
  public List<DesignContrast> contrasts(final GroupDesign design) {
    return statistic == Statistic.F
        ? List.of(DesignContrast.joint(design, contrast))
        : DesignContrast.list(design, contrast);
  }

  private static void requireGroups(
      final DesignContrast asked, final Partition model, final int[] groups) {
    if (groups == null) {
      throw new IllegalArgumentException(
          "statistic=welch needs a contrast of groups; '"
              + asked.name()
              + "' names none. Choose statistic=t.");
    }
    for (final double degrees : WelchRatio.degrees(model, groups)) {
      if (degrees < 1e-6) {
        throw new IllegalArgumentException(
            "statistic=welch cannot tell the variance of a group of '"
                + asked.name()
                + "': the model explains all of it. Leave terms out, or choose statistic=t.");
      }
    }
  }

  private static void requireAlike(final Shuffles before, final Shuffles now) {
    if (before != null
        && (before.count() != now.count()
            || before.flips() != now.flips()
            || before.whole() != now.whole())) {
      throw new IllegalArgumentException(
          "The contrasts are not exchanged in the same way (one changes "
              + (before.flips() ? "signs" : "places")
              + ", another "
              + (now.flips() ? "signs" : "places")
              + (before.whole() == now.whole() ? "" : ", of rows and of whole blocks")
              + "), so they cannot be one family; test them one by one.");
    }
  }

  /** The statistic that the threshold's p stands for. */
  private double cut(final Partition model) {
    return statistic == Statistic.F
        ? new FDistribution(null, model.effect().length, model.degrees())
            .inverseCumulativeProbability(1 - threshold)
        : new TDistribution(null, model.degrees()).inverseCumulativeProbability(1 - threshold / 2);
  }

  private MeasureRecipe measures(final Measurements measured, final double cut) {
    return switch (correction) {
      case TFCE -> new MeasureRecipe.OfTfce(adjacency(measured), extent, height);
      case CLUSTER -> new MeasureRecipe.OfClusters(adjacency(measured), cut);
      case NBS -> {
        if (!(measured.layout() instanceof Measurements.Edges edges)) {
          throw new IllegalArgumentException(
              "correction=nbs needs matrices, but '"
                  + measured.name()
                  + "' has none; choose fwe or fdr.");
        }
        yield new MeasureRecipe.OfNetworks(edges.from(), edges.to(), edges.nodes().size(), cut);
      }
      default -> new MeasureRecipe.OfLargest();
    };
  }

  private Adjacency adjacency(final Measurements measured) {
    if (measured.layout() instanceof Measurements.Voxels voxels) {
      return Adjacency.of(voxels.mask(), neighbors);
    }
    throw new IllegalArgumentException(
        "correction="
            + correction.key()
            + " needs maps, but '"
            + measured.name()
            + "' has none; choose fwe or fdr.");
  }

  private GroupResult finish(
      final GroupDesign design,
      final List<Work> works,
      final Shuffles shuffles,
      final List<String> notes) {
    final double[][] largest = new double[works.size()][];
    final double[][] first = new double[works.size()][];
    final double[][] second = new double[works.size()][];
    int variables = 0;
    for (int w = 0; w < works.size(); w++) {
      final double[][] maxima = works.get(w).run().maxima();
      largest[w] = maxima[0];
      first[w] = maxima.length > 1 ? maxima[1] : null;
      second[w] = maxima.length > 2 ? maxima[2] : null;
      variables += works.get(w).measurements().variables();
    }
    final double[] p = new double[variables];
    int at = 0;
    for (final Work work : works) {
      for (final int reached : work.run().reached()) {
        p[at++] = (double) reached / shuffles.count();
      }
    }
    final double[] q = FalseDiscovery.q(p);
    final MaximaPool pool = MaximaPool.plain(largest);
    final MaximaPool pool1 = first[0] == null ? null : MaximaPool.standardised(first);
    final MaximaPool pool2 = second[0] == null ? null : MaximaPool.standardised(second);
    final List<GroupTest> tests = new ArrayList<>();
    at = 0;
    for (int w = 0; w < works.size(); w++) {
      final Work work = works.get(w);
      final int n = work.measurements().variables();
      tests.add(
          test(
              work,
              w,
              Arrays.copyOfRange(p, at, at + n),
              Arrays.copyOfRange(q, at, at + n),
              pool,
              pool1,
              pool2));
      at += n;
    }
    final List<GroupTest> told =
        MeanForcing.of(tests, works.stream().map(Work::model).toList(), correction, notes);
    for (final Work work : works) {
      Advice.onSpread(statistic, work.measurements().name(), work.estimates(), notes);
    }
    Advice.onShuffles(this, shuffles, variables, notes);
    return new GroupResult(
        this,
        design,
        List.copyOf(told),
        shuffles.count(),
        shuffles.exact(),
        shuffles.possible().toString(),
        shuffles.flips(),
        shuffles.whole(),
        works.get(0).cut(),
        List.copyOf(notes));
  }

  private GroupTest test(
      final Work work,
      final int w,
      final double[] p,
      final double[] q,
      final MaximaPool pool,
      final MaximaPool pool1,
      final MaximaPool pool2) {
    final double[] t = work.run().observed();
    final double[] pFwe = Arrays.stream(t).map(v -> pool.share(w, Math.abs(v))).toArray();
    double[] enhanced = null;
    double[] pTfce = null;
    int[] labels = null;
    double[] extents = null;
    double[] masses = null;
    double[] pExtent = null;
    double[] pMass = null;
    if (correction == Correction.TFCE) {
      enhanced = new double[t.length];
      new Tfce(adjacency(work.measurements()), extent, height).enhance(t, enhanced);
      pTfce = Arrays.stream(enhanced).map(v -> pool1.share(w, Math.abs(v))).toArray();
    } else if (correction.hasComponents()) {
      labels = components(work).label(t);
      final int n = Arrays.stream(labels).max().orElse(0);
      extents = new double[n];
      masses = new double[n];
      for (int v = 0; v < t.length; v++) {
        if (labels[v] > 0) {
          extents[labels[v] - 1]++;
          masses[labels[v] - 1] += Math.abs(t[v]) - work.cut();
        }
      }
      pExtent = Arrays.stream(extents).map(v -> pool1.share(w, v)).toArray();
      pMass = Arrays.stream(masses).map(v -> pool2.share(w, v)).toArray();
    }
    final ContrastEffects effects =
        ContrastEffects.of(
            statistic,
            work.contrast(),
            work.model(),
            work.estimates(),
            t,
            !(work.measurements().layout() instanceof Measurements.Voxels));
    return new GroupTest(
        work.contrast().name(),
        work.measurements(),
        t,
        work.estimates().estimate(),
        effects.effect(),
        effects.name(),
        effects.low(),
        effects.high(),
        work.model().degrees(),
        p,
        q,
        pFwe,
        enhanced,
        pTfce,
        labels,
        extents,
        masses,
        pExtent,
        pMass,
        null);
  }

  private Components components(final Work work) {
    return work.measurements().layout() instanceof Measurements.Edges edges
        ? Components.networks(edges.from(), edges.to(), edges.nodes().size(), work.cut())
        : Components.clusters(adjacency(work.measurements()), work.cut());
  }
}
