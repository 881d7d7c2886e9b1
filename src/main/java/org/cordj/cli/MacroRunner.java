package org.cordj.cli;

import ij.IJ;
import ij.Macro;
import ij.io.OpenDialog;
import ij.macro.Debugger;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Runs one macro to its end, or to its first failure.
 *
 * <p>ImageJ was made for a person who sees an error window: without one it prints the error where
 * its log goes, runs on in the macro that called the failing one, and ends as if all were well. So
 * every way in which ImageJ tells of a failure is watched here: what it prints in place of a window
 * ({@link HostConsole}), dialogs without options ({@link HostHooks}), its handler of exceptions,
 * the exception that leaves the interpreter, exceptions that end other threads, and, before each
 * statement, whether a failure was noted that a plugin kept to itself. The first one stops the
 * macro.
 *
 * <p>Three mistakes cannot be seen, because ImageJ takes them as legal: a string or block without
 * its end at the end of the macro, a word given to a built-in function that wants a number, and a
 * word given to an ImageJ filter for a numeric option, which then works with its last value.
 */
final class MacroRunner implements HostConsole.Listener, HostHooks.Listener {
  /** Bytes; enough for ImageJ's own limit of nested calls to be reached before Java's. */
  private static final long STACK = 64L << 20;

  private final MacroFile macro;
  private final String argument;

  /** ImageJ cancels a macro at once only on a thread that bears such a name. */
  private final Thread thread = new Thread(null, this::runHere, "cordj_Macro$", STACK);

  private final Interpreter interpreter = new Interpreter();
  private final FirstFailure failure = new FirstFailure();
  private final CancelFlag cancelled = new CancelFlag();

  /** The line of the statement that runs, or 0 before the first. */
  private int statement;

  private MacroRunner(MacroFile macro, String argument) {
    this.macro = macro;
    this.argument = argument;
  }

  /**
   * Runs the macro and waits for its end. Standard output and error of the process belong to the
   * macro from here on, so a process runs one macro.
   *
   * @param macro the macro
   * @param argument what {@code getArgument()} gives it
   * @return the sentence of the first failure, with the macro's name and line; empty when the macro
   *     ran to its end or to an {@code exit()} without a message
   */
  static Optional<String> run(MacroFile macro, String argument) {
    MacroRunner runner = new MacroRunner(macro, argument);
    runner.thread.start();
    try {
      runner.thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      runner.failure.note(runner.at(0) + "interrupted");
    }
    return runner.failure.sentence();
  }

  private void runHere() {
    try {
      takeOver();
      interpret();
    } catch (Throwable thrown) {
      failure.note(at(0) + Sentences.of(thrown));
    }
  }

  private void takeOver() {
    System.setOut(new HostConsole(new FileOutputStream(FileDescriptor.out), this));
    System.setErr(new HostConsole(new FileOutputStream(FileDescriptor.err), this));
    Thread.setDefaultUncaughtExceptionHandler((other, thrown) -> handle(thrown));
    IJ.setExceptionHandler(this::handle);
    HostHooks.install(this);
    // Loads the menus, which say where the folders are and which commands there are.
    IJ.runPlugIn("ij.IJ.init", "");
    // Relative paths are those of the shell, not of the folder that ImageJ last looked into.
    OpenDialog.setDefaultDirectory(System.getProperty("user.dir"));
    Macro_Runner.setFilePath(macro.path().toString());
    interpreter.setDebugger(
        (running, mode) -> {
          lookBack();
          statement = running.getLineNumber();
          return 0;
        });
    // Any mode but STEP, in which ImageJ collects garbage at each look at the variables.
    interpreter.setDebugMode(Debugger.TRACE);
  }

  /** After each statement: whether a failure was noted that did not stop the macro. */
  private void lookBack() {
    if (cancelled.isSet()) failure.note(at(statement) + "a command was cancelled");
    if (failure.happened()) throw stopped();
  }

  private void interpret() {
    try {
      interpreter.run(macro.text(), argument);
      lookBack();
      // An error without a message ends the macro as quietly as its last line does.
      if (interpreter.wasError()) failure.note(at(statement) + Sentences.SILENT);
    } catch (MacroStopped stopped) {
      // The sentence is noted.
    } catch (Throwable thrown) {
      if (Macro.MACRO_CANCELED.equals(thrown.getMessage())) {
        boolean byExit = passed(thrown, "ij.macro.Functions", "exit");
        if (!byExit) failure.note(place(0) + cancelled(thrown));
      } else if (failure.note(place(0) + Sentences.of(thrown))) {
        log(thrown);
      }
    }
  }

