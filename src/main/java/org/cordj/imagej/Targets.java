package org.cordj.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Files that a command is asked to write. They are checked before the work begins, and by their
 * ending: a table or picture never takes the place of an image.
 */
public final class Targets {

  private Targets() {}

  /**
   * The file for a table.
   *
   * @param path as the user gave it; empty for none
   * @return the file, null for none
   * @throws IOException if it does not end in .tsv, its folder is missing, or it is a folder
   */
  public static Path table(final String path) throws IOException {
    return table("table", path);
  }

  /**
   * The file for a table, where a command writes several.
   *
   * @param key the key that it was given for
   * @param path as the user gave it; empty for none
   * @return the file, null for none
   * @throws IOException as {@link #table(String)}
   */
  public static Path table(final String key, final String path) throws IOException {
    return check(key, path, ".tsv");
  }

  /**
   * The file for a picture.
   *
   * @param path as the user gave it; empty for none
   * @return the file, null for none
   * @throws IOException if it does not end in .png, its folder is missing, or it is a folder
   */
  public static Path picture(final String path) throws IOException {
    return check("output", path, ".png");
  }

  /**
   * The file for a centreline as SCT has it.
   *
   * @param path as the user gave it; empty for none
   * @return the file, null for none
   * @throws IOException if it does not end in .csv, its folder is missing, or it is a folder
   */
  public static Path centerline(final String path) throws IOException {
    return check("sct", path, ".csv");
  }

  private static Path check(final String key, final String text, final String ending)
      throws IOException {
    if (text.isEmpty()) {
      return null;
    }
    final Path path = Path.of(text);
    final Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      throw new IOException(key + " is '" + path + "', a folder; give a file name in it.");
    }
    if (!text.toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new IOException(key + " is '" + path + "'; its name must end in " + ending + ".");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(
          key
              + " is '"
              + path
              + "', but the folder '"
              + folder
              + "' does not exist; make it first.");
    }
    return path;
  }
}
