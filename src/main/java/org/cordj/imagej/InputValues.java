package org.cordj.imagej;

import ij.ImagePlus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/**
 * The inputs of a command as text: what they are called, read from an option string, written back.
 */
final class InputValues {

  /** ImageJ's word for no image, in choices and macros. */
  static final String NONE = "None";

  private InputValues() {}

  /**
   * The inputs that a user gives: all but services, and but what only dialogs have, such as the
   * checkbox of a preview.
   */
  static List<ModuleItem<?>> of(final CommandInfo info) {
    final List<ModuleItem<?>> items = new java.util.ArrayList<>();
    for (final ModuleItem<?> item : info.inputs()) {
      if (!Service.class.isAssignableFrom(item.getType())
          && !Context.class.isAssignableFrom(item.getType())
          && item.getVisibility() != ItemVisibility.INVISIBLE) {
        items.add(item);
      }
    }
    return items;
  }

  /** The name of a command for sentences: its label without the dots. */
  static String title(final CommandInfo info) {
    return info.getTitle().replaceAll("\\.\\.\\.$", "");
  }

  /**
   * Sets a module's inputs from the values of an option string.
   *
   * @throws IllegalArgumentException if a key is unknown, a value is illegal or a needed one
   *     missing
   */
  static void fill(final CommandInfo info, final Module module, final Map<String, String> values) {
    final List<String> keys = of(info).stream().map(ModuleItem::getName).toList();
    values.forEach(
        (key, text) -> {
          if (keys.contains(key)) {
            OptionString.requireRecordable(title(info), keys, key, text);
          }
        });
    fillUnrecorded(info, module, values);
  }

  /**
   * Refuses values that a command does not take, as far as that can be told without its images.
   *
   * @throws IllegalArgumentException with one sentence
   */
  static void check(final CommandInfo info, final Map<String, String> values) {
    for (final ModuleItem<?> item : of(info)) {
      if (values.containsKey(item.getName()) && !ImagePlus.class.isAssignableFrom(item.getType())) {
        convert(title(info), item, values.get(item.getName()));
      }
    }
  }

  /** As {@link #fill}, with values that need not stand in a macro. */
  static void fillUnrecorded(
      final CommandInfo info, final Module module, final Map<String, String> values) {
    final String command = title(info);
    final List<ModuleItem<?>> items = of(info);
    final List<String> keys = items.stream().map(ModuleItem::getName).toList();
    for (final String key : values.keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            command + " has no key '" + key + "'; legal are " + String.join(", ", keys) + ".");
      }
    }
    for (final ModuleItem<?> item : items) {
      final String key = item.getName();
      final String text = values.get(key);
      if (text != null) {
        module.setInput(key, convert(command, item, text));
      } else if (item.isRequired() && isEmpty(item.getValue(module))) {
        if (ImagePlus.class.isAssignableFrom(item.getType()) && OpenImages.all().isEmpty()) {
          throw OpenImages.noneOpen(command, key);
        }
        throw new IllegalArgumentException(
            command + " needs " + key + "=... (" + item.getDescription() + "), which is missing.");
      }
      module.resolveInput(key);
    }
  }

  private static boolean isEmpty(final Object value) {
    return value == null || value instanceof String s && s.isEmpty();
  }

  private static Object convert(final String command, final ModuleItem<?> item, final String text) {
    final Class<?> type = item.getType();
    final String key = item.getName();
    if (ImagePlus.class.isAssignableFrom(type)) {
      final boolean none = text.equals(NONE);
      if (none
          && item.isRequired()
          && OpenImages.all().stream().noneMatch(i -> i.getTitle().equals(NONE))) {
        throw OpenImages.noneChosen(command, key);
      }
      return text.isEmpty() || none && !item.isRequired()
          ? null
          : OpenImages.find(command, key, text);
    }
    if (type == String.class) {
      final List<?> choices = item.getChoices();
      if (choices != null && !choices.isEmpty() && !choices.contains(text)) {
        throw illegal(
            command,
            key,
            text,
            "one of " + choices.stream().map(Object::toString).collect(Collectors.joining(", ")));
      }
      return text;
    }
    if (type == Boolean.class || type == boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw illegal(command, key, text, "true or false");
      }
      return Boolean.valueOf(text);
    }
    try {
      if (type == Integer.class || type == int.class) {
        return Integer.valueOf(text);
      }
      if (type == Long.class || type == long.class) {
        return Long.valueOf(text);
      }
      if (type == Double.class || type == double.class) {
        final double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value;
        }
      }
    } catch (final NumberFormatException e) {
      // the sentence below says it
    }
    final boolean whole = type != Double.class && type != double.class;
    throw illegal(command, key, text, whole ? "a whole number" : "a number");
  }

  private static IllegalArgumentException illegal(
      final String command, final String key, final String text, final String legal) {
    return new IllegalArgumentException(
        command + ": " + key + " is '" + text + "'; it must be " + legal + ".");
  }

  /** An input's value as a macro writes it; null for what is not to be written. */
  static String text(final Module module, final ModuleItem<?> item) {
    final Object value = item.getValue(module);
    if (value == null || value.equals("")) {
      return null;
    }
    if (value instanceof ImagePlus imp) {
      return OpenImages.nameOf(imp);
    }
    if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15) {
      return Long.toString(d.longValue());
    }
    return value.toString();
  }
}
