package org.cordj.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written by hand for a command: the text {@code LABEL.md}, whose headings are {@code ##
 * When}, {@code ## Example}, {@code ## Pitfalls} and, where a method has literature, {@code ##
 * Reference}.
 *
 * @param when when to use it and what comes before and after, in Markdown
 * @param example a macro that runs as it is, on the phantom
 * @param pitfalls what goes wrong, in Markdown
 * @param reference the literature, in Markdown; empty for none
 */
public record HelpText(String when, String example, String pitfalls, String reference) {

  private static final List<String> HEADINGS = List.of("When", "Example", "Pitfalls", "Reference");

  /**
   * Reads a text.
   *
   * @param name whose it is, for sentences
   * @throws IllegalArgumentException if a heading is missing, unknown or empty, or the example is
   *     not one block of code
   */
  public static HelpText parse(final String name, final String text) {
    final Map<String, StringBuilder> parts = new LinkedHashMap<>();
    StringBuilder part = null;
    for (final String line : text.lines().toList()) {
      if (line.startsWith("## ")) {
        final String heading = line.substring(3).strip();
        part = new StringBuilder();
        if (!HEADINGS.contains(heading) || parts.put(heading, part) != null) {
          throw new IllegalArgumentException(
              "The help text of "
                  + name
                  + " has the heading '"
                  + heading
                  + "', unknown or twice; legal are "
                  + String.join(", ", HEADINGS)
                  + ".");
        }
      } else if (part != null) {
        part.append(line).append('\n');
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException(
            "The help text of " + name + " begins without a heading: '" + line + "'.");
      }
    }
    final List<String> missing = new ArrayList<>(HEADINGS.subList(0, 3));
    missing.removeIf(h -> parts.containsKey(h) && !parts.get(h).toString().isBlank());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "The help text of " + name + " lacks " + String.join(", ", missing) + ".");
    }
    final String code = parts.get("Example").toString().strip();
    if (!code.startsWith("```ijm\n") || code.indexOf("```", 3) != code.length() - 3) {
      throw new IllegalArgumentException(
          "The example of " + name + " must be one block of code, begun with ```ijm.");
    }
    return new HelpText(
        parts.get("When").toString().strip(),
        code.substring("```ijm\n".length(), code.length() - 3),
        parts.get("Pitfalls").toString().strip(),
        parts.getOrDefault("Reference", new StringBuilder()).toString().strip());
  }
}
