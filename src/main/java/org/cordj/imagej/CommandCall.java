package org.cordj.imagej;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;

/**
 * A call of one of CordJ's commands from a window of CordJ's: it runs the very command of the menu,
 * and can be written as the line of a macro.
 *
 * @param label the command's label, such as {@code Cord ALFF...}
 * @param options keys and values, in the order of the line
 */
record CommandCall(String label, Map<String, String> options) {

  CommandCall {
    options = new LinkedHashMap<>(options);
  }

  /** Keys and values in turn; a key with an empty value is left out. */
  static CommandCall of(final String label, final String... options) {
    final Map<String, String> map = new LinkedHashMap<>();
    for (int o = 0; o < options.length; o += 2) {
      if (!options[o + 1].isEmpty()) {
        map.put(options[o], options[o + 1]);
      }
    }
    return new CommandCall(label, map);
  }

  /** The line of a macro. */
  String line() {
    final StringBuilder line = new StringBuilder();
    options.forEach(
        (key, value) -> {
          final boolean plain = value.matches("[A-Za-z0-9_.,:+-]+");
          line.append(line.isEmpty() ? "" : " ").append(key).append('=');
          line.append(plain ? value : "[" + value + "]");
        });
    return "run(\"" + label + "\", \"" + escaped(line.toString()) + "\");";
  }

  /** Text as it stands between the quotes of a macro. */
  static String escaped(final String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /**
   * Runs the command to its end.
   *
   * @throws RefusedException with the command's sentence, if it refuses
   * @throws java.util.concurrent.CancellationException if the user cancels
   */
  void run(final Progress progress) throws RefusedException {
    final Context context = CommandBridge.context();
    final CommandInfo found = CommandBridge.commands(context).get(label);
    if (found == null) {
      throw new RefusedException("This CordJ holds no command '" + label + "'.");
    }
    final Module module = CommandBridge.module(context, found);
    try {
      InputValues.fill(found, module, options);
    } catch (final IllegalArgumentException e) {
      throw new RefusedException(e.getMessage(), e);
    }
    StepHost.run(module, progress);
  }
}
