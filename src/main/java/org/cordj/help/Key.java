package org.cordj.help;

import java.util.List;
import java.util.Objects;

/**
 * A key of a command, as its page lists it.
 *
 * @param name what a macro writes before the equals sign
 * @param label what the dialog says, with the unit
 * @param kind what it takes: image, file, folder, whole number, number, true or false, text
 * @param standard the value that it has when it is not given; empty for none
 * @param needed whether it must be given: it has no standard value and is not optional
 * @param choices the legal values; empty where the description says what is legal
 * @param description one phrase of what it does
 */
public record Key(
    String name,
    String label,
    String kind,
    String standard,
    boolean needed,
    List<String> choices,
    String description) {

  public Key {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(standard, "standard");
    choices = List.copyOf(choices);
    Objects.requireNonNull(description, "description");
  }
}
