package org.cordj.help;

import java.util.List;
import java.util.Objects;

/**
 * A command as its page shows it.
 *
 * @param label its label in the menu, such as {@code Cord ALFF...}
 * @param menu where the menu has it, such as {@code Plugins > CordJ > Maps}
 * @param description what it does, one or two sentences
 * @param keys its keys in the dialog's order
 * @param text what was written for it by hand
 */
public record Topic(String label, String menu, String description, List<Key> keys, HelpText text) {

  public Topic {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(menu, "menu");
    Objects.requireNonNull(description, "description");
    keys = List.copyOf(keys);
    Objects.requireNonNull(text, "text");
  }

  /** The label without the dots that only say that a dialog follows. */
  public String title() {
    return label.replaceAll("\\.\\.\\.$", "");
  }

  /** Under which heading the index lists it: the last part of its menu. */
  public String room() {
    final String last = menu.substring(menu.lastIndexOf('>') + 1).strip();
    return last.equals("CordJ") ? "Files and phantom" : last;
  }

  /** The name of its text and, with .html, of its page: the label in lower case with hyphens. */
  public static String slug(final String label) {
    return label
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  /** The file name of its page. */
  public String page() {
    return slug(label) + ".html";
  }
}
