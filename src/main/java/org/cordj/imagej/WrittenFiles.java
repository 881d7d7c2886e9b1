package org.cordj.imagej;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

/**
 * Which of some files are written meanwhile. That is seen from the files themselves: a window that
 * a command opened may write what it was asked for later or never.
 */
final class WrittenFiles {

  private final Supplier<List<Path>> files;

  /** What the files were at first; those that were not there are missing. */
  private final Map<Path, Object> before = new HashMap<>();

  private WrittenFiles(final Supplier<List<Path>> files) {
    this.files = files;
    files.get().stream().filter(Files::isRegularFile).forEach(f -> before.put(f, state(f)));
  }

  /**
   * The files that a call of a command asks for: the values of its inputs of the style {@code
   * save}.
   *
   * @param command with its inputs set
   */
  static WrittenFiles askedOf(final CordCommand command) {
    final List<Path> asked = new ArrayList<>();
    for (final Field field : command.getClass().getDeclaredFields()) {
      final Parameter input = field.getAnnotation(Parameter.class);
      if (input != null && FileWidget.SAVE_STYLE.equals(input.style())) {
        final String text = text(field, command);
        try {
          if (!text.isEmpty()) {
            asked.add(Path.of(text).toAbsolutePath().normalize());
          }
        } catch (final InvalidPathException e) {
          // the command refuses it with a sentence of its own
        }
      }
    }
    return new WrittenFiles(() -> asked);
  }

  private static String text(final Field field, final CordCommand command) {
    try {
      field.setAccessible(true);
      final Object value = field.get(command);
      return value == null ? "" : value.toString();
    } catch (final IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All files that lie in a folder, now and later. */
  static WrittenFiles in(final Path folder) {
    return new WrittenFiles(
        () -> {
          try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
          } catch (final IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The files that are new or others now. */
  List<Path> now() {
    return files.get().stream()
        .filter(Files::isRegularFile)
        .filter(file -> !state(file).equals(before.get(file)))
        .toList();
  }

  /** A file that is replaced has another key, where the system has keys. */
  private static Object state(final Path file) {
    try {
      final BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
