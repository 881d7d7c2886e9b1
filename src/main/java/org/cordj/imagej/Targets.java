package org.cordj.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

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
    return picture("output", path);
  }

  /**
   * The file for a picture that a key of another name asks for.
   *
   * @param key the key, for the sentence
   * @param path as the user gave it; empty for none
   * @return the file, null for none
   * @throws IOException if it does not end in .png, its folder is missing, or it is a folder
   */
  public static Path picture(final String key, final String path) throws IOException {
    return check(key, path, ".png");
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

  /**
   * The file for selections as the ROI Manager has it.
   *
   * @param path as the user gave it; empty for none
   * @return the file, null for none
   * @throws IOException if it does not end in .zip, its folder is missing, or it is a folder
   */
  public static Path selections(final String path) throws IOException {
    return check("path", path, ".zip");
  }

  /**
   * The file for a report, which must be given.
   *
   * @param path as the user gave it
   * @throws IOException if it is empty or does not end in .html, its folder is missing, or it is a
   *     folder
   */
  public static Path page(final String path) throws IOException {
    if (path.isEmpty()) {
      throw new IOException("output is empty; give the name of an .html file for the report.");
    }
    return check("output", path, ".html");
  }

  /**
   * A file that must be given.
   *
   * @param key of the command, for the sentence
   * @param path as the user gave it
   * @param ending of its name, such as {@code .json}
   * @throws IOException if it is empty or does not end so, its folder is missing, or it is a folder
   */
  public static Path needed(final String key, final String path, final String ending)
      throws IOException {
    if (path.isEmpty()) {
      throw new IOException(
          key + " is empty; give the name of a file that ends in " + ending + ".");
    }
    return check(key, path, ending);
  }

  /**
   * Checks that no file is asked for twice, nor written over one that is read: the later would take
   * the earlier one's place.
   *
   * @param files those that a command reads and writes, null for none
   * @throws IOException with a sentence that names the file
   */
  public static void requireApart(final Path... files) throws IOException {
    final Set<Path> seen = new HashSet<>();
    for (final Path file : files) {
      if (file != null && !seen.add(file.toAbsolutePath().normalize())) {
        throw new IOException(
            "'"
                + file
                + "' is given for two files; give each one that is read or written its own"
                + " name.");
      }
    }
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
