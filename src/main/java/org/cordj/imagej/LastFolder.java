package org.cordj.imagej;

import ij.io.OpenDialog;
import java.io.File;

/**
 * The folder in which file dialogs begin, ImageJ's own too: where the file or folder lies that was
 * named last. ImageJ keeps it over sessions: when it is quit it writes it to its IJ_Prefs.txt, as
 * {@code dir.image}.
 */
final class LastFolder {

  private LastFolder() {}

  /**
   * Takes note of a file or folder that the user has named.
   *
   * @param path as it was given; where nothing exists, nor a folder for it, nothing is noted
   */
  static void remember(final String path) {
    if (path.isEmpty() || path.indexOf('\0') >= 0) {
      return;
    }
    final File file = new File(path).getAbsoluteFile();
    final File folder = file.isDirectory() ? file : file.getParentFile();
    if (folder != null && folder.isDirectory()) {
      OpenDialog.setDefaultDirectory(folder + File.separator);
    }
  }
}
