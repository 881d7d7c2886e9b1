package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Rectangle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.cordj.segment.EditableMask;

/**
 * An image on which a mask's outlines are corrected, one a slice, and the mask's planes read back
 * from them. See {@link OutlinedImage} for how its outlines follow what the user draws.
 *
 * <p>What counts is the image's overlay: one area selection for each slice that holds cord. It is
 * read in the same way from the image itself, from its copy and from its TIFF file. Slices are
 * counted from 1, as the image's window and a macro's setSlice() count them.
 */
public final class MaskEditing {

  /** The image property that says which mask's outlines an image carries. */
  private static final String MASK = "cordj.outlines";

  private MaskEditing() {}

  /**
   * An image with the outlines of a mask, not shown yet.
   *
   * @param background what is seen behind the outlines; its planes are copied
   * @param mask the mask to correct
   * @param maskImage its open image, whose place in the scanner the new image has
   * @throws IllegalArgumentException if the two lie on different grids
   */
  public static ImagePlus open(
      final String title, final Volume background, final Volume mask, final ImagePlus maskImage) {
    Grid.requireSame(background.name(), background.grid(), mask.name(), mask.grid());
    final EditableMask cord = EditableMask.of(mask);
    final float[][] planes =
        Arrays.stream(background.planes()).map(float[]::clone).toArray(float[][]::new);
    final ImagePlus plain = Images.fromVolume(new Volume(title, planes, mask.grid()), maskImage);
    final OutlinedImage imp = new OutlinedImage(title, plain.getStack());
    imp.setDimensions(1, plain.getNSlices(), 1);
    Geometry.copy(plain, imp);
    imp.setDisplayRange(plain.getDisplayRangeMin(), plain.getDisplayRangeMax());
    imp.setProp(MASK, checksum(mask) + " " + mask.name());
    for (int z = 0; z < cord.slices(); z++) {
      imp.put(z + 1, Outlines.of(cord.plane(z), imp.getWidth(), imp.getHeight()));
    }
    imp.setPosition(1, 1 + fullest(cord), 1);
    imp.select();
    imp.changes = false;
    return imp;
  }

  /** The title of the mask whose outlines an image carries, null if it carries none. */
  static String maskOf(final ImagePlus imp) {
    final String made = imp == null ? null : imp.getProp(MASK);
    return made == null ? null : made.substring(made.indexOf(' ') + 1);
  }

  /** The slice with most cord: where there is most to see. */
  private static int fullest(final EditableMask cord) {
    int best = cord.slices() / 2;
    int most = 0;
    for (int z = 0; z < cord.slices(); z++) {
      int count = 0;
      for (final boolean voxel : cord.plane(z)) {
        count += voxel ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = z;
      }
    }
    return best;
  }

  /**
   * The voxels inside the outlines, by slice.
   *
   * @param imp an image that {@link #open} made, with its outlines corrected
   * @param mask the mask that it was opened for
   * @param empty slices, from 1, that are to hold no cord
   * @return [slice][x + width * y]
   * @throws IllegalArgumentException if the image carries no outlines of this mask, an outline is
   *     missing and its slice is not said to be empty, or a slice has outlines that differ, lie
   *     outside the image, or are no areas
   */
  public static boolean[][] planes(
      final ImagePlus imp, final Volume mask, final Set<Integer> empty) {
    requireOutlinesOf(imp, mask);
    if (imp instanceof OutlinedImage live) {
      live.keep();
    }
    requireSelectionKept(imp);
    final EditableMask cord = EditableMask.of(mask);
    final boolean[][] planes = new boolean[cord.slices()][];
    final Set<Integer> missing = new TreeSet<>();
    for (int z = 1; z <= planes.length; z++) {
      final boolean[] was = cord.plane(z - 1);
      final boolean[] drawn = plane(imp, z);
      if (empty.contains(z)) {
        if (drawn != null && !Arrays.equals(drawn, was)) {
          throw new IllegalArgumentException(
              "Slice z "
                  + z
                  + " is to be empty, but an outline was drawn in it: take "
                  + z
                  + " out of empty, or delete the outline.");
        }
        planes[z - 1] = new boolean[was.length];
      } else if (drawn == null && any(was)) {
        missing.add(z);
      } else {
        planes[z - 1] = drawn == null ? was : drawn;
      }
    }
    if (!missing.isEmpty()) {
      final String list = SliceList.text(missing);
      throw new IllegalArgumentException(
          "The outline of z "
              + list
              + " of '"
              + imp.getTitle()
              + "' is gone. If there is no cord, say so with empty="
              + list.replace(" ", "")
              + "; else draw it, or bring it back with Cord Mask Revert...");
    }
    return planes;
  }

  /**
   * Gives slices the outlines of the mask again.
   *
   * @param slices counted from 1
   */
  public static void revert(final ImagePlus imp, final Volume mask, final Set<Integer> slices) {
    requireOutlinesOf(imp, mask);
    if (!(imp instanceof OutlinedImage live)) {
      throw new IllegalArgumentException(
          "'"
              + imp.getTitle()
              + "' is a copy of an image of Cord Mask Edit...; open the mask with Cord Mask Edit... to"
              + " begin anew.");
    }
    final EditableMask cord = EditableMask.of(mask);
    for (final int z : slices) {
      live.put(z, Outlines.of(cord.plane(z - 1), imp.getWidth(), imp.getHeight()));
    }
    live.select();
  }

