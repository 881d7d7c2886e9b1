package org.cordj.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Named regions on a grid: every voxel belongs to one region or to none.
 *
 * <p>A region is known by its name, such as {@code ventral-left}; its number only links the name to
 * the image, as BIDS' dseg.tsv does. Immutable.
 */
public final class Labels {

  /**
   * One region.
   *
   * @param index its number in the image, above 0
   * @param name its name, unique; one line of text
   * @param rgb its colour, 0xRRGGBB
   */
  public record Region(int index, String name, int rgb) {

    /** Checks the name. */
    public Region {
      if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "Region number "
                + index
                + " is called '"
                + name
                + "'; a name is one line of text without tabs.");
      }
    }
  }

  private final String name;
  private final Grid grid;
  private final int[] values;
  private final List<Region> regions;

  /**
   * Regions from an image of numbers.
   *
   * @param values [x + nx * (y + ny * z)], 0 for no region
   * @throws IllegalArgumentException if a number has no name, or a name or number stands twice
   */
  public Labels(
      final String name, final Grid grid, final int[] values, final List<Region> regions) {
    if (values.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "'" + name + "' has " + values.length + " voxels; its grid has " + grid.voxels() + ".");
    }
    for (int a = 0; a < regions.size(); a++) {
      if (regions.get(a).index() < 1) {
        throw new IllegalArgumentException(
            "'" + name + "': region number " + regions.get(a).index() + "; it must be 1 or more.");
      }
      for (int b = 0; b < a; b++) {
        if (regions.get(a).index() == regions.get(b).index()
            || regions.get(a).name().equals(regions.get(b).name())) {
          throw new IllegalArgumentException(
              "'"
                  + name
                  + "': region "
                  + regions.get(b).index()
                  + " '"
                  + regions.get(b).name()
                  + "' and region "
                  + regions.get(a).index()
                  + " '"
                  + regions.get(a).name()
                  + "' share a number or a name; each stands once.");
        }
      }
    }
    final Set<Integer> known = new HashSet<>();
    regions.forEach(r -> known.add(r.index()));
    int last = 0;
    for (final int v : values) {
      if (v != last && v != 0 && !known.contains(v)) {
        throw new IllegalArgumentException(
            "'" + name + "' holds the number " + v + ", which no region has: " + regions + ".");
      }
      last = v;
    }
    this.name = name;
    this.grid = grid;
    this.values = values.clone();
    this.regions = List.copyOf(regions);
  }

  /**
   * Regions of an image of whole numbers that brings no names: they are called {@code roi-N}.
   *
   * @throws IllegalArgumentException if a value is not a whole number from 0 to 2^24
   */
  public static Labels unnamed(final Volume volume) {
    return completed(volume, List.of());
  }

  /**
   * Regions of an image of whole numbers, with the names of some of them: the others are called
   * {@code roi-N}, in a colour of {@link RegionColors}, and follow in the order of their numbers.
   *
   * @throws IllegalArgumentException if a value is not a whole number from 0 to 2^24, or a name or
   *     number stands twice
   */
  public static Labels completed(final Volume volume, final List<Region> named) {
    final int[] values = wholeNumbers(volume);
    final Set<Integer> known = new HashSet<>();
    named.forEach(r -> known.add(r.index()));
    final List<Region> regions = new ArrayList<>(named);
    Arrays.stream(values)
        .filter(v -> v > 0)
        .distinct()
        .sorted()
        .filter(v -> !known.contains(v))
        .mapToObj(v -> new Region(v, "roi-" + v, RegionColors.rgb(v)))
        .forEach(regions::add);
    return new Labels(volume.name(), volume.grid(), values, regions);
  }

  /**
   * Regions of an image of whole numbers, with their names.
   *
   * @throws IllegalArgumentException if a value is not a whole number or has no name
   */
  public static Labels of(final Volume volume, final List<Region> regions) {
    return new Labels(volume.name(), volume.grid(), wholeNumbers(volume), regions);
  }

  /** Whether an image holds whole numbers from 0 to 2^24 only, as an image of regions does. */
  public static boolean areIn(final Volume volume) {
    for (final float[] plane : volume.planes()) {
      for (final float v : plane) {
        if (!isNumber(v)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isNumber(final float v) {
    return v >= 0 && v <= 1 << 24 && v == Math.rint(v);
  }

  private static int[] wholeNumbers(final Volume volume) {
    final int[] values = new int[volume.grid().voxels()];
    for (int i = 0; i < values.length; i++) {
      final float v = volume.get(i);
      if (!isNumber(v)) {
        throw new IllegalArgumentException(
            "'"
                + volume.name()
                + "' is no label image: it holds "
                + v
                + "; labels are whole numbers from 0.");
      }
      values[i] = (int) v;
    }
    return values;
  }

  /** What users call it. */
  public String name() {
    return name;
  }

  /** Where it lies. */
  public Grid grid() {
    return grid;
  }

  /** The regions, in the order of their table. */
  public List<Region> regions() {
    return regions;
  }

  /** The regions that hold no voxel. */
  public List<Region> empty() {
    final Set<Integer> held = new HashSet<>();
    Arrays.stream(values).distinct().forEach(held::add);
    return regions.stream().filter(r -> !held.contains(r.index())).toList();
  }

  /** The number at the voxel with this linear index, 0 for no region. */
  public int get(final int index) {
    return values[index];
  }

  /** The voxels of one region. */
  public Mask mask(final Region region) {
    final int[] found = new int[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] == region.index()) {
        found[n++] = i;
      }
    }
    return Mask.ofIndices(region.name(), grid, Arrays.copyOf(found, n));
  }

  /** The voxels of every region together. */
  public Mask union() {
    return Mask.of(toVolume());
  }

  /** The region numbers as an image. */
  public Volume toVolume() {
    final Volume v = Volume.zeros(name, grid);
    for (int i = 0; i < values.length; i++) {
      v.set(i, values[i]);
    }
    return v;
  }
}
