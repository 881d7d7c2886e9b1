package org.cordj.imagej.explorer;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Toolbar;
import ij.plugin.tool.PlugInTool;
import java.awt.event.MouseEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tool in ImageJ's toolbar with which a click or drag on an explored image sets the seed. On
 * other images it does nothing. For the event thread.
 */
final class ExplorerTool extends PlugInTool {

  static final String NAME = "Cord Explorer Tool";

  private static final ExplorerTool TOOL = new ExplorerTool();
  private static final Map<ImagePlus, ExplorerWindow> OPEN = new LinkedHashMap<>();
  private static String before = "rectangle";

  private ExplorerTool() {}

  /** The window that explores an image, null if there is none. */
  static ExplorerWindow of(final ImagePlus imp) {
    return OPEN.get(imp);
  }

  /** Chooses the tool, for a window that has opened. */
  static void begin(final ImagePlus imp, final ExplorerWindow window) {
    OPEN.put(imp, window);
    choose();
  }

  static void choose() {
    if (isChosen() || Toolbar.getInstance() == null) {
      return;
    }
    before = IJ.getToolName();
    final int id = Toolbar.getInstance().getToolId(NAME);
    if (id >= 0) {
      Toolbar.getInstance().setTool(id);
    } else {
      Toolbar.addPlugInTool(TOOL);
    }
  }

  /** Whether it is the tool that is chosen. */
  static boolean isChosen() {
    return Toolbar.getPlugInTool() == TOOL;
  }

  /** After the last window the tool that was chosen before is chosen again. */
  static void end(final ImagePlus imp) {
    OPEN.remove(imp);
    if (OPEN.isEmpty() && isChosen()) {
      IJ.setTool(before);
    }
  }

  @Override
  public String getToolName() {
    return NAME;
  }

  /** A seed in a ring, and its cross. */
  @Override
  public String getToolIcon() {
    return "CfffO4488Cd50F6644C000L7073L7c7fL0737Lc7f7O3399";
  }

  @Override
  public void mousePressed(final ImagePlus imp, final MouseEvent e) {
    seed(imp, e);
  }

  @Override
  public void mouseDragged(final ImagePlus imp, final MouseEvent e) {
    seed(imp, e);
  }

  private static void seed(final ImagePlus imp, final MouseEvent e) {
    final ExplorerWindow window = of(imp);
    if (window != null) {
      window.seeds().at(window.seeds().placeOf(e));
    }
    e.consume();
  }
}
