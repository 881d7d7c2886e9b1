package org.cordj.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cordj.image.CordRegions;
import org.cordj.image.Labels;

/** Into what a cord is divided. Spelled in lower case in macros, JSON and tables. */
public enum RegionKind {
  /** Ventral and dorsal, left and right, about the cord's own axes: {@link Quadrants}. */
  QUADRANTS,
  /** The four horns of the grey matter: {@link Horns}. */
  HORNS,
  /** Left and right. */
  HALVES,
  /** Each slice across the cord is a region, called {@code slice-N}, N as counted from 0. */
  SLICES;

  private static final List<Labels.Region> HALF =
      List.of(new Labels.Region(1, "left", 0x0072b2), new Labels.Region(2, "right", 0xe69f00));

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RegionKind of(final String name) {
    for (final RegionKind k : values()) {
      if (k.label().equals(name)) {
        return k;
      }
    }
    throw new IllegalArgumentException(
        "kind is '"
            + name
            + "'; choose "
            + Arrays.stream(values()).map(RegionKind::label).collect(Collectors.joining(", "))
            + " (in lower case).");
  }

  /** The name as it is written in macros, JSON and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The regions, of a grid with this many slices across the cord. */
  List<Labels.Region> regions(final int slices) {
    switch (this) {
      case QUADRANTS, HORNS:
        return CordRegions.FOUR;
      case HALVES:
        return HALF;
      default:
        final List<Labels.Region> each = new ArrayList<>();
        for (int s = 0; s < slices; s++) {
          // neighbours in the two colours that are furthest apart, in turn lighter and darker
          final int rgb = new int[] {0x0072b2, 0xe69f00, 0x56b4e9, 0xd55e00}[s % 4];
          each.add(new Labels.Region(s + 1, "slice-" + s, rgb));
        }
        return each;
    }
  }
}
