package org.cordj.testing;

import ij.IJ;
import ij.ImageJ;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * Runs in the ImageJ with windows that {@link WindowImageJ} starts: takes paths of macros from
 * standard input, runs each on a macro thread as the menu would, and leaves what it returned in the
 * file beside it whose name ends in {@code .returned}. A path that ends in {@code .call} holds a
 * call of a static method instead, made while no macro runs: what a macro does is not recorded.
 */
final class WindowDriver {
  /** How the names of files end that hold a call instead of a macro. */
  static final String CALL = ".call";

  private WindowDriver() {}

  public static void main(String[] args) throws Exception {
    ImageJ.main(new String[] {"-port0"});
    Path ready = Path.of(args[0]);
    Files.writeString(ready, IJ.getVersion());
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      Path macro = Path.of(line);
      Thread thread =
          macro.toString().endsWith(CALL)
              ? new Thread(() -> call(macro), "test call")
              : new Thread(() -> run(macro), "test_Macro$");
      thread.start();
    }
    // The test has let go of this process.
    Runtime.getRuntime().halt(0);
  }

  private static void run(Path macro) {
    try {
      String returned = IJ.runMacro(Files.readString(macro, StandardCharsets.UTF_8), "");
      answer(macro, returned == null ? "" : returned);
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  /** Calls a static method that takes and gives text: class, method and arguments, a line each. */
  private static void call(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      List<String> arguments = lines.subList(2, lines.size());
      Class<?>[] types = new Class<?>[arguments.size()];
      Arrays.fill(types, String.class);
      Method method = Class.forName(lines.get(0)).getMethod(lines.get(1), types);
      answer(file, (String) method.invoke(null, arguments.toArray()));
    } catch (Exception e) {
      e.printStackTrace();
      try {
        answer(file, "[failed] " + e.getCause());
      } catch (IOException unheard) {
        unheard.printStackTrace();
      }
    }
  }

  private static void answer(Path asked, String returned) throws IOException {
    Path unfinished = Files.createTempFile(asked.getParent(), "returned", ".tmp");
    Files.writeString(unfinished, returned);
    Files.move(unfinished, returnedBy(asked), StandardCopyOption.ATOMIC_MOVE);
  }

  static Path returnedBy(Path macro) {
    return macro.resolveSibling(macro.getFileName() + ".returned");
  }
}
