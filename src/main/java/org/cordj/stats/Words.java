package org.cordj.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The words that users write for the values of an enum, and the sentence for those that are none.
 */
final class Words {

  private Words() {}

  static String key(final Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E of(final String name, final E[] values, final String word) {
    return Arrays.stream(values)
        .filter(v -> key(v).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " is '"
                        + word
                        + "'; legal are "
                        + Arrays.stream(values).map(Words::key).collect(Collectors.joining(", "))
                        + "."));
  }
}
