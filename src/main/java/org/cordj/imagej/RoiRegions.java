package org.cordj.imagej;

import ij.gui.Roi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cordj.image.Grid;
import org.cordj.image.Labels;

/**
 * ImageJ selections as regions: the way back from {@link RegionRois}, exact for what that made, and
 * open to selections that were edited, removed or drawn.
 *
 * <p>A selection belongs to the region that its name names, on the slice of its position, else of
 * its name. Several of one region on a slice are joined. A name keeps the number that it had; a new
 * one gets the next free number and its selection's colour. Regions whose selections are all gone
 * stay as empty ones. Selections that cannot be regions (no area, no name, no slice, outside the
 * image) are refused, all in one sentence; one that reaches over the image's edge is cut there, and
 * the notes say so.
 *
 * @param overlap what to do with a pixel that selections of two regions cover
 */
public record RoiRegions(Overlap overlap) {

  /** Whose is a pixel that selections of two regions cover. */
  public enum Overlap {
    /** Nobody's: overlaps are refused. */
    REFUSE,
    /** The region's whose selection comes first in the list. */
    FIRST,
    /** The region's whose selection comes last in the list. */
    LAST;

    /** Its name in macros. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Overlap of(final String key) {
      for (final Overlap o : values()) {
        if (o.key().equals(key)) {
          return o;
        }
      }
      throw new IllegalArgumentException(
          "overlap is '"
              + key
              + "'; it must be one of "
              + Stream.of(values()).map(Overlap::key).collect(Collectors.joining(", "))
              + ".");
    }
  }

  /**
   * The regions.
   *
   * @param labels on the image's grid
   * @param notes what the user should know, a sentence each
   */
  public record Result(Labels labels, List<String> notes) {}

  /** What one selection covers: the pixels of a slice. */
  private record Area(String region, String name, int z, boolean[] plane) {}

  /**
   * Makes regions of selections. Linear in the pixels of the selections' slices.
   *
   * @param image the title of the image whose regions these are to be
   * @param grid its grid as shown
   * @param rois in the order of the list
   * @throws IllegalArgumentException with one sentence that lists them if selections cannot be
   *     regions of the image, were made on another grid, or overlap where that is refused
   */
  public Result apply(final String image, final Grid grid, final List<Roi> rois) {
    if (rois.isEmpty()) {
      throw new IllegalArgumentException(
          "The ROI Manager is empty. Add selections with Cord ROIs to Manager, or draw them and press"
              + " Add.");
    }
    final List<String> notes = new ArrayList<>();
    final RoiNames names = RoiNames.of(image, grid, rois, notes);
    final List<Area> areas = areas(image, grid, rois, names, notes);
    final int[] values = new int[grid.voxels()];
    fill(values, grid, areas, names, notes);
    final Labels labels = new Labels(image, grid, values, names.regions());
    if (!labels.empty().isEmpty()) {
      notes.add(
          "Without a selection, and so empty: "
              + Listing.of(labels.empty().stream().map(Labels.Region::name).toList())
              + ".");
    }
    return new Result(labels, List.copyOf(notes));
  }

