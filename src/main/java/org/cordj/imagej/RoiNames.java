package org.cordj.imagej;

import ij.gui.Roi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.RegionColors;

/** Which regions selections name, with their numbers and colours. */
final class RoiNames {

  /** What ImageJ calls a selection that nobody named: slice, y and x. */
  private static final Pattern OF_IMAGEJ = Pattern.compile("\\d{4,5}-\\d{4,5}(-\\d{4,5})?(-\\d+)?");

  private final Map<String, Labels.Region> regions = new LinkedHashMap<>();

  private RoiNames() {}

  /**
   * The regions that selections carry and name.
   *
   * @throws IllegalArgumentException if some were made on another grid
   */
  static RoiNames of(
      final String image, final Grid grid, final List<Roi> rois, final List<String> notes) {
    final RoiNames names = new RoiNames();
    final Set<String> seen = new HashSet<>();
    for (final Roi roi : rois) {
      if (RegionRois.originText(roi) != null && seen.add(RegionRois.originText(roi))) {
        final RegionRois.Origin origin = RegionRois.origin(roi);
        Grid.requireSame(origin.image(), origin.grid(), image, grid);
        origin.regions().forEach(r -> names.add(r, origin.image(), notes));
      }
    }
    final Set<String> colored = new HashSet<>();
    for (final Roi roi : rois) {
      if (names.isNamed(roi)) {
        names.draw(roi, colored);
      }
    }
    return names;
  }

  /** A region of an origin: of two origins' numbers that are the same the later one moves. */
  private void add(final Labels.Region region, final String origin, final List<String> notes) {
    final Labels.Region same = regions.get(region.name());
    if (same != null) {
      return;
    }
    final boolean taken = regions.values().stream().anyMatch(r -> r.index() == region.index());
    final int index = taken ? next() : region.index();
    if (taken) {
      notes.add(
          "'"
              + region.name()
              + "' of '"
              + origin
              + "' gets the number "
              + index
              + ", as another region has its number "
              + region.index()
              + ".");
    }
    regions.put(region.name(), new Labels.Region(index, region.name(), region.rgb()));
  }

  /** A selection's region, new where its name is; the first one's colour is the region's. */
  private void draw(final Roi roi, final Set<String> colored) {
    final String name = nameOf(roi);
    final Labels.Region known = regions.get(name);
    final int index = known == null ? next() : known.index();
    int rgb = known == null ? RegionColors.rgb(index) : known.rgb();
    if (colored.add(name) && roi.getStrokeColor() != null) {
      rgb = roi.getStrokeColor().getRGB() & 0xffffff;
    }
    regions.put(name, new Labels.Region(index, name, rgb));
  }

  private int next() {
    return 1 + regions.values().stream().mapToInt(Labels.Region::index).max().orElse(0);
  }

  /** Whether a selection's name can be a region's: there is one, and not one of ImageJ's own. */
  boolean isNamed(final Roi roi) {
    final String name = roi.getName();
    if (name == null || RegionRois.region(name).isBlank()) {
      return false;
    }
    return regions.containsKey(RegionRois.region(name)) || !OF_IMAGEJ.matcher(name).matches();
  }

  /** The region that a selection's name names. */
  String nameOf(final Roi roi) {
    return RegionRois.region(roi.getName());
  }

  int indexOf(final String region) {
    return regions.get(region).index();
  }

  /** The regions: those that selections carry in their order, then new ones as they come. */
  List<Labels.Region> regions() {
    return new ArrayList<>(regions.values());
  }
}
