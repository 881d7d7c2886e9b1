package org.cordj.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A macro read from its file.
 *
 * @param path where it was found, absolute
 * @param text its text
 */
record MacroFile(Path path, String text) {

  /**
   * Finds and reads a macro: a path, absolute or relative to the current folder, or else the name
   * of one in ImageJ's folder {@code macros}, where {@code .ijm} may be left out.
   *
   * @param name the path or name
   * @param macrosFolder ImageJ's folder of macros; null when there is none
   * @throws IllegalArgumentException when there is no such file, it is a folder, it cannot be read,
   *     or it is not UTF-8; the message is for the user
   */
  static MacroFile read(String name, Path macrosFolder) {
    Path path = find(name, macrosFolder);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
      // A decoder of its own refuses what is not UTF-8 instead of putting question marks.
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return new MacroFile(path, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "The macro " + path + " is not UTF-8; save it in that encoding.", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read the macro " + path + ".", e);
    }
  }

  private static Path find(String name, Path macrosFolder) {
    List<Path> places;
    try {
      Path given = Path.of(name);
      places =
          Stream.of(given, in(macrosFolder, name), in(macrosFolder, name + ".ijm"))
              .filter(Objects::nonNull)
              .map(Path::toAbsolutePath)
              .map(Path::normalize)
              .toList();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("\"" + name + "\" is not the name of a file.", e);
    }
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(notFound(name, macrosFolder)));
  }

  private static Path in(Path folder, String name) {
    return folder == null ? null : folder.resolve(name);
  }

  private static String notFound(String name, Path macrosFolder) {
    if (Files.isDirectory(Path.of(name))) return name + " is a folder, not a macro.";
    String folder = macrosFolder == null ? "" : " nor in " + macrosFolder;
    return "There is no macro " + name + " in " + Path.of("").toAbsolutePath() + folder + ".";
  }
}
