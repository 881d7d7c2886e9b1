package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a user is told of an exception. */
public final class Sentences {

  private static final int LINE = 80;

  private Sentences() {}

  /** The sentence of a refusal; for anything unexpected its kind as well. */
  public static String of(final Throwable thrown) {
    final Throwable cause = cause(thrown);
    final String message = cause.getMessage();
    if (isRefusal(cause)) {
      return message;
    }
    if (cause instanceof OutOfMemoryError) {
      return "There is not enough memory: ImageJ may use "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MB. Give it more (Edit>Options>Memory & Threads, or CORDJ_JAVA_OPTS=-Xmx8g) or close"
          + " images.";
    }
    return "Unexpected "
        + cause.getClass().getSimpleName()
        + (message == null ? "" : ": " + message)
        + ". This is a fault in CordJ: please report it with the steps that led to it.";
  }

  /**
   * The refusal of an image whose property is not as CordJ writes it, such as from an edited TIFF.
   */
  static IllegalArgumentException changed(final ImagePlus imp, final String property) {
    return new IllegalArgumentException(
        "'"
            + imp.getTitle()
            + "' carries a property "
            + property
            + " that is not as CordJ wrote it, so what it said is lost; open the file that the image"
            + " was made from again, or remove the property with Property.set(\""
            + property
            + "\", \"\") in a macro.");
  }

  /**
   * Shows a sentence as ImageJ's error message, which ends a macro. ImageJ's dialog is as wide as
   * its longest line, wider than the screen if need be; without windows the sentence stays whole.
   */
  static void show(final String title, final String sentence) {
    IJ.error(title, GraphicsEnvironment.isHeadless() ? sentence : wrapped(sentence));
  }

  /** The text in lines of at most {@value #LINE} characters, broken at spaces. */
  static String wrapped(final String text) {
    final StringBuilder lines = new StringBuilder();
    int length = 0;
    for (final String word : text.split(" ")) {
      if (length > 0) {
        final boolean fits = length + 1 + word.length() <= LINE;
        lines.append(fits ? ' ' : '\n');
        length = fits ? length + 1 : 0;
      }
      lines.append(word);
      final int broken = word.lastIndexOf('\n');
      length = broken < 0 ? length + word.length() : word.length() - broken - 1;
    }
    return lines.toString();
  }

  /** Whether it is none of what users can meet with when all is well: a fault in the program. */
  static boolean isFault(final Throwable thrown) {
    final Throwable cause = cause(thrown);
    return !isRefusal(cause) && !(cause instanceof OutOfMemoryError);
  }

  private static boolean isRefusal(final Throwable cause) {
    final String message = cause.getMessage();
    return (cause instanceof IllegalArgumentException || cause instanceof IOException)
        && message != null
        && !message.isBlank();
  }

  /** What was thrown first, where another exception only wraps it. */
  private static Throwable cause(final Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null
        && (cause instanceof UncheckedIOException
            || cause.getCause().toString().equals(cause.getMessage()))) {
      cause = cause.getCause();
    }
    return cause;
  }
}
