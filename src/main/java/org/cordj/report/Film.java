package org.cordj.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Series;

/**
 * One slice of one or more runs over time, side by side, as a strip of frames for a page to play:
 * what moves, and what no longer does.
 *
 * <p>Slices lie front up and in radiological convention, whatever the order of the array. All
 * frames of a run share one grey scale (2nd to 98th percentile of the run's mean in the picture),
 * so a change of brightness is one of the data; what is not finite is black. The mask's border is
 * drawn on each frame: it stands still, and the cord moves against it.
 */
public final class Film {

  /** Longer strips than this are reduced in size by some browsers. */
  private static final int LONGEST = 16_000;

  /** How large a run's part of a frame is at least, in pixels. */
  private static final int LEAST = 150;

  private static final int GAP = 6;

  /** The mask's border: yellow that is told from any grey. */
  static final int BORDER_RGB = 0xf0e442;

  private final BufferedImage strip;
  private final int frames;

  private Film(final BufferedImage strip, final int frames) {
    this.strip = strip;
    this.frames = frames;
  }

  /**
   * Draws the strip.
   *
   * @param runs on one grid, with one number of volumes; drawn from left to right
   * @param cord the voxels to crop to and to outline, on the same grid
   * @param slice along the voxel axis of the cord, counted from 0; must hold voxels of the mask
   * @param margin how far the picture reaches beyond the mask, in mm
   * @param most the most frames; of a longer run that many volumes are taken evenly
   * @throws IllegalArgumentException if grids or numbers of volumes differ, or the slice holds no
   *     voxel of the mask
   */
  public static Film of(
      final List<Series> runs,
      final Mask cord,
      final int slice,
      final double margin,
      final int most) {
    final Series first = Objects.requireNonNull(runs.get(0), "run");
    for (final Series run : runs) {
      Grid.requireSame(first.name(), first.grid(), run.name(), run.grid());
      if (run.volumes() != first.volumes()) {
        throw new IllegalArgumentException(
            "'"
                + first.name()
                + "' has "
                + first.volumes()
                + " volumes, '"
                + run.name()
                + "' "
                + run.volumes()
                + "; a film of both needs the same number.");
      }
    }
    cord.requireFits(first.name(), first.grid());
    final SliceView view = new SliceView(first.grid());
    final int[] within =
        IntStream.of(cord.indices()).filter(i -> view.position(i)[2] == slice).toArray();
    if (within.length == 0) {
      throw new IllegalArgumentException(
          "The mask '" + cord.name() + "' holds no voxel in slice " + (slice + 1) + ".");
    }
    final Crop crop = Crop.around(view, within, margin, 1);
    final int zoom = Math.max(1, (int) Math.ceil(LEAST / (double) Math.max(1, crop.rows())));
    // voxels need not be square on the page
    final double tall = view.voxelSize(1) / view.voxelSize(0);
    final int across = crop.columns() * zoom;
    final int down = Math.max(1, (int) Math.round(crop.rows() * zoom * tall));
    final int width = runs.size() * across + (runs.size() - 1) * GAP;
    final int frames = Math.max(1, Math.min(Math.min(most, first.volumes()), LONGEST / width));
    final BufferedImage strip = new BufferedImage(frames * width, down, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = strip.createGraphics();
    g.setColor(Color.BLACK);
    g.fillRect(0, 0, strip.getWidth(), strip.getHeight());
    g.dispose();
    final int[] voxels = crop.indices(view);
    final boolean[] border = border(across, down, crop, view, cord);
    for (int r = 0; r < runs.size(); r++) {
      final float[][] values = values(runs.get(r), voxels, frames);
      final Range grey = Range.robust(runs.get(r).name(), mean(values));
      for (int f = 0; f < frames; f++) {
        final int left = f * width + r * (across + GAP);
        for (int y = 0; y < down; y++) {
          for (int x = 0; x < across; x++) {
            final float v = values[f][y * crop.rows() / down * crop.columns() + x / zoom];
            final int tissue = Float.isFinite(v) ? ColorMap.GRAY.rgb(v, grey) : 0;
            strip.setRGB(left + x, y, border[y * across + x] ? BORDER_RGB : tissue);
          }
        }
      }
    }
    return new Film(strip, frames);
  }

  /** The volume that frame f shows, counted from 0. */
  static int volume(final int f, final int frames, final int volumes) {
    return frames == 1 ? 0 : (int) ((long) f * (volumes - 1) / (frames - 1));
  }

  private static float[][] values(final Series run, final int[] voxels, final int frames) {
    final float[][] values = new float[frames][voxels.length];
    final RandomAccess<? extends RealType<?>> access = run.img().randomAccess();
    final int nx = run.grid().nx();
    final int ny = run.grid().ny();
    for (int f = 0; f < frames; f++) {
      access.setPosition(volume(f, frames, run.volumes()), 3);
      for (int v = 0; v < voxels.length; v++) {
        access.setPosition(voxels[v] % nx, 0);
        access.setPosition(voxels[v] / nx % ny, 1);
        access.setPosition(voxels[v] / (nx * ny), 2);
        values[f][v] = access.get().getRealFloat();
      }
    }
    return values;
  }

  /** Over the frames in which a voxel has a value; a volume that was left out has none. */
  private static double[] mean(final float[][] values) {
    final double[] mean = new double[values[0].length];
    for (int v = 0; v < mean.length; v++) {
      double sum = 0;
      int n = 0;
      for (final float[] frame : values) {
        if (Float.isFinite(frame[v])) {
          sum += frame[v];
          n++;
        }
      }
      mean[v] = sum / n;
    }
    return mean;
  }

  /** The outermost pixels of the mask in a run's part of a frame. */
  private static boolean[] border(
      final int across, final int down, final Crop crop, final SliceView view, final Mask cord) {
    final boolean[] in = new boolean[across * down];
    final int slice = crop.slices().get(0);
    for (int y = 0; y < down; y++) {
      final int row = crop.top() + y * crop.rows() / down;
      for (int x = 0; x < across; x++) {
        final int column = crop.left() + x * crop.columns() / across;
        in[y * across + x] = cord.contains(view.index(column, row, slice));
      }
    }
    final boolean[] border = new boolean[in.length];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        final int i = y * across + x;
        border[i] =
            in[i]
                && !(x > 0
                    && y > 0
                    && x < across - 1
                    && y < down - 1
                    && in[i - 1]
                    && in[i + 1]
                    && in[i - across]
                    && in[i + across]);
      }
    }
    return border;
  }

  /** The frames side by side, the first at the left. */
  public BufferedImage strip() {
    return strip;
  }

  /** How many frames there are. */
  public int frames() {
    return frames;
  }

  /** A frame's width in pixels. */
  public int width() {
    return strip.getWidth() / frames;
  }

  /** A frame's height in pixels. */
  public int height() {
    return strip.getHeight();
  }
}
