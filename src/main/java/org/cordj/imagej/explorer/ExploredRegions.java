package org.cordj.imagej.explorer;

import ij.gui.Roi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.imagej.Outlines;

/** The regions of an exploration, each found once it is asked for. */
final class ExploredRegions {

  private final Labels labels;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, Mask> masks = new ConcurrentHashMap<>();
  private final Map<String, Roi[]> outlines = new ConcurrentHashMap<>();

  ExploredRegions(final Labels labels) {
    this.labels = labels;
    labels.regions().forEach(r -> names.put(r.index(), r.name()));
  }

  /** The name of the region of the voxel with this linear index, empty for none. */
  String nameAt(final int index) {
    return names.getOrDefault(labels.get(index), "");
  }

  /** What users call the image. */
  String name() {
    return labels.name();
  }

  /** Whether there is a region of that name with voxels. */
  boolean has(final String name) {
    return labels.regions().stream().anyMatch(r -> r.name().equals(name))
        && labels.empty().stream().noneMatch(r -> r.name().equals(name));
  }

  /**
   * A region's voxels.
   *
   * @throws IllegalArgumentException if there is no such region, or it has no voxel
   */
  Mask mask(final String name) {
    return masks.computeIfAbsent(name, this::find);
  }

  private Mask find(final String name) {
    final List<Labels.Region> regions = labels.regions();
    final Mask found =
        regions.stream()
            .filter(r -> r.name().equals(name))
            .findFirst()
            .map(labels::mask)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "region is '"
                            + name
                            + "'; the regions of '"
                            + labels.name()
                            + "' are "
                            + String.join(", ", regions.stream().map(Labels.Region::name).toList())
                            + "."));
    if (found.count() == 0) {
      throw new IllegalArgumentException(
          "Region '" + name + "' of '" + labels.name() + "' has no voxel.");
    }
    return found;
  }

  /**
   * A region's outline.
   *
   * @return [slice] null where the region has no voxel
   */
  Roi[] outline(final String name) {
    return outlines.computeIfAbsent(name, this::trace);
  }

  private Roi[] trace(final String name) {
    final Mask region = mask(name);
    final int size = region.grid().planeSize();
    final boolean[][] planes = new boolean[region.grid().nz()][];
    for (int v = 0; v < region.count(); v++) {
      final int z = region.index(v) / size;
      if (planes[z] == null) {
        planes[z] = new boolean[size];
      }
      planes[z][region.index(v) % size] = true;
    }
    final Roi[] traced = new Roi[planes.length];
    for (int z = 0; z < traced.length; z++) {
      if (planes[z] != null) {
        traced[z] = Outlines.of(planes[z], region.grid().nx(), region.grid().ny());
      }
    }
    return traced;
  }
}
