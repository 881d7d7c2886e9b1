package org.cordj.imagej.explorer;

import org.cordj.image.Grid;

/**
 * A voxel as ImageJ shows it.
 *
 * @param x column, from 0
 * @param y row, from 0
 * @param z slice, from 0
 */
public record Place(int x, int y, int z) {

  /**
   * The place that a text such as {@code 20,18,3} names.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Place of(final String text) {
    final String[] words = text.strip().split("\\s*,\\s*|\\s+");
    try {
      if (words.length == 3) {
        return new Place(
            Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      }
    } catch (final NumberFormatException e) {
      throw new IllegalArgumentException(sentence(text), e);
    }
    throw new IllegalArgumentException(sentence(text));
  }

  private static String sentence(final String text) {
    return "point is '"
        + text
        + "'; give three whole numbers, x, y and slice as shown, counted from 0, such as 20,18,3.";
  }

  /** Whether a grid has such a voxel. */
  boolean in(final Grid grid) {
    return x >= 0 && y >= 0 && z >= 0 && x < grid.nx() && y < grid.ny() && z < grid.nz();
  }

  /** Its linear index. */
  int index(final Grid grid) {
    return x + grid.nx() * (y + grid.ny() * z);
  }

  /** As the key {@code point} of commands takes it. */
  @Override
  public String toString() {
    return x + "," + y + "," + z;
  }
}
