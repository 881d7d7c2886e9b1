package org.cordj.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what ImageJ says about a failure into one line for the user. */
final class Sentences {
  /** For whatever asks a person something. */
  static final String NEEDS_A_WINDOW =
      "this needs a window, and cordj runs without one: give a command all its options in the"
          + " macro, or run the macro inside ImageJ";

  /** For an error without a message. */
  static final String SILENT = "a command failed without saying why";

  /** {@code Macro Error: <message> in line <n>}, then the calls, then the line of code. */
  private static final Pattern MACRO_ERROR =
      Pattern.compile("(?s)(?:Macro Error|No Image): (.*?) in line (\\d+)\\s*\n(.*)");

  /** ImageJ puts some exceptions into its messages as they print themselves. */
  private static final Pattern EXCEPTION_NAME =
      Pattern.compile("^(?:[a-z]\\w*\\.)+\\w+(?:Exception|Error): ");

  private Sentences() {}

  /**
   * An error of the macro interpreter: its message, the line it gives, and the code with the
   * offending token in angle brackets.
   */
  record MacroError(String message, int line, String code) {}

  /** Takes apart what ImageJ prints for an error of its interpreter; line 0 when it gives none. */
  static MacroError macroError(String printed) {
    Matcher matcher = MACRO_ERROR.matcher(printed);
    if (!matcher.matches()) return new MacroError(oneLine(printed), 0, "");
    String[] rest = matcher.group(3).split("\n");
    String code = rest.length == 0 ? "" : rest[rest.length - 1].strip();
    return new MacroError(oneLine(matcher.group(1)), Integer.parseInt(matcher.group(2)), code);
  }

  /** The sentence of an exception that left a plugin or a built-in function. */
  static String of(Throwable thrown) {
    Throwable cause = cause(thrown);
    return of(cause.getClass().getSimpleName(), cause.getMessage());
  }

  /** What was thrown, without the wrapping of reflection. */
  static Throwable cause(Throwable thrown) {
    boolean wrapped =
        thrown instanceof InvocationTargetException
            || thrown instanceof ExceptionInInitializerError;
    return wrapped && thrown.getCause() != null ? cause(thrown.getCause()) : thrown;
  }

  /** The sentence of an exception of which only the printed stack trace is left. */
  static String ofTrace(String trace) {
    int end = trace.indexOf("\n\tat ");
    String head = end < 0 ? trace : trace.substring(0, end);
    int colon = head.indexOf(": ");
    String name = (colon < 0 ? head : head.substring(0, colon)).strip();
    return of(
        name.substring(name.lastIndexOf('.') + 1), colon < 0 ? "" : head.substring(colon + 2));
  }

  /** The sentence for a Java that has no memory left. */
  static String outOfMemory() {
    return "out of memory: Java may use "
        + Runtime.getRuntime().maxMemory() / (1 << 20)
        + " MB here; give it more, as in CORDJ_JAVA_OPTS=-Xmx16g";
  }

  private static String of(String className, String message) {
    String line = oneLine(message);
    return switch (className) {
      case "HeadlessException" -> NEEDS_A_WINDOW;
      case "OutOfMemoryError" -> outOfMemory();
      case "StackOverflowError" -> "a function calls itself without end (StackOverflowError)";
      case "NoSuchFileException" -> "no such file: " + line;
      case "IllegalArgumentException", "IllegalStateException", "FileNotFoundException" ->
          line.isEmpty() ? "an unexpected " + className : line;
      default -> {
        if (line.startsWith("Cannot ") && line.contains("headless")) yield NEEDS_A_WINDOW;
        yield line.isEmpty() ? "an unexpected " + className : className + ": " + line;
      }
    };
  }

  /** The text on one line: ImageJ breaks its sentences for its dialogs. */
  static String oneLine(String text) {
    if (text == null) return "";
    String line = text.strip().replaceAll("\\s*[\r\n]+\\s*", " ");
    return EXCEPTION_NAME.matcher(line).replaceFirst("");
  }
}
