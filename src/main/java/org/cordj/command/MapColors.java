package org.cordj.command;

import ij.ImagePlus;
import ij.process.LUT;
import java.util.Arrays;
import org.cordj.report.ColorMap;

/** The colours in which maps are shown: those of the figures. */
final class MapColors {

  private MapColors() {}

  /**
   * Gives an image its colours.
   *
   * @param signed whether 0 is in the middle
   */
  static void apply(final ImagePlus imp, final boolean signed) {
    final byte[] table = (signed ? ColorMap.DIVERGING : ColorMap.SEQUENTIAL).toLut();
    final int n = ColorMap.SIZE;
    imp.setLut(
        new LUT(
            Arrays.copyOfRange(table, 0, n),
            Arrays.copyOfRange(table, n, 2 * n),
            Arrays.copyOfRange(table, 2 * n, 3 * n)));
    if (signed) {
      final double most =
          Math.max(Math.abs(imp.getDisplayRangeMin()), Math.abs(imp.getDisplayRangeMax()));
      imp.setDisplayRange(-most, most);
    }
  }
}
