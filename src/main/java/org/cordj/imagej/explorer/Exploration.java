package org.cordj.imagej.explorer;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;
import org.cordj.imagej.Images;
import org.cordj.rsfc.LiveSpectrum;

/** What there is to explore: one or two runs, a mask and regions on one grid. Needs no display. */
public final class Exploration {

  /** Volumes that the picture behind the map is the mean of, taken evenly. */
  private static final int MOST_FOR_MEAN = 20;

  private final Source source;
  private final List<ExploredRun> runs;
  private final Mask mask;
  private final ExploredRegions regions;
  private final Volume background;

  /** The images and numbers that it was read from. */
  private record Source(
      ImagePlus series,
      ImagePlus mask,
      ImagePlus raw,
      ImagePlus rois,
      double tr,
      ExplorerOptions options) {}

  private Exploration(
      final Source source,
      final List<ExploredRun> runs,
      final Mask mask,
      final ExploredRegions regions) {
    this.source = source;
    this.runs = runs;
    this.mask = mask;
    this.regions = regions;
    // a denoised run may be 0 outside of the mask, where the raw one shows what lies there
    background = mean(runs.get(runs.size() - 1).series());
  }

  /**
   * Reads the courses of the mask's voxels, 4 bytes a voxel and volume of each run.
   *
   * @param series the run to explore
   * @param mask the voxels whose seed maps are made
   * @param raw the run before denoising, null for none
   * @param rois regions to name, null for none
   * @param tr in seconds, 0 to take the images'
   * @throws IllegalArgumentException if an image is no run, has no TR, is on another grid, a band
   *     cannot be resolved, or there is not enough memory
   */
  public static Exploration of(
      final ImagePlus series,
      final ImagePlus mask,
      final ImagePlus raw,
      final ImagePlus rois,
      final double tr,
      final ExplorerOptions options,
      final Progress progress) {
    final Mask voxels = Images.toMask(mask);
    final Labels regions = rois == null ? null : Images.toLabels(rois);
    if (regions != null) {
      Grid.requireSame(voxels.name(), voxels.grid(), regions.name(), regions.grid());
    }
    final List<ExploredRun> runs = new ArrayList<>();
    runs.add(ExploredRun.open(series, voxels, tr, progress));
    if (raw == series) {
      throw new IllegalArgumentException(
          "raw is the same image as series, '"
              + series.getTitle()
              + "'; give the run before denoising, or none.");
    }
    if (raw != null) {
      runs.add(ExploredRun.open(raw, voxels, tr, progress));
    }
    for (final ExploredRun run : runs) {
      // refuses what the spectrum cannot show
      new LiveSpectrum(run.series(), options.bands(), options.definition());
    }
    return new Exploration(
        new Source(series, mask, raw, rois, tr, options),
        runs,
        voxels,
        regions == null ? null : new ExploredRegions(regions));
  }

  /**
   * The same images read again.
   *
   * @param withRaw whether the raw run is one of them
   * @throws IllegalArgumentException as {@link #of}, or if one of them was closed
   */
  Exploration again(final boolean withRaw, final Progress progress) {
    final ImagePlus raw = withRaw ? source.raw : null;
    for (final ImagePlus imp : new ImagePlus[] {source.series, source.mask, raw, source.rois}) {
      // a closed image has no pixels any more
      if (imp != null && imp.getProcessor() == null) {
        throw new IllegalArgumentException(
            "'" + imp.getTitle() + "' was closed; open it and Cord Explorer... again.");
      }
    }
    return of(source.series, source.mask, raw, source.rois, source.tr, source.options, progress);
  }

  /** Whether there is such a voxel or region. */
  boolean has(final Spot spot) {
    return spot.isRegion()
        ? regions != null && regions.has(spot.region())
        : spot.place().in(grid());
  }

  private static Volume mean(final Series series) {
    final Grid grid = series.grid();
    final Volume mean = Volume.zeros(series.name(), grid);
    final int n = Math.min(MOST_FOR_MEAN, series.volumes());
    final RandomAccess<? extends RealType<?>> access = series.img().randomAccess();
    for (int z = 0; z < grid.nz(); z++) {
      final double[] sum = new double[grid.planeSize()];
      final int[] finite = new int[sum.length];
      for (int m = 0; m < n; m++) {
        access.setPosition((int) ((long) m * series.volumes() / n), 3);
        access.setPosition(z, 2);
        for (int i = 0; i < sum.length; i++) {
          access.setPosition(i % grid.nx(), 0);
          access.setPosition(i / grid.nx(), 1);
          final double v = access.get().getRealDouble();
          sum[i] += Double.isFinite(v) ? v : 0;
          finite[i] += Double.isFinite(v) ? 1 : 0;
        }
      }
      for (int i = 0; i < sum.length; i++) {
        mean.planes()[z][i] = (float) (sum[i] / finite[i]);
      }
    }
    return mean;
  }

  /** How it begins. */
  ExplorerOptions options() {
    return source.options;
  }

  /** How many runs there are. */
  int runs() {
    return runs.size();
  }

  /** A run, 0 for the series, 1 for the raw one. */
  ExploredRun run(final int n) {
    return runs.get(n);
  }

  /** The voxels whose maps are made. */
  Mask mask() {
    return mask;
  }

  /** The mask's image. */
  ImagePlus maskImage() {
    return source.mask;
  }

  /** The regions' image, null if none was given. */
  ImagePlus regionsImage() {
    return source.rois;
  }

  /** What lies behind a map: the mean of some volumes. */
  Volume background() {
    return background;
  }

  /** The grid of all. */
  Grid grid() {
    return mask.grid();
  }

  /** Whether a voxel is in the mask. */
  boolean inMask(final Place place) {
    return mask.contains(place.index(grid()));
  }

  /** The name of a voxel's region, empty for none. */
  String region(final Place place) {
    return regions == null ? "" : regions.nameAt(place.index(grid()));
  }

  /** The regions; null if none were given. */
  ExploredRegions regions() {
    return regions;
  }

  /**
   * The seed to begin with.
   *
   * @param point a voxel, null for none
   * @param region the name of a region, empty for none
   * @return null for neither
   * @throws IllegalArgumentException if both are given, or there is no such region
   */
  public Spot seed(final Place point, final String region) {
    if (region.isEmpty()) {
      return point == null ? null : Spot.of(point);
    }
    if (point != null) {
      throw new IllegalArgumentException(
          "Both point, "
              + point
              + ", and region, '"
              + region
              + "', are given; one of them is the seed.");
    }
    if (regions == null) {
      throw new IllegalArgumentException(
          "region is '" + region + "' but no rois are given; give the image that it is in.");
    }
    final Mask voxels = regions.mask(region);
    final int middle = voxels.index(voxels.count() / 2);
    return new Spot(
        new Place(
            middle % grid().nx(),
            middle % grid().planeSize() / grid().nx(),
            middle / grid().planeSize()),
        region);
  }

  /**
   * What is seen with a voxel or region as seed, made at once on this thread.
   *
   * @throws IllegalArgumentException if the voxel is not in the mask, or it has no course
   */
  Sight look(final Wanted wanted) {
    final AtomicReference<Sight> seen = new AtomicReference<>();
    new Looker(this).look(wanted, Progress.NONE, seen::set);
    if (!seen.get().trouble().isEmpty()) {
      throw new IllegalArgumentException(seen.get().trouble());
    }
    return seen.get();
  }
}
