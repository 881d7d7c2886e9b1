package org.cordj.imagej;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * ImageJ's ROI Manager: its window, or the hidden one of a macro in batch mode.
 *
 * <p>Where there is no display ImageJ has none and its macro functions for it fail. There a list in
 * memory takes its place, so that a macro that goes to the Manager and back runs all the same; its
 * selections can be edited by way of a file.
 */
public final class RegionManager {

  /** What is in the Manager where there is no display. */
  private static final List<Roi> HEADLESS = new ArrayList<>();

  private RegionManager() {}

  /** The selections in the Manager, in the order of its list, copies; none if it is not open. */
  public static List<Roi> selections() {
    return there().stream().map(r -> (Roi) r.clone()).toList();
  }

  /**
   * The selections of a file of the ROI Manager.
   *
   * @throws IOException with one sentence if it cannot be read or holds none
   */
  public static List<Roi> selections(final Path path) throws IOException {
    return RoiSetFile.read(path);
  }

  /**
   * Adds selections to the end of the Manager's list; opens it if need be.
   *
   * @param reset whether what is in the list is taken out first
   * @throws IllegalArgumentException if the list holds a selection of the same name
   */
  public static void add(final List<Roi> rois, final boolean reset) {
    if (!reset) {
      requireNew(there(), rois);
    }
    if (GraphicsEnvironment.isHeadless()) {
      if (reset) {
        HEADLESS.clear();
      }
      HEADLESS.addAll(rois);
      return;
    }
    final RoiManager open = RoiManager.getInstance2();
    final RoiManager manager = open == null ? RoiManager.getRoiManager() : open;
    if (reset && manager.getCount() > 0) {
      manager.reset();
    }
    for (final Roi roi : rois) {
      // without an image: ImageJ would put the position of the active one in place of the slice
      manager.add(roi, -1);
    }
  }

  /**
   * Shows all selections of the Manager on an image and brings it to the front, if it has a window.
   */
  public static void showOn(final ImagePlus imp) {
    final RoiManager manager = RoiManager.getRawInstance();
    if (manager == null || imp.getWindow() == null) {
      return;
    }
    Recorder.suspendRecording();
    try {
      manager.runCommand(imp, "Show All without labels");
      imp.getWindow().toFront();
    } finally {
      Recorder.resumeRecording();
    }
  }

  /**
   * Writes selections to a file that the ROI Manager can open.
   *
   * @throws IOException with one sentence if that cannot be done
   */
  public static void write(final Path path, final List<Roi> rois) throws IOException {
    RoiSetFile.write(path, rois);
  }

  private static List<Roi> there() {
    if (GraphicsEnvironment.isHeadless()) {
      return HEADLESS;
    }
    final RoiManager manager = RoiManager.getInstance2();
    return manager == null ? List.of() : List.of(manager.getRoisAsArray());
  }

  private static void requireNew(final List<Roi> there, final List<Roi> rois) {
    final Set<String> names = new HashSet<>();
    there.forEach(roi -> names.add(roi.getName()));
    final List<String> twice =
        rois.stream().map(Roi::getName).filter(names::contains).map(n -> "'" + n + "'").toList();
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "The ROI Manager holds selections of the same names already: "
              + Listing.of(twice)
              + ". Delete or rename them, or choose reset=true to take everything out of it first.");
    }
  }
}
