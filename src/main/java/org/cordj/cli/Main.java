package org.cordj.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.cordj.pipeline.OutputFolder;
import picocli.CommandLine;

/**
 * The command {@code cordj}: runs a macro without a display and tells by its exit code how it went.
 */
public final class Main {
  private static final String HELP =
      """
      Usage: cordj MACRO.ijm [ARGUMENT]
             cordj run PIPELINE IMAGE... [--output FOLDER] [OPTIONS]
             cordj rerun FILE.json [--output FOLDER]
             cordj BIDS_DIR OUT_DIR participant|group [OPTIONS]

      cordj run --help, cordj rerun --help and cordj participant --help say more of
      pipelines. With a macro:

      Runs an ImageJ macro without a display. Its log goes to standard output. The first
      line that fails ends it, with a sentence on standard error.

        MACRO.ijm  a file, or the name of a macro in ImageJ's folder "macros"; in UTF-8
        ARGUMENT   what getArgument() gives in the macro; quote it when it has blanks

        --help     this text
        --version  the versions of CordJ, ImageJ and Java

      Exit code: 0 the macro ran to its end or to exit(); 1 something in it failed;
      2 it could not be started; of pipelines also 3 some runs failed, the others are
      done; 4 other processes work on all participants.

      Environment: JAVA_HOME, or java on the PATH, gives the Java (17 or newer);
      CORDJ_JAVA_OPTS gives it options, as in CORDJ_JAVA_OPTS=-Xmx16g.
      """;

  private Main() {}

  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code;
    try {
      code = run(args, out, err);
    } catch (IllegalArgumentException e) {
      err.println("cordj: " + e.getMessage());
      err.println("Usage: cordj MACRO.ijm [ARGUMENT]   (cordj --help says more)");
      code = Exit.USAGE;
    }
    System.out.flush();
    System.err.flush();
    // Not System.exit: threads that a plugin left behind could hold that up for ever.
    Runtime.getRuntime().halt(code);
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 0) throw new IllegalArgumentException("Which macro shall be run?");
    switch (args[0]) {
      case "--help", "-h" -> {
        out.print(HELP);
        return Exit.OK;
      }
      case "--version" -> {
        out.println(Versions.text());
        return Exit.OK;
      }
      default -> {
        if (args[0].startsWith("-")) {
          throw new IllegalArgumentException("There is no option " + args[0] + ".");
        }
      }
    }
    Object command = pipelineCommand(args);
    if (command != null) return runPipeline(command, args, out, err);
    if (args.length > 2) {
      throw new IllegalArgumentException(
          "A macro takes one argument, but "
              + (args.length - 1)
              + " are given: put quotes around one that has blanks.");
    }
    String folder = System.getProperty("plugins.dir");
    MacroFile macro =
        MacroFile.read(args[0], folder == null ? null : Path.of(folder).resolve("macros"));
    Optional<String> failure = MacroRunner.run(macro, args.length == 2 ? args[1] : "");
    System.out.flush();
    failure.ifPresent(err::println);
    return failure.isPresent() ? Exit.FAILED : Exit.OK;
  }

  /** The pipeline command that the arguments ask for; null if they ask for a macro. */
  private static Object pipelineCommand(String[] args) {
    if (args[0].equals("run")) return new RunCommand();
    if (args[0].equals("rerun")) return new RerunCommand();
    boolean level = Arrays.stream(args).anyMatch(a -> a.equals("participant") || a.equals("group"));
    return level && !args[0].endsWith(".ijm") || Files.isDirectory(Path.of(args[0]))
        ? new BidsCommand(CohortEngine.HERE)
        : null;
  }

  /**
   * {@code BIDS_DIR OUT_DIR participant|group ...} with another engine than this process; what it
   * says goes to System.out and System.err.
   *
   * @return the exit code
   */
  public static int cohort(CohortEngine engine, String... args) {
    return runPipeline(new BidsCommand(engine), args, System.out, System.err);
  }

  private static int runPipeline(Object command, String[] args, PrintStream out, PrintStream err) {
    System.setOut(out);
    System.setErr(err);
    CommandLine line = new CommandLine(command);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    line.setCaseInsensitiveEnumValuesAllowed(false);
    line.setParameterExceptionHandler(
        (e, given) -> {
          err.println("cordj: " + Sentences.oneLine(e.getMessage()));
          err.println("(" + e.getCommandLine().getCommandName() + " --help says more)");
          return Exit.USAGE;
        });
    line.setExecutionExceptionHandler(
        (e, given, result) -> {
          boolean refused = e instanceof IOException || e instanceof IllegalArgumentException;
          if (!refused) e.printStackTrace(err);
          err.println("cordj: " + (refused ? e.getMessage() : Sentences.of(e)));
          return e instanceof OutputFolder.InUseException ? Exit.IN_USE : Exit.USAGE;
        });
    return line.execute(
        command instanceof BidsCommand ? args : Arrays.copyOfRange(args, 1, args.length));
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
