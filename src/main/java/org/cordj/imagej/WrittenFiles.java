package org.cordj.imagej;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;

/**
 * The files that a call of a command asks for: the values of its inputs of the style {@code save}.
 * Which of them it has written is seen from the files themselves, since a window that it opened may
 * write them later or never.
 */
final class WrittenFiles {

  /** What a file was before the command, null if it was not there. */
  private final Map<Path, Object> before = new LinkedHashMap<>();

  /**
   * Looks at the files before the command begins.
   *
   * @param command with its inputs set
   */
  WrittenFiles(final CordCommand command) {
    for (final Field field : command.getClass().getDeclaredFields()) {
      final Parameter input = field.getAnnotation(Parameter.class);
      if (input != null && FileWidget.SAVE_STYLE.equals(input.style())) {
        add(text(field, command));
      }
    }
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

  private void add(final String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      final Path file = Path.of(text).toAbsolutePath().normalize();
      before.put(file, state(file));
    } catch (final InvalidPathException e) {
      // the command refuses it with a sentence of its own
    }
  }

  /** The files that are new or others now, in the order of the inputs. */
  List<Path> now() {
    final List<Path> written = new ArrayList<>();
    before.forEach(
        (file, was) -> {
          final Object is = state(file);
          if (is != null && !Objects.equals(was, is)) {
            written.add(file);
          }
        });
    return written;
  }

  /** Files are replaced, not written over: a new one has another key, where the system has keys. */
  private static Object state(final Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      final BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
