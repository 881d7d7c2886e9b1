package org.cordj.cli;

import ij.ImageJ;
import picocli.CommandLine.IVersionProvider;

/** The versions of CordJ, ImageJ and Java, and what the exit codes mean. */
public final class Versions implements IVersionProvider {

  /** For the end of a help text. */
  static final String CODES =
      "%nExit code: 0 all is done; 1 everything failed; 2 it could not be started; 3 some runs"
          + " failed, the others are done; 4 other processes work on all participants.";

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  static String text() {
    final String own = Main.class.getPackage().getImplementationVersion();
    return "CordJ %s, ImageJ %s, Java %s"
        .formatted(
            own == null ? "(not packaged)" : own,
            ImageJ.VERSION,
            System.getProperty("java.version"));
  }
}
