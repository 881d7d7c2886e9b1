package org.cordj.imagej;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/**
 * ImagePlus to Series, Volume, Mask and Labels. A 32-bit stack shares its pixels; other kinds are
 * converted through their calibration. What had to be guessed of the geometry goes to ImageJ's log.
 */
public final class Images {

  /** Voxels that percentiles are taken of. */
  private static final int MOST_FOR_RANGE = 4_000_000;

  private Images() {}

  /**
   * A 4-D run from an open image with several time points.
   *
   * @param tr repetition time in seconds; 0 takes the image's frame interval
   * @throws IllegalArgumentException if the image has one time point only, or channels or colours
   */
  public static Series toSeries(final ImagePlus imp, final double tr) {
    requireTr(tr);
    requireGrey(imp);
    if (imp.getNFrames() < 2) {
      throw new IllegalArgumentException(
          "'"
              + imp.getTitle()
              + "' is a 3-D image of "
              + size(imp)
              + " and 1 time point; a 4-D run is needed. If its slices are time points, say so in"
              + " Image>Properties...");
    }
    final Series series =
        Series.ofPlanes(imp.getTitle(), planes(imp), grid(imp), tr > 0 ? tr : frameInterval(imp));
    return series;
  }

  /**
   * A run for work that goes voxel by voxel ({@link org.cordj.image.VoxelBlocks}): as {@link
   * #toSeries}, but the planes of a virtual stack are read part by part while it goes on, so that
   * the run may be larger than memory.
   */
  public static Series toVoxelSeries(final ImagePlus imp, final double tr) {
    requireOpen(imp);
    if (!imp.getStack().isVirtual() || imp.getNFrames() < 2 || imp.getNChannels() > 1) {
      return toSeries(imp, tr);
    }
    requireTr(tr);
    requireGrey(imp);
    final ImageStack stack = imp.getStack();
    // virtual stacks of others may not be asked by two threads
    final Object lock = new Object();
    return Series.ofSource(
        imp.getTitle(),
        p -> {
          if (stack instanceof NiftiStack) {
            return floats(stack.getPixels(p + 1), imp);
          }
          synchronized (lock) {
            return floats(stack.getPixels(p + 1), imp);
          }
        },
        grid(imp),
        imp.getNFrames(),
        tr > 0 ? tr : frameInterval(imp));
  }

  private static void requireTr(final double tr) {
    if (!(tr >= 0) || Double.isInfinite(tr)) {
      throw new IllegalArgumentException(
          "tr is " + tr + " s; it must be above 0, or 0 to take it from the image.");
    }
  }

  /**
   * A 3-D image.
   *
   * @throws IllegalArgumentException if the image has time points, channels or colours
   */
  public static Volume toVolume(final ImagePlus imp) {
    requireGrey(imp);
    if (imp.getNFrames() > 1) {
      throw new IllegalArgumentException(
          "'"
              + imp.getTitle()
              + "' is a 4-D run of "
              + imp.getNFrames()
              + " time points; a 3-D image is needed.");
    }
    return new Volume(imp.getTitle(), planes(imp), grid(imp));
  }

  /** The voxels above 0 of a 3-D image. */
  public static Mask toMask(final ImagePlus imp) {
    return Mask.of(toVolume(imp));
  }

  /** Named regions from a 3-D image of whole numbers; {@code roi-N} where it carries no names. */
  public static Labels toLabels(final ImagePlus imp) {
    return RegionNames.read(imp, toVolume(imp));
  }

  /** Whether an image carries the names of regions. */
  public static boolean isRegions(final ImagePlus imp) {
    return RegionNames.has(imp);
  }

  /** The grid in the order of the pixels on screen; says in the log if it had to be guessed. */
  public static Grid grid(final ImagePlus imp) {
    final Geometry.Place place = Geometry.of(imp);
    if (!place.known()) {
      ij.IJ.log(place.why());
    }
    return place.grid();
  }

