package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/** ImageJ's own dialog for the inputs of a command. */
final class CommandDialog {

  private static final int TEXT_COLUMNS = 28;

  private CommandDialog() {}

  /**
   * Asks the user.
   *
   * @return the values as an option string would give them, null if the user cancelled
   * @throws IllegalArgumentException if an image is needed and none is open
   */
  static Map<String, String> ask(final CommandInfo info, final Module module) {
    final List<ModuleItem<?>> items = InputValues.of(info);
    if (items.isEmpty()) {
      return Map.of();
    }
    final GenericDialog dialog = new GenericDialog(InputValues.title(info));
    for (final ModuleItem<?> item : items) {
      add(info, dialog, item, item.getValue(module));
    }
    dialog.addHelp(help(info, items));
    dialog.showDialog();
    if (dialog.wasCanceled()) {
      return null;
    }
    final Map<String, String> values = new LinkedHashMap<>();
    for (final ModuleItem<?> item : items) {
      final Class<?> type = item.getType();
      if (type == Boolean.class || type == boolean.class) {
        values.put(item.getName(), Boolean.toString(dialog.getNextBoolean()));
      } else if (isChoice(item)) {
        values.put(item.getName(), dialog.getNextChoice());
      } else {
        final String text = dialog.getNextString().strip();
        if (!text.isEmpty()) {
          values.put(item.getName(), text);
        } else if (!type.equals(String.class) || item.isRequired()) {
          throw new IllegalArgumentException(
              InputValues.title(info) + " needs " + item.getLabel() + ", which is empty.");
        } else {
          values.put(item.getName(), "");
        }
      }
    }
    return values;
  }

  private static boolean isChoice(final ModuleItem<?> item) {
    return ImagePlus.class.isAssignableFrom(item.getType())
        || item.getChoices() != null && !item.getChoices().isEmpty();
  }

  private static void add(
      final CommandInfo info,
      final GenericDialog dialog,
      final ModuleItem<?> item,
      final Object value) {
    final Class<?> type = item.getType();
    final String label = item.getLabel();
    if (ImagePlus.class.isAssignableFrom(type)) {
      final List<String> titles = new ArrayList<>();
      if (!item.isRequired()) {
        titles.add(InputValues.NONE);
      }
      OpenImages.all().forEach(i -> titles.add(i.getTitle()));
      if (titles.isEmpty()) {
        throw OpenImages.noneOpen(InputValues.title(info), item.getName());
      }
      dialog.addChoice(label, titles.toArray(new String[0]), suggestion(item, titles));
    } else if (isChoice(item)) {
      final String[] choices =
          item.getChoices().stream().map(Object::toString).toArray(String[]::new);
      dialog.addChoice(label, choices, String.valueOf(value));
    } else if (type == Boolean.class || type == boolean.class) {
      dialog.addCheckbox(label, Boolean.TRUE.equals(value));
    } else if (FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle())) {
      dialog.addDirectoryField(label, value == null ? "" : value.toString(), TEXT_COLUMNS);
    } else if (FileWidget.OPEN_STYLE.equals(item.getWidgetStyle())
        || FileWidget.SAVE_STYLE.equals(item.getWidgetStyle())) {
      dialog.addFileField(label, value == null ? "" : value.toString(), TEXT_COLUMNS);
    } else {
      final String text = value == null ? "" : value.toString().replaceAll("\\.0$", "");
      dialog.addStringField(label, text, type == String.class ? TEXT_COLUMNS : 10);
    }
  }

  /**
   * The image that is probably meant: the active one for a series, else one whose title says so.
   */
  private static String suggestion(final ModuleItem<?> item, final List<String> titles) {
    final ImagePlus active = WindowManager.getCurrentImage();
    final String key = item.getName();
    if (!key.equals("series") && !key.equals("image")) {
      final List<String> hints =
          switch (key) {
            case "mask" -> List.of("mask", "seg");
            case "rois" -> List.of("rois", "quadrants", "horns", "dseg");
            default -> List.of(key);
          };
      for (final String hint : hints) {
        for (final String title : titles) {
          if (title.toLowerCase(java.util.Locale.ROOT).contains(hint)) {
            return title;
          }
        }
      }
      if (titles.contains(InputValues.NONE)) {
        return InputValues.NONE;
      }
    }
    if (active != null && key.equals("series")) {
      for (final ImagePlus imp : OpenImages.all()) {
        if (active.getNFrames() < 2 && imp.getNFrames() > 1) {
          return imp.getTitle();
        }
      }
    }
    return active == null ? titles.get(0) : active.getTitle();
  }

  private static String help(final CommandInfo info, final List<ModuleItem<?>> items) {
    final StringBuilder html = new StringBuilder("<html><h2>" + InputValues.title(info) + "</h2>");
    if (info.getDescription() != null) {
      html.append("<p>").append(info.getDescription()).append("</p>");
    }
    html.append("<table>");
    for (final ModuleItem<?> item : items) {
      html.append("<tr><td><b>").append(item.getName()).append("</b></td><td>");
      html.append(item.getDescription()).append("</td></tr>");
    }
    return html.append("</table>").append("<p>CordJ needs Java 17 or newer.</p></html>").toString();
  }
}
