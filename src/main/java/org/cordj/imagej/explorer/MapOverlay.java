package org.cordj.imagej.explorer;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Mask;

/**
 * The seed map as an overlay of an image: a picture for each slice that holds voxels of the mask,
 * and squares or regions' outlines at the seed and the pins. What else the overlay holds is left
 * alone. For the event thread.
 */
final class MapOverlay {

  private final ImagePlus imp;
  private final Exploration exploration;
  private final Mask mask;
  private final Grid grid;

  /** [slice] the pixels of its picture, null where the mask has none. */
  private final int[][] pixels;

  private final MapRoi[] pictures;
  private final List<Roi> marks = new ArrayList<>();

  MapOverlay(final ImagePlus imp, final Exploration exploration) {
    this.imp = imp;
    this.exploration = exploration;
    mask = exploration.mask();
    grid = mask.grid();
    pixels = new int[grid.nz()][];
    pictures = new MapRoi[grid.nz()];
    for (int v = 0; v < mask.count(); v++) {
      final int z = mask.index(v) / grid.planeSize();
      if (pixels[z] == null) {
        pictures[z] = new MapRoi(grid.nx(), grid.ny());
        pixels[z] = pictures[z].pixels();
        place(pictures[z], z);
      }
    }
  }

  private void place(final Roi roi, final int z) {
    roi.setName("Cord Explorer");
    if (imp.isHyperStack()) {
      roi.setPosition(0, z + 1, 0);
    } else if (grid.nz() > 1) {
      roi.setPosition(z + 1);
    }
  }

  /** Shows a sight's map and marks. */
  void show(final Sight sight, final MapColors colors) {
    for (final int[] plane : pixels) {
      if (plane != null) {
        Arrays.fill(plane, 0);
      }
    }
    if (sight.r() != null) {
      // the picture as a whole is as opaque as the colours are to be
      final MapColors opaque = colors.withOpacity(1);
      final int size = grid.planeSize();
      for (int v = 0; v < mask.count(); v++) {
        final int index = mask.index(v);
        pixels[index / size][index % size] = opaque.argb(sight.r()[v]);
      }
    }
    final Overlay overlay = imp.getOverlay() == null ? new Overlay() : imp.getOverlay();
    marks.forEach(mark -> overlay.remove(index(overlay, mark)));
    marks.clear();
    for (final MapRoi picture : pictures) {
      if (picture != null) {
        picture.setOpacity(colors.opacity());
      }
      if (picture != null && index(overlay, picture) < 0) {
        overlay.add(picture);
      }
    }
    for (int n = 0; n < sight.pins().size(); n++) {
      mark(overlay, sight.pins().get(n).spot(), Look.pin(n));
    }
    if (sight.seed() != null) {
      mark(overlay, sight.seed().spot(), Look.SEED);
    }
    if (imp.getOverlay() != overlay) {
      imp.setOverlay(overlay);
    }
    repaint();
  }

  /** Where it stands: for ImageJ all selections with the same bounds are equal. */
  private static int index(final Overlay overlay, final Roi roi) {
    for (int n = 0; n < overlay.size(); n++) {
      if (overlay.get(n) == roi) {
        return n;
      }
    }
    return -1;
  }

  private void mark(final Overlay overlay, final Spot spot, final Color color) {
    if (!spot.isRegion()) {
      final Place place = spot.place();
      mark(overlay, new Roi(place.x(), place.y(), 1, 1), place.z(), color);
      return;
    }
    final Roi[] outline = exploration.regions().outline(spot.region());
    for (int z = 0; z < outline.length; z++) {
      if (outline[z] != null) {
        mark(overlay, (Roi) outline[z].clone(), z, color);
      }
    }
  }

  private void mark(final Overlay overlay, final Roi shape, final int z, final Color color) {
    shape.setStrokeColor(color);
    shape.setStrokeWidth(0);
    place(shape, z);
    overlay.add(shape);
    marks.add(shape);
  }

  /** Takes it away again. */
  void remove() {
    final Overlay overlay = imp.getOverlay();
    if (overlay == null) {
      return;
    }
    marks.forEach(mark -> overlay.remove(index(overlay, mark)));
    for (final MapRoi picture : pictures) {
      if (picture != null) {
        overlay.remove(index(overlay, picture));
      }
    }
    if (overlay.size() == 0) {
      imp.setOverlay((Overlay) null);
    }
    repaint();
  }

  private void repaint() {
    if (imp.getCanvas() != null) {
      imp.getCanvas().repaint();
    }
  }
}