  private static List<Area> areas(
      final String image,
      final Grid grid,
      final List<Roi> rois,
      final RoiNames names,
      final List<String> notes) {
    final List<Area> areas = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<String> cut = new ArrayList<>();
    final List<String> moved = new ArrayList<>();
    for (int r = 0; r < rois.size(); r++) {
      final Roi roi = rois.get(r);
      final String name = roi.getName() == null ? "" : roi.getName();
      final String shown = name.isBlank() ? "number " + (r + 1) : "'" + name + "'";
      final int slice = sliceOf(roi, name, grid.nz());
      String why = null;
      if (!Outlines.isArea(roi)) {
        why = roi.getTypeAsString().toLowerCase(Locale.ROOT) + ", no area";
      } else if (!names.isNamed(roi)) {
        why = "has no region's name; rename it";
      } else if (slice == 0) {
        why = "on no slice";
      } else if (slice > grid.nz()) {
        why = "slice " + slice + " of " + grid.nz();
      }
      if (why == null) {
        final boolean[] plane = Outlines.toPlane(roi, grid.nx(), grid.ny());
        final int inside = count(plane);
        final int beyond = pixels(roi) - inside;
        if (inside == 0) {
          why = beyond > 0 ? "outside the image" : "holds no pixel's centre";
        } else if (beyond > 0) {
          cut.add(shown + " by " + Counted.of(beyond, "pixel"));
        }
        areas.add(new Area(names.nameOf(roi), name, slice - 1, plane));
      }
      if (why != null) {
        refused.add(shown + " (" + why + ")");
      } else if (RegionRois.slice(name) > 0 && RegionRois.slice(name) != slice) {
        moved.add(shown + " on slice " + slice);
      }
    }
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException(
          "The ROI Manager holds selections that cannot be regions of '"
              + image
              + "': "
              + Listing.of(refused)
              + ". Correct or delete them in the ROI Manager.");
    }
    if (!cut.isEmpty()) {
      notes.add("Cut at the image's edge: " + Listing.of(cut) + ".");
    }
    if (!moved.isEmpty()) {
      notes.add("The position counts, not the name: " + Listing.of(moved) + ".");
    }
    return areas;
  }

  /**
   * The slice from 1 of a selection's position, else that of its name, or the only one there is; 0
   * if none of these tells.
   */
  private static int sliceOf(final Roi roi, final String name, final int nz) {
    final int z = roi.getZPosition();
    if (z > 0) {
      return z;
    }
    final int named = RegionRois.slice(name);
    return named > 0 || nz > 1 ? named : 1;
  }

  private static int count(final boolean[] plane) {
    int n = 0;
    for (final boolean in : plane) {
      n += in ? 1 : 0;
    }
    return n;
  }

  /** How many pixels a selection covers, those outside the image too. */
  private static int pixels(final Roi roi) {
    final var mask = roi.getMask();
    final var bounds = roi.getBounds();
    if (mask == null) {
      return bounds.width * bounds.height;
    }
    int n = 0;
    for (int p = 0; p < mask.getPixelCount(); p++) {
      n += mask.get(p) != 0 ? 1 : 0;
    }
    return n;
  }

  private void fill(
      final int[] values,
      final Grid grid,
      final List<Area> areas,
      final RoiNames names,
      final List<String> notes) {
    final int[] owner = new int[values.length];
    final Map<String, Integer> shared = new LinkedHashMap<>();
    for (int a = 0; a < areas.size(); a++) {
      final Area area = areas.get(a);
      final int index = names.indexOf(area.region());
      final int first = area.z() * grid.planeSize();
      for (int p = 0; p < area.plane().length; p++) {
        if (area.plane()[p]) {
          final int voxel = first + p;
          final boolean taken = values[voxel] != 0 && values[voxel] != index;
          if (taken) {
            final Area before = areas.get(owner[voxel]);
            shared.merge("'" + before.name() + "' and '" + area.name() + "'", 1, Integer::sum);
          }
          if (!taken || overlap == Overlap.LAST) {
            values[voxel] = index;
            owner[voxel] = a;
          }
        }
      }
    }
    if (shared.isEmpty()) {
      return;
    }
    final Set<String> listed = new LinkedHashSet<>();
    shared.forEach((pair, n) -> listed.add(pair + " (" + Counted.of(n, "pixel") + ")"));
    final String list = Listing.of(List.copyOf(listed));
    if (overlap == Overlap.REFUSE) {
      throw new IllegalArgumentException(
          "Selections of different regions overlap: "
              + list
              + ". Correct them in the ROI Manager, or choose overlap=first (a pixel belongs to the"
              + " one higher in the list) or overlap=last.");
    }
    notes.add("Overlaps went to the " + overlap.key() + " in the list: " + list + ".");
  }
}
