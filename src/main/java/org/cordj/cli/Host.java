package org.cordj.cli;

import ij.IJ;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.cordj.imagej.CommandSteps;

/**
 * The ImageJ of this process for pipelines: its commands, and macros as {@code cordj} runs them.
 */
final class Host {

  private Host() {}

  /** Starts ImageJ without a window; its menus say which commands there are. */
  static CommandSteps start() {
    IJ.runPlugIn("ij.IJ.init", "");
    return new CommandSteps(null, Host::run);
  }

  private static Optional<String> run(final String name, final String text, final String argument) {
    final PrintStream out = System.out;
    final PrintStream err = System.err;
    try {
      return MacroRunner.run(new MacroFile(Path.of(name).toAbsolutePath(), text), argument);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