  private static void requireOutlinesOf(final ImagePlus imp, final Volume mask) {
    Images.requireOpen(imp);
    final String made = imp.getProp(MASK);
    if (made == null) {
      throw new IllegalArgumentException(
          "'"
              + imp.getTitle()
              + "' was not opened by Cord Mask Edit... and carries no outlines of a mask; give the"
              + " image that Cord Mask Edit... opened.");
    }
    Grid.requireSame(imp.getTitle(), Images.grid(imp), mask.name(), mask.grid());
    if (!made.startsWith(checksum(mask) + " ")) {
      throw new IllegalArgumentException(
          "'"
              + imp.getTitle()
              + "' carries the outlines of the mask '"
              + made.substring(made.indexOf(' ') + 1)
              + "'; the mask '"
              + mask.name()
              + "' holds other voxels. Give the mask that it was opened for, unchanged.");
    }
  }

  /** A selection that no outline is must not be taken for one, nor be lost. */
  private static void requireSelectionKept(final ImagePlus imp) {
    final Roi live = imp.getRoi();
    final int slice = imp.getCurrentSlice();
    if (live == null) {
      return;
    }
    if (live.getState() == Roi.CONSTRUCTING) {
      throw new IllegalArgumentException(
          "The selection in z "
              + slice
              + " of '"
              + imp.getTitle()
              + "' is still being drawn: finish it, a polygon by a double click, or remove it"
              + " (Edit>Selection>Select None).");
    }
    requireArea(live, "selection", slice);
    final boolean[] selected = Outlines.toPlane(live, imp.getWidth(), imp.getHeight());
    if (!Arrays.equals(selected, plane(imp, slice))) {
      throw new IllegalArgumentException(
          "The selection in z "
              + slice
              + " of '"
              + imp.getTitle()
              + "' is not in its overlay: add it (Image>Overlay>Add Selection) in place of the"
              + " slice's outline, or remove it (Edit>Selection>Select None).");
    }
  }

  private static void requireArea(final Roi roi, final String what, final int slice) {
    if (!Outlines.isArea(roi)) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " in z "
              + slice
              + " is of type "
              + roi.getTypeAsString().toLowerCase(Locale.ROOT)
              + " and has no inside: draw an area, or remove it.");
    }
  }

  /** What a slice's outline covers, null if it has none. */
  private static boolean[] plane(final ImagePlus imp, final int slice) {
    final Overlay overlay = imp.getOverlay();
    boolean[] found = null;
    for (int n = 0; overlay != null && n < overlay.size(); n++) {
      final Roi roi = overlay.get(n);
      final int at = OutlinedImage.sliceOf(imp, roi);
      if (at == 0) {
        throw new IllegalArgumentException(
            "Entry "
                + (n + 1)
                + " of the overlay of '"
                + imp.getTitle()
                + "' belongs to no slice: set its position, or remove it.");
      }
      if (at != slice) {
        continue;
      }
      requireArea(roi, "outline", slice);
      final boolean[] covered = covered(imp, roi, slice);
      if (found != null && !Arrays.equals(found, covered)) {
        throw new IllegalArgumentException(
            "Slice z "
                + slice
                + " of '"
                + imp.getTitle()
                + "' has outlines that differ: delete all but one, or draw its pieces as one"
                + " selection with Shift held down.");
      }
      found = covered;
    }
    return found;
  }

  private static boolean[] covered(final ImagePlus imp, final Roi roi, final int slice) {
    final boolean[] covered = Outlines.toPlane(roi, imp.getWidth(), imp.getHeight());
    final Rectangle box = roi.getBounds();
    if (!any(covered)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "The outline in z %d, %d x %d pixels at (%d, %d), covers no voxel of '%s', which has %d x"
                  + " %d: draw it anew, or say that there is no cord with empty=%d.",
              slice,
              box.width,
              box.height,
              box.x,
              box.y,
              imp.getTitle(),
              imp.getWidth(),
              imp.getHeight(),
              slice));
    }
    if (!new Rectangle(imp.getWidth(), imp.getHeight()).contains(box)) {
      IJ.log(
          imp.getTitle()
              + ": the outline in z "
              + slice
              + " reaches over the image's edge; the part"
              + " outside is left out.");
    }
    return covered;
  }

  private static boolean any(final boolean[] plane) {
    for (final boolean voxel : plane) {
      if (voxel) {
        return true;
      }
    }
    return false;
  }

  private static String checksum(final Volume mask) {
    final CRC32 crc = new CRC32();
    for (final float[] plane : mask.planes()) {
      final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * plane.length);
      bytes.asFloatBuffer().put(plane);
      crc.update(bytes.array());
    }
    return Long.toHexString(crc.getValue());
  }
}
