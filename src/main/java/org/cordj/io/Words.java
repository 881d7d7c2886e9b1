package org.cordj.io;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that users write for the values of an option. */
public final class Words {

  private Words() {}

  /**
   * The value of a word.
   *
   * @param refusal the sentence for a word that is none, up to the legal ones, which follow with
   *     commas between; {@code %s} is the word, as in {@code "rule is '%s'; legal are "}
   * @param values the legal values
   * @param key the word of a value
   * @throws IllegalArgumentException with that sentence
   */
  public static <E> E of(
      final String refusal, final E[] values, final Function<E, String> key, final String word) {
    return Arrays.stream(values)
        .filter(v -> key.apply(v).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(refusal, word)
                        + Arrays.stream(values).map(key).collect(Collectors.joining(", "))
                        + "."));
  }
}
