package org.cordj.testing;

import ij.IJ;
import ij.ImageJ;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Runs in the ImageJ with windows that {@link WindowImageJ} starts: takes paths of macros from
 * standard input, runs each on a macro thread as the menu would, and leaves what it returned in the
 * file beside it whose name ends in {@code .returned}.
 */
final class WindowDriver {
  private WindowDriver() {}

  public static void main(String[] args) throws Exception {
    ImageJ.main(new String[] {"-port0"});
    Path ready = Path.of(args[0]);
    Files.writeString(ready, IJ.getVersion());
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      Path macro = Path.of(line);
      Thread thread = new Thread(() -> run(macro), "test_Macro$");
      thread.start();
    }
    // The test has let go of this process.
    Runtime.getRuntime().halt(0);
  }

  private static void run(Path macro) {
    try {
      String returned = IJ.runMacro(Files.readString(macro, StandardCharsets.UTF_8), "");
      Path unfinished = Files.createTempFile(macro.getParent(), "returned", ".tmp");
      Files.writeString(unfinished, returned == null ? "" : returned);
      Files.move(unfinished, returnedBy(macro), StandardCopyOption.ATOMIC_MOVE);
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  static Path returnedBy(Path macro) {
    return macro.resolveSibling(macro.getFileName() + ".returned");
  }
}
