package org.cordj.imagej.explorer;

import java.util.List;
import org.cordj.rsfc.Alff;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.Definition;

/**
 * How an exploration begins.
 *
 * @param bands shaded on the spectrum, with their ALFF
 * @param definition whose ALFF
 * @param threshold the least |r| that is coloured, from 0 to below 1
 * @param range the |r| of the strongest colours, above 0 and at most 1
 * @param radius of the seed about its voxel, in mm, 0 for that voxel alone
 */
public record ExplorerOptions(
    List<Band> bands, Definition definition, double threshold, double range, double radius) {

  /** What is shown if the user says nothing else. */
  public static final ExplorerOptions DEFAULT =
      new ExplorerOptions(Alff.DEFAULT_BANDS, Alff.DEFAULT_DEFINITION, 0.3, 0.8, 0);

  /** Checks the numbers. */
  public ExplorerOptions {
    bands = List.copyOf(bands);
    if (!(threshold >= 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold is "
              + threshold
              + "; it is the least |r| that is coloured, from 0 to below 1.");
    }
    if (!(range > 0 && range <= 1)) {
      throw new IllegalArgumentException(
          "range is " + range + "; it is the |r| of the strongest colours, above 0 and at most 1.");
    }
    if (!(radius >= 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException(
          "radius is " + radius + " mm; it must be 0 (one voxel) or more.");
    }
  }
}
