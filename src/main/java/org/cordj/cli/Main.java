package org.cordj.cli;

import ij.ImageJ;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command {@code cordj}: runs a macro without a display and tells by its exit code how it went.
 */
public final class Main {
  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private static final String HELP =
      """
      Usage: cordj MACRO.ijm [ARGUMENT]

      Runs an ImageJ macro without a display. Its log goes to standard output. The first
      line that fails ends it, with a sentence on standard error.

        MACRO.ijm  a file, or the name of a macro in ImageJ's folder "macros"; in UTF-8
        ARGUMENT   what getArgument() gives in the macro; quote it when it has blanks

        --help     this text
        --version  the versions of CordJ, ImageJ and Java

      Exit code: 0 the macro ran to its end or to exit(); 1 something in it failed;
      2 it could not be started.

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
      code = USAGE;
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
        return OK;
      }
      case "--version" -> {
        out.println(versions());
        return OK;
      }
      default -> {
        if (args[0].startsWith("-")) {
          throw new IllegalArgumentException("There is no option " + args[0] + ".");
        }
      }
    }
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
    return failure.isPresent() ? FAILED : OK;
  }

  private static String versions() {
    String own = Main.class.getPackage().getImplementationVersion();
    return "CordJ %s, ImageJ %s, Java %s"
        .formatted(
            own == null ? "(not packaged)" : own,
            ImageJ.VERSION,
            System.getProperty("java.version"));
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