  /**
   * The time between frames in seconds, 0 where the image does not know it or its unit is none of
   * time.
   */
  static double frameInterval(final ImagePlus imp) {
    final Calibration c = imp.getCalibration();
    final String unit = c.getTimeUnit() == null ? "sec" : c.getTimeUnit();
    final double seconds =
        switch (unit) {
          case "", "s", "sec", "second", "seconds" -> 1;
          case "ms", "msec", "millisecond", "milliseconds" -> 0.001;
          case "us", "usec", "µs", "microsecond", "microseconds" -> 1e-6;
          case "min", "minute", "minutes" -> 60;
          case "h", "hr", "hour", "hours" -> 3600;
          default -> 0;
        };
    return Math.max(0, c.frameInterval * seconds);
  }

  static void requireOpen(final ImagePlus imp) {
    if (imp.getWidth() == 0 || imp.getStackSize() == 0) {
      throw new IllegalArgumentException(
          "No image is open. Open one first, for example with Plugins>CordJ>Open NIfTI...");
    }
  }

  private static void requireGrey(final ImagePlus imp) {
    requireOpen(imp);
    if (imp.getNChannels() > 1 || imp.getType() == ImagePlus.COLOR_RGB) {
      throw new IllegalArgumentException(
          "'" + imp.getTitle() + "' has colours or channels; a grey image is needed.");
    }
  }

  private static String size(final ImagePlus imp) {
    return imp.getWidth() + " x " + imp.getHeight() + " x " + imp.getNSlices() + " voxels";
  }

  /** The stack's own float arrays, or converted ones. */
  private static float[][] planes(final ImagePlus imp) {
    final ImageStack stack = imp.getStack();
    final float[][] planes = new float[stack.getSize()][];
    for (int s = 0; s < planes.length; s++) {
      planes[s] = floats(stack.getPixels(s + 1), imp);
    }
    return planes;
  }

  /** A grey plane's own float array, or one converted through the image's calibration. */
  static float[] floats(final Object pixels, final ImagePlus imp) {
    if (pixels instanceof float[] shared) {
      return shared;
    }
    final int width = imp.getWidth();
    final int height = imp.getHeight();
    final ImageProcessor ip =
        pixels instanceof byte[] bytes
            ? new ByteProcessor(width, height, bytes)
            : new ShortProcessor(width, height, (short[]) pixels, null);
    ip.setCalibrationTable(imp.getCalibration().getCTable());
    return (float[]) ip.convertToFloat().getPixels();
  }

  /**
   * An image of a run. It shares the planes of a run on the grid of {@code like}, and of one that
   * lies as images are shown; else they are copied and turned round.
   *
   * @param like the image that the run was made from, or null
   */
  public static ImagePlus fromSeries(final Series series, final ImagePlus like) {
    final ImagePlus imp = onGridOf(series, like);
    if (like != null && series.volumes() > 1 && Geometry.of(like).grid().matches(series.grid())) {
      ImageSidecar.copy(like, imp);
    }
    return imp;
  }

  /**
   * An image of a run that lies where another image does, but was not made from it: it takes over
   * the place and the order of its voxels, not how it was acquired.
   *
   * @param like the image on the same grid, or null
   */
  public static ImagePlus onGridOf(final Series series, final ImagePlus like) {
    final ImagePlus imp =
        image(series.name(), series.planes(), series.grid(), series.volumes(), series.tr(), like);
    final Calibration c = imp.getLocalCalibration();
    c.frameInterval = series.tr();
    c.setTimeUnit("sec");
    return imp;
  }

  /** An image of a volume; shares and turns its planes as {@link #fromSeries} does. */
  public static ImagePlus fromVolume(final Volume volume, final ImagePlus like) {
    return image(volume.name(), volume.planes(), volume.grid(), 1, 0, like);
  }

  /** An image of 0 and 1. */
  public static ImagePlus fromMask(final String title, final Mask mask, final ImagePlus like) {
    final Volume v = mask.toVolume();
    final ImagePlus imp = fromVolume(new Volume(title, v.planes(), v.grid()), like);
    imp.setDisplayRange(0, 1);
    return imp;
  }

