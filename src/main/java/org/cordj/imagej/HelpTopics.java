package org.cordj.imagej;

import ij.ImagePlus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.help.Citation;
import org.cordj.help.HelpSite;
import org.cordj.help.HelpText;
import org.cordj.help.Key;
import org.cordj.help.Topic;
import org.cordj.io.SafeFiles;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * What the help says of each command, from the annotations that its dialog is made of too. A step
 * of the build writes the pages: {@code HelpTopics FOLDER VERSION DATE}.
 */
public final class HelpTopics {

  private static final Pattern CONFIG = Pattern.compile(".*CommandBridge\\(\"([^\"]+)\"\\).*");

  private HelpTopics() {}

  /**
   * Writes the pages and the citation.
   *
   * @param args the folder, made where it is missing; the version; the day, as 2026-11-25
   */
  public static void main(final String[] args) throws IOException {
    final Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    try (Context context = CommandBridge.context()) {
      new HelpSite(all(context), args[1]).write(folder);
    }
    SafeFiles.writeText(
        folder.resolve(Citation.FILE), new Citation(args[1], args[2].substring(0, 4)).bibTex());
  }

  /**
   * All commands in the order of plugins.config.
   *
   * @throws IOException if the text of one cannot be read, such as because none is written
   */
  static List<Topic> all(final Context context) throws IOException {
    final Map<String, CommandInfo> commands = new HashMap<>();
    for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
      commands.put(info.getDelegateClassName(), info);
    }
    final List<Topic> topics = new ArrayList<>();
    try (BufferedReader config =
        new BufferedReader(
            new InputStreamReader(
                HelpTopics.class.getResourceAsStream("/plugins.config"), StandardCharsets.UTF_8))) {
      for (String line = config.readLine(); line != null; line = config.readLine()) {
        final Matcher m = CONFIG.matcher(line);
        if (m.matches() && !line.startsWith("#")) {
          topics.add(topic(context, commands.get(m.group(1))));
        }
      }
    }
    return topics;
  }

  private static Topic topic(final Context context, final CommandInfo info) throws IOException {
    final String path = info.getMenuPath().getMenuString();
    final int leaf = path.lastIndexOf(" > ");
    final String label = path.substring(leaf + 3);
    final Module module = CommandBridge.module(context, info);
    final List<Key> keys = new ArrayList<>();
    for (final ModuleItem<?> item : InputValues.of(info)) {
      keys.add(key(module, item));
    }
    final String name = Topic.slug(label) + ".md";
    return new Topic(
        label,
        path.substring(0, leaf),
        info.getDescription(),
        keys,
        HelpText.parse(name, HelpSite.resource(name)));
  }

  private static Key key(final Module module, final ModuleItem<?> item) {
    final String standard = InputValues.text(module, item);
    final List<String> choices =
        item.getChoices() == null
            ? List.of()
            : item.getChoices().stream().map(Object::toString).toList();
    return new Key(
        item.getName(),
        item.getLabel(),
        kind(item, choices),
        standard == null ? "" : standard,
        item.isRequired() && standard == null,
        choices,
        item.getDescription());
  }

  private static String kind(final ModuleItem<?> item, final List<String> choices) {
    final Class<?> type = item.getType();
    final String style = item.getWidgetStyle();
    if (ImagePlus.class.isAssignableFrom(type)) {
      return "image";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Double.class || type == double.class) {
      return "number";
    }
    if (type != String.class) {
      return "whole number";
    }
    if (FileWidget.DIRECTORY_STYLE.equals(style)) {
      return "folder";
    }
    if (FileWidget.OPEN_STYLE.equals(style)) {
      return "file to read";
    }
    if (FileWidget.SAVE_STYLE.equals(style)) {
      return "file to write";
    }
    return choices.isEmpty() ? "text" : "one word";
  }
}