  /** {@code exit} ends a macro with the same exception as a cancelled dialog does. */
  private static boolean passed(Throwable thrown, String className, String method) {
    return Arrays.stream(thrown.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals(className) && frame.getMethodName().equals(method));
  }

  /** A file or folder chooser that cannot open counts for ImageJ as cancelled. */
  private static String cancelled(Throwable thrown) {
    boolean chooser =
        passed(thrown, "ij.IJ", "getDirectory")
            || passed(thrown, "ij.io.OpenDialog", "<init>")
            || passed(thrown, "ij.io.SaveDialog", "<init>");
    return chooser ? Sentences.NEEDS_A_WINDOW : "a command was cancelled";
  }

  /** The stack trace of a mistake in a program goes to the log, as it does inside ImageJ. */
  private static void log(Throwable thrown) {
    Throwable cause = Sentences.cause(thrown);
    if (Sentences.of(cause).equals(Sentences.NEEDS_A_WINDOW)) return;
    if (cause instanceof StackOverflowError) return;
    cause.printStackTrace(System.out);
  }

  @Override
  public boolean failed() {
    return failure.happened();
  }

  @Override
  public void error(String message) {
    stop(Sentences.oneLine(message), 0);
  }

  @Override
  public void macroError(String printed, boolean raisedByCommand) {
    Sentences.MacroError error = Sentences.macroError(printed);
    boolean showCode = !raisedByCommand && !error.code().isEmpty();
    stop(error.message() + (showCode ? " in: " + error.code() : ""), error.line());
  }

  @Override
  public void exception(String trace) {
    stop(Sentences.ofTrace(trace), 0);
  }

  @Override
  public void dialogWithoutOptions() {
    stop(Sentences.NEEDS_A_WINDOW, 0);
  }

  @Override
  public void nestedMacroAborted() {
    if (failure.happened()) throw stopped();
    Interpreter nested = Interpreter.getInstance();
    // After exit() none counts as running; the outer macro goes on, as in ImageJ.
    if (nested == null) return;
    if (cancelled.isSet()) stop("a macro that this one runs was cancelled", 0);
    // An exception, which ImageJ is about to hand over: first it would wait two seconds for the
    // nested macro to end, and then end this thread.
    nested.abort((String) null);
  }

  /**
   * ImageJ hands over what left a nested macro or a method that {@code call} called; Java, what
   * ended another thread.
   */
  private void handle(Throwable thrown) {
    if (thrown instanceof MacroStopped stopped) throw stopped;
    if (!failure.happened()) log(thrown);
    stop(Sentences.of(thrown), 0);
  }

  /**
   * Notes the failure and unwinds the macro; another thread only notes, and the macro stops before
   * its next statement.
   *
   * @param line the line that ImageJ gives, or 0
   */
  private void stop(String sentence, int line) {
    failure.note(place(line) + sentence);
    if (Thread.currentThread() == thread) throw stopped();
  }

  private MacroStopped stopped() {
    return new MacroStopped(failure.sentence().orElse(""));
  }

  /**
   * {@code name, line n: }, the line in the macro given to {@code cordj}.
   *
   * @param line the line that ImageJ gives, which may be one of a nested macro, or 0
   */
  private String place(int line) {
    boolean nested = line > 0 && interpreter.getErrorMessage() == null;
    int own = line > 0 && !nested ? line : lineReached();
    String inner = nested ? " (line " + line + " of the macro it runs)" : "";
    return at(own, inner);
  }

  private String at(int line) {
    return at(line, "");
  }

  private String at(int line, String inner) {
    return macro.path().getFileName() + (line > 0 ? ", line " + line : "") + inner + ": ";
  }

  /** The line the interpreter is at, or 0 before it has begun. */
  private int lineReached() {
    try {
      return interpreter.getLineNumber();
    } catch (NullPointerException | IndexOutOfBoundsException notBegun) {
      return 0;
    }
  }
}
