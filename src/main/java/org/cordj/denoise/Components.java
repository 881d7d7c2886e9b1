package org.cordj.denoise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.signal.ParallelAnalysis;
import org.cordj.signal.PrincipalComponents;

/**
 * Regressors from a region of noise, slice by slice: its mean course, or its principal components,
 * as CompCor takes them (Behzadi et al. 2007, 10.1016/j.neuroimage.2007.04.042). Taken outside of
 * the cord and its fluid, with their number from parallel analysis, they are what Hemmerling and
 * colleagues call SpinalCompCor.
 *
 * <p>Components are of courses less mean and linear trend, each scaled to the same variance; voxels
 * that do not vary or are not finite are left out. A slice's components have length sqrt(T), so
 * their SD is about 1. For V voxels of a slice O(T^2 V + T^3) time and O(T^2) memory, slices at the
 * same time on all cores.
 *
 * @param rule how many
 * @param count for {@link Rule#FIRST}: the number; for {@link Rule#VARIANCE}: percent
 * @param seed of the noise that parallel analysis compares with
 */
public record Components(Rule rule, int count, long seed) {

  /** How the number of regressors is chosen. */
  public enum Rule {
    /** The mean course, nothing else. */
    MEAN,
    /** The first components. */
    FIRST,
    /** As many components as stand out from noise: see {@link ParallelAnalysis}. */
    PARALLEL,
    /** As many components as explain a share of the variance. */
    VARIANCE
  }

  private static final int MOST = 100;

  /** Checks the number. */
  public Components {
    if (rule == Rule.FIRST && (count < 1 || count > MOST)) {
      throw illegal(Integer.toString(count));
    }
    if (rule == Rule.VARIANCE && (count < 1 || count > 99)) {
      throw illegal(count + "%");
    }
  }

  /**
   * The choice that a word names: {@code mean}, a number such as {@code 5}, {@code parallel}, or a
   * percentage such as {@code 50%}.
   *
   * @throws IllegalArgumentException with the legal forms
   */
  public static Components of(final String text, final long seed) {
    final String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("mean")) {
      return new Components(Rule.MEAN, 0, seed);
    }
    if (word.equals("parallel")) {
      return new Components(Rule.PARALLEL, 0, seed);
    }
    if (word.matches("\\d{1,3}%")) {
      return new Components(
          Rule.VARIANCE, Integer.parseInt(word.substring(0, word.length() - 1)), seed);
    }
    if (word.matches("\\d{1,3}")) {
      return new Components(Rule.FIRST, Integer.parseInt(word), seed);
    }
    throw illegal(text);
  }

  private static IllegalArgumentException illegal(final String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no number of components; legal are mean, 1 to "
            + MOST
            + ", parallel, and 1% to 99% of the variance.");
  }

  /**
   * The region's regressors in every slice that the cord's mask has voxels in. Where slices keep
   * different numbers of components, the missing ones are columns of zeros, which a fit leaves out.
   *
   * @param region the noise, on the run's grid
   * @param cord the mask that will be denoised
   * @param mean what the mean's column is called, such as {@code csf}
   * @param component what components are called, such as {@code c_comp_cor}: _00, _01, ... follow
   * @param offset how many volumes were cut off the run's start
   * @throws IllegalArgumentException if a slice of the cord has no voxel of the region that varies,
   *     or fewer components than asked for
   * @throws java.util.concurrent.CancellationException if the progress says that the user wants it
   */
  public ConfoundTable apply(
      final Series series,
      final Mask region,
      final Mask cord,
      final String mean,
      final String component,
      final int offset,
      final Progress progress) {
    region.requireFits(series.name(), series.grid());
    cord.requireFits(series.name(), series.grid());
    final int plane = series.grid().planeSize();
    final int[] slices = Arrays.stream(cord.indices()).map(i -> i / plane).distinct().toArray();
    final Mask[] noise = slices(region);
    requireVoxels(series, region, cord, slices, z -> noise[z] != null);
    final double[][][] courses = new double[noise.length][][];
    final IllegalArgumentException[] refusals = new IllegalArgumentException[noise.length];
    progress.begin(
        "Components of " + region.name(),
        Arrays.stream(slices).mapToLong(z -> noise[z].count()).sum());
    Parallelization.getTaskExecutor()
        .forEach(
            Arrays.stream(slices).boxed().toList(),
            z -> {
              final SliceNoise voxels =
                  SliceNoise.of(series, noise[z], rule == Rule.MEAN, progress);
              progress.check();
              try {
                courses[z] = voxels.count() == 0 ? null : courses(series, region, z, voxels);
              } catch (final IllegalArgumentException e) {
                refusals[z] = e;
              }
            });
    for (final int z : slices) {
      if (refusals[z] != null) {
        throw refusals[z];
      }
    }
    requireVoxels(series, region, cord, slices, z -> courses[z] != null);
    final int most = Arrays.stream(slices).map(z -> courses[z].length).max().orElse(0);
    ConfoundTable table = ConfoundTable.empty(region.name(), series.volumes(), offset);
    for (int c = 0; c < most; c++) {
      final String base =
          rule == Rule.MEAN ? mean : String.format(Locale.ROOT, "%s_%02d", component, c);
      for (final int z : slices) {
        table =
            table.with(
                new Confound(base, z),
                c < courses[z].length ? courses[z][c] : new double[series.volumes()]);
      }
    }
    return table;
  }

  /** The region by slice; null for slices without. */
  private static Mask[] slices(final Mask region) {
    final int plane = region.grid().planeSize();
    final Mask[] slices = new Mask[region.grid().nz()];
    final int[] all = region.indices();
    int first = 0;
    for (int end = 1; end <= all.length; end++) {
      if (end == all.length || all[end] / plane != all[first] / plane) {
        slices[all[first] / plane] =
            Mask.ofIndices(region.name(), region.grid(), Arrays.copyOfRange(all, first, end));
        first = end;
      }
    }
    return slices;
  }

  private static void requireVoxels(
      final Series series,
      final Mask region,
      final Mask cord,
      final int[] slices,
      final IntPredicate has) {
    final List<Integer> without = new ArrayList<>();
    for (final int z : slices) {
      if (!has.test(z)) {
        without.add(z);
      }
    }
    if (!without.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + region.name()
              + "' has no voxel that varies in "
              + (without.size() == 1 ? "slice " : "the slices ")
              + without.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + " of '"
              + series.name()
              + "', where the mask '"
              + cord.name()
              + "' has some. Extend it there, or leave these slices out of the mask.");
    }
  }

  private double[][] courses(
      final Series series, final Mask region, final int z, final SliceNoise voxels) {
    final int volumes = series.volumes();
    if (rule == Rule.MEAN) {
      return new double[][] {voxels.mean()};
    }
    final PrincipalComponents components = voxels.components();
    final int available = components.variances().length;
    final int number =
        switch (rule) {
          case FIRST -> count;
          case VARIANCE -> components.explaining(count / 100.0);
          default ->
              ParallelAnalysis.count(components.variances(), volumes - 2, voxels.count(), seed + z);
        };
    if (number > available) {
      throw new IllegalArgumentException(
          number
              + " components are asked of '"
              + region.name()
              + "', but in slice "
              + z
              + " of '"
              + series.name()
              + "' it has "
              + available
              + "; ask for fewer, or extend it.");
    }
    return Arrays.stream(components.courses())
        .limit(number)
        .map(x -> Arrays.stream(x).map(v -> v * Math.sqrt(volumes)).toArray())
        .toArray(double[][]::new);
  }
}
