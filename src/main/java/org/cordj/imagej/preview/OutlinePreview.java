package org.cordj.imagej.preview;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Window;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.imagej.RegionRois;
import org.cordj.report.Palette;

/**
 * The outlines of regions over an image, in the regions' colours. They lie in the image's overlay
 * beside what is there, and leave it as it was found: its selections, whether it is hidden, and
 * whether the image counts as changed.
 */
public final class OutlinePreview implements Preview {

  private final ImagePlus image;
  private final List<Roi> outlines;
  private final String note;

  private OutlinePreview(final ImagePlus image, final Labels labels, final String warning) {
    this.image = image;
    outlines = RegionRois.of(labels, image.isHyperStack());
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (final Roi roi : outlines) {
      final int z = image.isHyperStack() ? roi.getZPosition() : roi.getPosition();
      first = Math.min(first, z);
      last = Math.max(last, z);
      if (labels.grid().nz() == 1 && !image.isHyperStack()) {
        // else it would be seen in the first of several volumes only
        roi.setPosition(0);
      }
    }
    final int regions = labels.regions().size() - labels.empty().size();
    note =
        (regions == 1 ? "Outline" : "Outlines of " + regions + " regions")
            + " on '"
            + image.getTitle()
            + (first == last ? "', slice " + first : "', slices " + first + " to " + last)
            + "."
            + (warning.isEmpty() ? "" : " Note: " + warning);
  }

  /**
   * The outlines of regions.
   *
   * @param image of the labels' size in x, y and z
   * @param warning what the user should know of them; may be empty
   * @throws IllegalArgumentException if no region holds a voxel
   */
  public static Preview of(final ImagePlus image, final Labels labels, final String warning) {
    return new OutlinePreview(image, labels, warning);
  }

  /** The outline of a mask. */
  public static Preview of(final ImagePlus image, final Mask mask, final String warning) {
    return of(
        image,
        Labels.of(mask.toVolume(), List.of(new Labels.Region(1, "cord", Palette.rgb(0)))),
        warning);
  }

  @Override
  public String note() {
    return note;
  }

  @Override
  public Shown show(final Shown before, final Window dialog) {
    final Outlined on =
        before instanceof Outlined there && there.image == image ? there : new Outlined(image);
    on.put(outlines);
    return on;
  }

  /** An image with outlines that are not its own. */
  private static final class Outlined implements Shown {

    private final ImagePlus image;
    private final boolean hidden;
    private final int before;
    private boolean moved;

    /** By identity: ImageJ takes equal selections for the same. */
    private final Set<Roi> own = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The overlay that the image has only for the outlines; null if it had one. */
    private Overlay made;

    Outlined(final ImagePlus image) {
      this.image = image;
      hidden = image.getHideOverlay();
      before = image.getZ();
    }

    void put(final List<Roi> outlines) {
      take();
      if (image.getOverlay() == null) {
        made = new Overlay();
      }
      final Overlay overlay = made == null ? image.getOverlay() : made;
      outlines.forEach(overlay::add);
      own.addAll(outlines);
      // shows it too, if it was hidden
      image.setOverlay(overlay);
    }

    private void take() {
      final Overlay overlay = image.getOverlay();
      for (int n = overlay == null ? -1 : overlay.size() - 1; n >= 0; n--) {
        if (own.contains(overlay.get(n))) {
          overlay.remove(n);
        }
      }
      own.clear();
      if (made != null && overlay == made && made.size() == 0) {
        image.setOverlay((Overlay) null);
      }
      made = null;
      image.setHideOverlay(hidden);
      if (image.getCanvas() != null) {
        image.getCanvas().repaintOverlay();
      }
    }

    @Override
    public void refuse(final String sentence) {
      take();
    }

    @Override
    public void remove() {
      take();
      if (moved) {
        image.setPosition(0, before, 0);
      }
    }

    @Override
    public int slices() {
      return image.getNSlices();
    }

    @Override
    public int slice() {
      return image.getZ();
    }

    @Override
    public void go(final int slice) {
      moved = true;
      image.setPosition(0, slice, 0);
    }
  }
}