  /** An image of region numbers that carries the regions' names and shows their colours. */
  public static ImagePlus fromLabels(
      final String title, final Labels labels, final ImagePlus like) {
    final Volume v = labels.toVolume();
    final ImagePlus imp = fromVolume(new Volume(title, v.planes(), v.grid()), like);
    RegionNames.write(imp, labels);
    return imp;
  }

  private static ImagePlus image(
      final String title,
      final float[][] planes,
      final Grid grid,
      final int volumes,
      final double tr,
      final ImagePlus like) {
    if (like != null && Geometry.of(like).grid().matches(grid)) {
      final SliceLabels labels =
          Geometry.of(like).known() ? new SliceLabels(grid, volumes, tr) : null;
      final ImagePlus imp = stack(title, planes, grid, volumes, labels);
      Geometry.copy(like, imp);
      return imp;
    }
    final View view = View.upright(grid);
    final Grid shown = view.show(grid);
    final float[][] turned = planes.clone();
    if (!view.equals(View.AS_STORED)) {
      turn(turned, view, grid);
    }
    final ImagePlus imp = stack(title, turned, shown, volumes, new SliceLabels(shown, volumes, tr));
    Geometry.attach(imp, shown, view, null);
    return imp;
  }

  /** Replaces each plane by one as the view shows it, on all cores. */
  static void turn(final float[][] planes, final View view, final Grid stored) {
    Parallelization.getTaskExecutor()
        .forEach(
            IntStream.range(0, planes.length).boxed().toList(),
            p -> planes[p] = view.show(planes[p], stored.nx(), stored.ny()));
  }

  /**
   * A stack that shares the planes, without a place in the scanner yet.
   *
   * @param labels of the slices, null for none
   */
  static ImagePlus stack(
      final String title,
      final float[][] planes,
      final Grid grid,
      final int volumes,
      final SliceLabels labels) {
    final ImageStack stack = new ImageStack(grid.nx(), grid.ny());
    for (int p = 0; p < planes.length; p++) {
      final String label =
          labels == null ? null : labels.label("", p % grid.nz(), p / grid.nz() % volumes);
      stack.addSlice(label, planes[p]);
    }
    return image(title, stack, 1, grid.nz(), volumes);
  }

  /** An image of a stack, at its middle slice and with a display range. */
  static ImagePlus image(
      final String title,
      final ImageStack stack,
      final int channels,
      final int slices,
      final int volumes) {
    final ImagePlus imp = new PlacedImage(title, stack);
    imp.setDimensions(channels, slices, volumes);
    imp.setOpenAsHyperStack(volumes > 1 || channels > 1);
    if (imp.getBitDepth() == 32) {
      setDisplayRange(imp);
    }
    imp.setPosition(1, 1 + slices / 2, 1);
    return imp;
  }

  /**
   * From 0 (or the 1st percentile, if below) to the 99th of what is finite in the middle volume.
   */
  private static void setDisplayRange(final ImagePlus imp) {
    final int nz = imp.getNSlices();
    final int size = imp.getWidth() * imp.getHeight();
    // of a large volume a share of the voxels, evenly taken, tells as much
    final int step = Math.toIntExact(1 + (long) nz * size / MOST_FOR_RANGE);
    final float[] values = new float[(int) ((long) nz * size / step + nz)];
    int n = 0;
    int skip = 0;
    for (int z = 1; z <= nz; z++) {
      final int index = imp.getStackIndex(1, z, 1 + imp.getNFrames() / 2);
      final float[] plane = (float[]) imp.getStack().getPixels(index);
      int i = skip;
      for (; i < size; i += step) {
        if (plane[i] != 0 && Float.isFinite(plane[i])) {
          values[n++] = plane[i];
        }
      }
      skip = i - size;
    }
    if (n > 0) {
      Arrays.sort(values, 0, n);
      final float low = values[(int) (0.01 * (n - 1))];
      final float high = values[(int) (0.99 * (n - 1))];
      final float bottom = Math.min(low, 0);
      imp.setDisplayRange(bottom, high > bottom ? high : bottom + 1);
    }
  }
}
