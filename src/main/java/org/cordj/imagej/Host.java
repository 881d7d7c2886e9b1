package org.cordj.imagej;

import org.cordj.image.Progress;

/**
 * Whoever runs a command: it shows how far the work is, lets the user stop it, and shows refusals.
 */
interface Host {

  /** Work begins; the progress is valid until {@link #end()}. */
  Progress begin(String title);

  /** Work has ended, well or not. */
  void end();

  /** The command refused: one sentence for the user. */
  void refuse(String sentence);
}
