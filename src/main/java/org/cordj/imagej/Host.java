package org.cordj.imagej;

import java.util.function.Consumer;
import org.cordj.image.Progress;

/**
 * Whoever runs a command: it shows how far the work is, lets the user stop it, and shows refusals.
 */
interface Host {

  /** Work begins; the progress is valid until {@link #end()}. */
  Progress begin(String title);

  /** Work has ended, well or not. */
  void end();

  /**
   * The command refused: tells the user, once, and stops a macro.
   *
   * @param sentence what the user is told
   * @param cancel cancels the command with a reason
   */
  void refuse(String sentence, Consumer<String> cancel);
}
