package org.cordj.imagej;

import ij.CommandListener;
import ij.Executer;
import ij.ImagePlus;
import ij.WindowManager;
import java.util.Set;

/**
 * Notes on an image that one of ImageJ's commands is about to flip it. They leave no other trace: a
 * flipped image would say that its left is its right.
 */
final class FlipWatch implements CommandListener {

  /** The image property that names the command. */
  static final String FLIPPED = "cordj.flipped";

  private static final Set<String> COMMANDS = Set.of("Flip Horizontally", "Flip Vertically");

  private static boolean watching;

  private FlipWatch() {}

  /** Begins to watch, once. */
  static synchronized void start() {
    if (!watching) {
      Executer.addCommandListener(new FlipWatch());
      watching = true;
    }
  }

  @Override
  public String commandExecuting(final String command) {
    final ImagePlus imp = WindowManager.getCurrentImage();
    if (imp != null && COMMANDS.contains(command)) {
      imp.setProp(FLIPPED, command);
    }
    return command;
  }
}
