package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void aRefusalIsItsOwnSentenceHoweverItIsWrapped() {
    final IOException io = new FileNotFoundException("There is no file.");
    final Exception refusal = new IllegalArgumentException("erode is 9 mm.");
    for (final Throwable thrown :
        new Throwable[] {io, new UncheckedIOException(io), new UncheckedIOException("ctx", io)}) {
      assertEquals("There is no file.", Sentences.of(thrown));
      assertFalse(Sentences.isFault(thrown));
    }
    assertEquals("erode is 9 mm.", Sentences.of(refusal));
    assertEquals("erode is 9 mm.", Sentences.of(new RuntimeException(refusal)));
    assertEquals("erode is 9 mm.", Sentences.of(new IllegalArgumentException(refusal)));
    final Throwable meant = new IllegalArgumentException("The seed is 'x'.", refusal);
    assertEquals("The seed is 'x'.", Sentences.of(meant), "a sentence of its own stays");
  }

  @Test
  void aLongSentenceIsBrokenAtItsSpacesAndLosesNothing() {
    final String sentence = "The grid of 'a' is not that of 'b'. ".repeat(12) + "x".repeat(200);
    final String wrapped = Sentences.wrapped(sentence);
    assertEquals(sentence, wrapped.replace('\n', ' '));
    final String[] lines = wrapped.split("\n");
    for (int n = 0; n < lines.length - 1; n++) {
      final String next = lines[n + 1].split(" ")[0];
      assertTrue(lines[n].length() <= 80, lines[n]);
      assertTrue(lines[n].length() + 1 + next.length() > 80, lines[n] + ": no shorter than needed");
    }
    assertEquals(200, lines[lines.length - 1].length(), "a path stays whole");
    assertEquals("short one.", Sentences.wrapped("short one."));
    assertEquals("two\nlines", Sentences.wrapped("two\nlines"));
  }

  @Test
  void tooLittleMemoryIsNoFaultOfTheProgram() {
    final Throwable thrown = new RuntimeException(new OutOfMemoryError("Java heap space"));
    assertTrue(Sentences.of(thrown).startsWith("There is not enough memory: ImageJ may use "));
    assertFalse(Sentences.isFault(thrown));
  }

  @Test
  void anythingElseIsAFaultAndSaysSo() {
    final Throwable thrown = new RuntimeException(new ArrayIndexOutOfBoundsException("Index 9"));
    assertTrue(Sentences.isFault(thrown));
    assertEquals(
        "Unexpected ArrayIndexOutOfBoundsException: Index 9. This is a fault in CordJ: please report"
            + " it with the steps that led to it.",
        Sentences.of(thrown));
    assertTrue(Sentences.isFault(new IllegalArgumentException()), "no sentence, so no refusal");
  }
}
