package org.cordj;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cordj.testing.FijiLike;

/**
 * What CordJ adds to ImageJ's start, and how long its first command takes: whole processes with and
 * without CordJ in turn, each until its menus are made. Prints the least and the median of each, in
 * ms; the least is what a machine that does other work meanwhile can tell.
 */
public final class StartCost {

  private static final int ROUNDS = 15;

  /** The first command that is run makes ImageJ set up its menus. */
  private static final String MENUS = "run(\"Close All\");\n";

  private static final String FIRST =
      MENUS
          + "t = getTime();\nrun(\"Cord Phantom...\", \"volumes=40\");\n"
          + "File.saveString(\"\" + (getTime() - t), \"first.txt\");\n";

  private static final String ANSWER =
      MENUS
          + "t = getTime();\nrun(\"Cite CordJ\");\n"
          + "File.saveString(\"\" + (getTime() - t), \"answer.txt\");\n";

  private StartCost() {}

  /**
   * Measures and prints.
   *
   * @param args none
   */
  public static void main(final String[] args) throws IOException {
    final Path work = Files.createTempDirectory("cordj-start");
    final FijiLike without = new FijiLike(work.resolve("without"));
    final FijiLike with =
        new FijiLike(work.resolve("with")).install(FijiLike.updateSite(work.resolve("site")));
    final double[] bare = new double[ROUNDS];
    final double[] ours = new double[ROUNDS];
    final double[] answer = new double[ROUNDS];
    final double[] phantom = new double[ROUNDS];
    // once each for the disk's sake
    seconds(without, work, MENUS);
    seconds(with, work, MENUS);
    for (int r = 0; r < ROUNDS; r++) {
      bare[r] = seconds(without, work, MENUS);
      ours[r] = seconds(with, work, MENUS);
      with.run(work, ANSWER);
      answer[r] = Double.parseDouble(Files.readString(work.resolve("answer.txt")).strip());
      with.run(work, FIRST);
      phantom[r] = Double.parseDouble(Files.readString(work.resolve("first.txt")).strip());
    }
    print("ImageJ with Fiji's libraries, to its menus", bare);
    print("the same with CordJ", ours);
    print("answer of the first command (Cite CordJ)", answer);
    print("first command that computes (Cord Phantom..., 40 volumes)", phantom);
  }

  private static double seconds(final FijiLike imagej, final Path work, final String macro) {
    final long start = System.nanoTime();
    imagej.run(work, macro);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(final String what, final double[] ms) {
    Arrays.sort(ms);
    System.out.printf("%s: least %.0f ms, median %.0f ms%n", what, ms[0], ms[ms.length / 2]);
  }
}
