package org.cordj.image;

import java.util.List;

/**
 * The four parts of a cord's cross-section, horns and quadrants alike: names, numbers and colours.
 * Left is the subject's left.
 */
public final class CordRegions {

  /**
   * dorsal-left, dorsal-right, ventral-left, ventral-right: numbers 1 to 4, dorsal in blues and
   * ventral in oranges (Okabe and Ito's colours, told apart by colour-blind people too).
   */
  public static final List<Labels.Region> FOUR =
      List.of(
          new Labels.Region(1, "dorsal-left", 0x0072b2),
          new Labels.Region(2, "dorsal-right", 0x56b4e9),
          new Labels.Region(3, "ventral-left", 0xd55e00),
          new Labels.Region(4, "ventral-right", 0xe69f00));

  private CordRegions() {}
}
