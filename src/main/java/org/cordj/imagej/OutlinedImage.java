package org.cordj.imagej;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Color;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;

/**
 * A stack with one outline a slice in its overlay, which ImageJ's own selection tools edit.
 *
 * <ul>
 *   <li>The outline of the slice on show is the selection: the brush, Shift and Alt add to it and
 *       take from it.
 *   <li>An area that is drawn, or set by a macro, takes the place of its slice's outline at once.
 *   <li>A click beside the selection, which elsewhere in ImageJ loses it, brings the outline back;
 *       with the polygon tool, whose first click lets go of a selection, and after
 *       Edit&gt;Selection&gt;Select None it stays in the overlay and is selected when the slice is
 *       shown again.
 *   <li>The Delete key takes the slice's outline away.
 * </ul>
 *
 * <p>The selection is the same object as its overlay entry, so what ImageJ does in place (the
 * brush, dragging, the Delete key) needs no copying. Every change of slice passes {@link
 * #setSlice}: no selection is taken along to another slice, with a window or without.
 */
final class OutlinedImage extends PlacedImage {

  /**
   * Vermilion of Okabe and Ito's palette. ImageJ draws the selected outline in cyan over it: the
   * cyan line is seen on dark voxels, its vermilion rim on bright ones, and the colour-blind tell
   * the two apart.
   */
  private static final Color COLOR = new Color(213, 94, 0);

  /** In pixels of the image, so that it grows with the zoom: a cord is looked at at 800 %. */
  private static final double LINE = 0.375;

  OutlinedImage(final String title, final ImageStack stack) {
    super(title, stack);
  }

  /** The outline that is kept for a slice, the last one where there are several; null for none. */
  static Roi outline(final ImagePlus imp, final int slice) {
    Roi found = null;
    final Overlay overlay = imp.getOverlay();
    for (int n = 0; overlay != null && n < overlay.size(); n++) {
      if (sliceOf(imp, overlay.get(n)) == slice) {
        found = overlay.get(n);
      }
    }
    return found;
  }

  /** The slice that an overlay's entry belongs to, from 1; 0 for all. */
  static int sliceOf(final ImagePlus imp, final Roi roi) {
    return imp.getStackSize() == 1 ? 1 : roi.getZPosition();
  }

  /** Puts an outline in the place of those of a slice; null for none. */
  void put(final int slice, final Roi outline) {
    final Overlay overlay = getOverlay() == null ? new Overlay() : getOverlay();
    // else the double click that ends a polygon takes up the old outline, and the polygon is lost
    overlay.selectable(false);
    for (int n = overlay.size() - 1; n >= 0; n--) {
      if (sliceOf(this, overlay.get(n)) == slice) {
        overlay.remove(n);
      }
    }
    if (outline != null) {
      outline.setPosition(slice);
      outline.setName("z " + slice);
      outline.setStrokeColor(COLOR);
      outline.setStrokeWidth(LINE);
      overlay.add(outline);
    }
    setOverlay(overlay);
  }

  /** Makes the kept outline of the slice on show the selection. */
  void select() {
    final Roi outline = outline(this, getCurrentSlice());
    if (outline == null) {
      super.deleteRoi();
    } else {
      super.setRoi(outline, true);
    }
  }

  /** Keeps the selection, if it is a finished area, as the outline of the slice on show. */
  void keep() {
    final Roi live = getRoi();
    if (live == null
        || live.getState() == Roi.CONSTRUCTING
        || !Outlines.isArea(live)
        || isKept(live)) {
      return;
    }
    put(getCurrentSlice(), live);
    // closing the window now asks first
    changes = true;
  }

  /**
   * Whether this very object is in the overlay: Overlay.contains() takes equal ones for the same.
   */
  private boolean isKept(final Roi roi) {
    for (int n = 0; getOverlay() != null && n < getOverlay().size(); n++) {
      if (getOverlay().get(n) == roi) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void setRoi(final Roi roi, final boolean update) {
    super.setRoi(roi, update);
    keep();
  }

  @Override
  public void deleteRoi() {
    final boolean click = getRoi() != null && getRoi().getState() == Roi.CONSTRUCTING;
    super.deleteRoi();
    if (click) {
      select();
    }
  }

  @Override
  public synchronized void setSlice(final int slice) {
    final boolean other = slice != getCurrentSlice() && slice >= 1 && slice <= getStackSize();
    if (other) {
      keep();
    }
    super.setSlice(slice);
    final boolean drawing = getRoi() != null && getRoi().getState() == Roi.CONSTRUCTING;
    if (other && !drawing) {
      select();
    }
  }

  @Override
  public void show(final String status) {
    super.show(status);
    if (getCanvas() != null) {
      // after the canvas' own listener: what was drawn is finished then
      getCanvas()
          .addMouseListener(
              new MouseAdapter() {
                @Override
                public void mouseReleased(final MouseEvent e) {
                  keep();
                }
              });
    }
  }
}
