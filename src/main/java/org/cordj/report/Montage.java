package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;

/**
 * Slices across the cord side by side: an image in grey, a map in colour over it, regions outlined.
 *
 * <p>Each slice is shown front up and in radiological convention (the subject's right on the left
 * of the tile) with R, L, A and P at its edges, from the affine whatever the order of the array.
 * The tiles go from head to foot; a slice's number counts from 1 along the voxel axis of the cord.
 * Pixels are enlarged without smoothing, at the true ratio of the voxel's edges.
 *
 * @param background the image in grey
 * @param backgroundLabel what the image shows, with the unit
 * @param grey the values shown black and white; null for the 2nd to 98th percentile of the voxels
 *     in the picture ({@link Range#robust})
 * @param overlay the map in colour; null for none
 * @param outlines the regions whose borders are drawn, with their names and colours; null for none
 * @param region the voxels that the picture is cropped to, and whose slices are shown; null for
 *     those of the outlines and the overlay's mask together, or without either the whole grid;
 *     slices without any between them are shown too
 * @param margin how far the picture reaches beyond the region within a slice, in mm
 * @param tiles the most slices shown; where there are more, that many are chosen evenly
 * @param title the headline; may be empty
 */
public record Montage(
    Volume background,
    String backgroundLabel,
    Range grey,
    Overlay overlay,
    Labels outlines,
    Mask region,
    double margin,
    int tiles,
    String title) {

  /** How many slices a montage shows unless it is told otherwise. */
  public static final int DEFAULT_TILES = 12;

  /** The most slices that a montage shows. */
  public static final int MOST_TILES = 1000;

  /** Checks that the images lie on one grid and the numbers are in range. */
  public Montage {
    Objects.requireNonNull(background, "background");
    Objects.requireNonNull(backgroundLabel, "backgroundLabel");
    Objects.requireNonNull(title, "title");
    final Grid grid = background.grid();
    if (overlay != null) {
      Grid.requireSame(background.name(), grid, overlay.map().name(), overlay.grid());
    }
    if (outlines != null) {
      Grid.requireSame(background.name(), grid, outlines.name(), outlines.grid());
      if (outlines.union().count() == 0) {
        throw new IllegalArgumentException(
            "The regions '" + outlines.name() + "' hold no voxel; there is nothing to outline.");
      }
    }
    if (region != null) {
      region.requireFits(background.name(), grid);
    }
    if (!(margin >= 0 && margin <= 1000)) {
      throw new IllegalArgumentException(
          "The margin around the region is " + margin + " mm; it must be from 0 to 1000 mm.");
    }
    if (tiles < 1 || tiles > MOST_TILES) {
      throw new IllegalArgumentException(
          "The figure is to show "
              + tiles
              + " slices at most; it must be from 1 to "
              + MOST_TILES
              + ".");
    }
  }

  /** An image in grey, whole, with up to 12 slices. */
  public static Montage of(final Volume background, final String label) {
    return new Montage(background, label, null, null, null, null, 6, DEFAULT_TILES, "");
  }

  /** The same with another headline. */
  public Montage withTitle(final String newTitle) {
    return new Montage(
        background, backgroundLabel, grey, overlay, outlines, region, margin, tiles, newTitle);
  }

  /** The same with other values shown black and white, null for those from the data. */
  public Montage withGrey(final Range newGrey) {
    return new Montage(
        background, backgroundLabel, newGrey, overlay, outlines, region, margin, tiles, title);
  }

  /** The same with a map in colour. */
  public Montage withOverlay(final Overlay newOverlay) {
    return new Montage(
        background, backgroundLabel, grey, newOverlay, outlines, region, margin, tiles, title);
  }

  /** The same with regions outlined. */
  public Montage withOutlines(final Labels newOutlines) {
    return new Montage(
        background, backgroundLabel, grey, overlay, newOutlines, region, margin, tiles, title);
  }

  /** The same cropped to a region and a margin in mm around it. */
  public Montage withRegion(final Mask newRegion, final double newMargin) {
    return new Montage(
        background, backgroundLabel, grey, overlay, outlines, newRegion, newMargin, tiles, title);
  }

  /** The same with at most so many slices. */
  public Montage withTiles(final int newTiles) {
    return new Montage(
        background, backgroundLabel, grey, overlay, outlines, region, margin, newTiles, title);
  }

  /**
   * The values shown black and white.
   *
   * @throws IllegalArgumentException if they are to come from the data, and no voxel in the picture
   *     is finite or all are the same
   */
  public Range greyRange() {
    return grey != null ? grey : Range.robust(background.name(), backgroundValues());
  }

  /** The background's values in the picture. */
  double[] backgroundValues() {
    return IntStream.of(crop().indices(view())).mapToDouble(background::get).toArray();
  }

  /**
   * The values of the overlay's first and last colour.
   *
   * @throws IllegalArgumentException if no voxel of the overlay in the picture is coloured, or the
   *     range is to come from the data and all of them are the same
   * @throws IllegalStateException if there is no overlay
   */
  public Range overlayRange() {
    if (overlay == null) {
      throw new IllegalStateException("The figure of '" + background.name() + "' has no overlay.");
    }
    final double[] shown = shownValues();
    if (shown.length == 0) {
      throw new IllegalArgumentException(
          "The map '"
              + overlay.map().name()
              + "' has nothing to show: in the picture no voxel is finite"
              + (overlay.mask() == null ? "" : ", in the mask '" + overlay.mask().name() + "'")
              + (overlay.threshold() > 0 ? " and at least " + overlay.threshold() : "")
              + ".");
    }
    if (overlay.range() != null) {
      return overlay.range();
    }
    return overlay.colors().signed()
        ? Range.symmetric(overlay.map().name(), shown)
        : Range.robust(overlay.map().name(), shown);
  }

  /**
   * Draws the figure, about 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalArgumentException as {@link #greyRange()} and {@link #overlayRange()} have it
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new MontagePage(this).draw();
  }

  SliceView view() {
    return new SliceView(background.grid());
  }

  Crop crop() {
    final boolean[] in = new boolean[background.grid().voxels()];
    if (region != null) {
      IntStream.of(region.indices()).forEach(i -> in[i] = true);
    } else {
      if (outlines != null) {
        IntStream.range(0, in.length).filter(i -> outlines.get(i) != 0).forEach(i -> in[i] = true);
      }
      if (overlay != null && overlay.mask() != null) {
        IntStream.of(overlay.mask().indices()).forEach(i -> in[i] = true);
      }
    }
    final boolean whole =
        region == null && outlines == null && (overlay == null || overlay.mask() == null);
    final int[] indices = IntStream.range(0, in.length).filter(i -> whole || in[i]).toArray();
    return Crop.around(view(), indices, margin, tiles);
  }

  /** The overlay's coloured values in the picture. */
  double[] shownValues() {
    return IntStream.of(crop().indices(view()))
        .filter(overlay::shows)
        .mapToDouble(overlay.map()::get)
        .toArray();
  }
}
