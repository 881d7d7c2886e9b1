package org.cordj.imagej;

import ij.CommandListener;
import ij.Executer;
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.util.Set;

/**
 * What CordJ has to know of the things that ImageJ does by itself with images that have a place:
 *
 * <ul>
 *   <li>that it is about to flip one, which leaves no trace: a flipped image would say that its
 *       left is its right
 *   <li>that Fiji's opener of dropped files shows one, in a window without letters
 * </ul>
 */
final class HostWatch implements CommandListener, ImageListener {

  /** The image property that names the command that flipped it. */
  static final String FLIPPED = "cordj.flipped";

  private static final Set<String> FLIPS = Set.of("Flip Horizontally", "Flip Vertically");

  /** The class of images that ImageJ's and Fiji's opener shows. */
  private static final String OPENER = "HandleExtraFileTypes";

  private static boolean watching;

  private HostWatch() {}

  /** Begins to watch, once. */
  static synchronized void start() {
    if (!watching) {
      final HostWatch watch = new HostWatch();
      Executer.addCommandListener(watch);
      ImagePlus.addImageListener(watch);
      watching = true;
    }
  }

  @Override
  public String commandExecuting(final String command) {
    final ImagePlus imp = WindowManager.getCurrentImage();
    if (imp != null && FLIPS.contains(command)) {
      imp.setProp(FLIPPED, command);
    }
    return command;
  }

  /** Called on the event thread; the window of an image that a macro works on is left alone. */
  @Override
  public void imageOpened(final ImagePlus imp) {
    if (!(imp instanceof PlacedImage)
        && imp.getClass().getName().equals(OPENER)
        && Interpreter.getInstance() == null) {
      Outputs.dress(imp);
    }
  }

  @Override
  public void imageClosed(final ImagePlus imp) {
    // nothing is kept of an image
  }

  @Override
  public void imageUpdated(final ImagePlus imp) {
    // what was done to it is asked when it matters
  }
}
