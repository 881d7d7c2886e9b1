package org.cordj.imagej.explorer;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import java.awt.event.MouseEvent;
import org.cordj.image.Grid;
import org.cordj.image.Mask;

/**
 * Makes seeds of places that are clicked or gone to: the voxel itself, or the whole region that it
 * lies in. For the event thread.
 */
final class SeedChooser {

  private final ExplorerWindow window;
  private final Exploration exploration;
  private boolean whole;

  SeedChooser(final ExplorerWindow window) {
    this.window = window;
    exploration = window.exploration();
  }

  /** Whether a place stands for the region that it lies in. */
  boolean wholeRegions() {
    return whole;
  }

  /**
   * Chooses what a place stands for. The seed becomes a voxel or a region at once: the region under
   * the mouse, or the one that the seed lies in.
   */
  void wholeRegions(final boolean regions) {
    whole = regions;
    final Place mouse = window.wanted().point();
    final Spot seed = window.wanted().seed();
    if (regions && mouse != null) {
      at(mouse);
    } else if (seed != null && seed.isRegion() != regions) {
      at(seed.place());
    }
  }

  /** Chooses what the next places stand for; the seed stays as it is. */
  void mode(final boolean regions) {
    whole = regions;
  }

  /** The voxel under a mouse on the image, null outside of it. */
  Place placeOf(final MouseEvent e) {
    final ImagePlus imp = window.image();
    final ImageCanvas canvas = imp.getCanvas();
    final Place place =
        new Place(
            (int) Math.floor(canvas.offScreenXD(e.getX())),
            (int) Math.floor(canvas.offScreenYD(e.getY())),
            imp.getZ() - 1);
    return place.in(exploration.grid()) ? place : null;
  }

  /** Shows the seed map of a voxel or its region; says so where there is none. */
  void at(final Place place) {
    if (place == null || !place.in(exploration.grid())) {
      return;
    }
    final String region = whole ? exploration.region(place) : "";
    if (whole && region.isEmpty()) {
      none(place, place + " lies in no region of '" + exploration.regions().name() + "'");
    } else if (!whole && !exploration.inMask(place)) {
      none(place, place + " is outside of the mask");
    } else {
      window.want(w -> w.withSeed(new Spot(place, region)).withPoint(place));
    }
  }

  private void none(final Place place, final String why) {
    window.want(w -> w.withPoint(place));
    window.controls().say(why + ": no seed map.");
    IJ.showStatus(why + ": no seed map");
  }

  /** Moves the seed, or goes to the mask's middle voxel where there is none. */
  void step(final int dx, final int dy, final int dz) {
    final Spot seed = window.wanted().seed();
    if (seed == null) {
      final Grid grid = exploration.grid();
      final Mask mask = exploration.mask();
      final int middle = mask.index(mask.count() / 2);
      goTo(
          new Place(middle % grid.nx(), middle / grid.nx() % grid.ny(), middle / grid.planeSize()));
    } else {
      final Place at = seed.place();
      goTo(new Place(at.x() + dx, at.y() + dy, at.z() + dz));
    }
  }

  /** Shows the seed map of a voxel or its region, and its slice. */
  void goTo(final Place place) {
    if (place.in(exploration.grid())) {
      final ImagePlus imp = window.image();
      if (imp.getZ() != place.z() + 1) {
        imp.setPosition(1, place.z() + 1, imp.getT());
      }
      at(place);
    }
  }

  /** Shows the seed map to begin with; the slice on screen stays. */
  void begin(final Spot spot) {
    whole = spot.isRegion();
    at(spot.place());
  }

  /** Shows the seed map of a pin, and its slice. */
  void goTo(final Spot spot) {
    whole = spot.isRegion();
    goTo(spot.place());
  }
}
