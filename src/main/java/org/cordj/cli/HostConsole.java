package org.cordj.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Standard output or error of an ImageJ without windows.
 *
 * <p>Where ImageJ would open an error window it prints instead, and goes on as if nothing had
 * happened. The only mark that tells an error from a line of the log is who printed it, so this
 * stream asks the call stack. Errors go to the listener; all else is printed, in UTF-8.
 */
final class HostConsole extends PrintStream {
  /** Deep enough for a dialog's own helpers, shallow enough to cost microseconds per line. */
  private static final int DEPTH = 12;

  private static final String OWN_PACKAGE = HostConsole.class.getPackageName() + ".";

  private final Listener listener;

  /** Hears of the errors; each method may throw to stop the macro. */
  interface Listener {
    /** Whether the macro is already being stopped. */
    boolean failed();

    /** An error of a command, of {@code exit(message)} or of the host, in ImageJ's words. */
    void error(String message);

    /** An error of the macro interpreter, as ImageJ prints it. */
    void macroError(String printed, boolean raisedByCommand);

    /** An exception left a command; ImageJ logs its stack trace. */
    void exception(String trace);
  }

  HostConsole(OutputStream out, Listener listener) {
    super(out, true, StandardCharsets.UTF_8);
    this.listener = listener;
  }

  @Override
  public void println(String line) {
    List<String> callers = callers();
    String caller = at(callers, 0);
    switch (caller) {
      case "ij.IJ.showMessage" -> message(line, callers);
      case "ij.IJ.log" -> log(line, at(callers, 1));
      case "ij.macro.Interpreter.showError" ->
          listener.macroError(
              String.valueOf(line),
              callers.contains("ij.IJ.error") || callers.contains("ij.IJ.noImage"));
      default -> super.println(line);
    }
  }

  /** A message window: an error's, a macro's {@code exit(message)}, or plain information. */
  private void message(String line, List<String> callers) {
    String opener =
        callers.stream().filter(name -> !name.equals("ij.IJ.showMessage")).findFirst().orElse("");
    boolean blank = line == null || line.isBlank();
    if (opener.equals("ij.IJ.error") || opener.equals("ij.macro.Functions.exit") && !blank) {
      listener.error(blank ? Sentences.SILENT : line);
    } else if (!blank) {
      super.println(line);
    }
  }

  private void log(String line, String caller) {
    // Some of ImageJ's own code catches everything and logs it, the end of the macro included.
    if (listener.failed() && caller.startsWith("ij.")) listener.error(line);
    switch (caller) {
      case "ij.Executer.run" -> {
        if (!Sentences.ofTrace(line).equals(Sentences.NEEDS_A_WINDOW)) super.println(line.strip());
        listener.exception(line);
      }
      case "ij.IJ.outOfMemory" -> listener.error(Sentences.outOfMemory());
      case "ij.IJ.runPlugIn" -> listener.error(line);
      case "ij.IJ.error" -> redirectedError(line);
      default -> logLine(line, super::println);
    }
  }

  /**
   * An error that a plugin asked ImageJ to log. ImageJ lets a macro go on after one of opening a
   * file, whose caller looks at the result itself.
   */
  private void redirectedError(String line) {
    String title = line.substring(0, Math.max(0, line.indexOf(": ")));
    if (title.contains("Open") || title.contains("Reader")) super.println(line);
    else listener.error(line.substring(title.length() + 2));
  }

  /** The commands to the Log window, such as {@code print("\\Clear")}, have no meaning here. */
  private static void logLine(String line, Consumer<String> print) {
    if (line.startsWith("\\Update")) {
      int colon = line.indexOf(':');
      print.accept(colon < 0 ? line : line.substring(colon + 1));
    } else if (!line.startsWith("\\Heading:")
        && !line.equals("\\Clear")
        && !line.equals("\\Close")
        && !line.equals("\\Closed")) {
      print.accept(line);
    }
  }

  /** Who called, nearest first, as {@code package.Class.method}, without this room's own frames. */
  private static List<String> callers() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().startsWith(OWN_PACKAGE))
                    .limit(DEPTH)
                    .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                    .toList());
  }

  private static String at(List<String> callers, int index) {
    return index < callers.size() ? callers.get(index) : "";
  }
}
