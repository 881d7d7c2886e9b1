package org.cordj.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The explorer of an image called phantom on the screen of an ImageJ with windows. */
public final class ExplorerScreen {

  /** Each look takes some 50 ms. */
  private static final int LOOKS = 200;

  private final WindowImageJ imagej;
  private final Class<?> probe;

  /**
   * @param probe the class whose static methods ask the explorer
   */
  public ExplorerScreen(final WindowImageJ imagej, final Class<?> probe) {
    this.imagej = imagej;
    this.probe = probe;
  }

  /** Opens a phantom, its band-passed run, and slice 4. */
  public void openPhantom() {
    imagej.run(
        """
        close("*");
        run("Cord Phantom...", "volumes=120 tsnr=60");
        run("Cord Band-pass Filter...", "series=phantom mask=phantom_mask low=0.01 high=0.2");
        rename("clean");
        selectImage("phantom");
        Stack.setPosition(1, 4, 1);
        """);
  }

  /** Opens the explorer with further keys. */
  public void explore(final String more) {
    imagej.run("run(\"Cord Explorer...\", \"series=phantom mask=phantom_mask " + more + "\");");
    imagej.focus("Cord Explorer: phantom");
  }

  /** Asks the probe; what it cannot answer fails the test. */
  public String ask(final String method, final String... arguments) {
    final String answer = imagej.insideOf(probe, method, arguments);
    assertFalse(answer.startsWith("[failed]"), answer);
    return answer;
  }

  /** What the explorer of the image shows, by name. */
  public Map<String, String> sees(final String title) {
    final Map<String, String> seen = new TreeMap<>();
    for (final String word : ask("sees", title).split(" ")) {
      seen.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }
    return seen;
  }

  /** Waits until it shows that. */
  public void await(final String key, final String value) {
    await(
        () -> value.equals(sees("phantom").get(key)),
        () -> key + " does not become " + value + ": " + sees("phantom"));
  }

  /** Waits until its line of words says that. */
  public void awaitWords(final String words) {
    await(
        () -> ask("words", "phantom").contains(words),
        () -> "it is not told: " + words + " but: " + ask("words", "phantom"));
  }

  /** Waits for something. */
  public static void await(final BooleanSupplier there, final String otherwise) {
    await(there, () -> otherwise);
  }

  /** Waits for something; what is said otherwise is asked for then. */
  public static void await(final BooleanSupplier there, final Supplier<String> otherwise) {
    for (int n = 0; n < LOOKS; n++) {
      if (there.getAsBoolean()) {
        return;
      }
    }
    throw new AssertionError(otherwise.get());
  }

  /** The middle of a voxel on the screen, whose pixels are so many to one of Java's. */
  public int[] onScreen(final int pixels, final int x, final int y) {
    final String[] box = imagej.inside("bounds", "phantom").split(" ");
    final double zoom = Integer.parseInt(box[2]) / 40.0;
    return new int[] {
      (int) (pixels * (Integer.parseInt(box[0]) + zoom * (x + 0.5))),
      (int) (pixels * (Integer.parseInt(box[1]) + zoom * (y + 0.5)))
    };
  }

  /** Clicks a voxel. */
  public void click(final int x, final int y) {
    final int[] at = onScreen(1, x, y);
    imagej.click(at[0], at[1]);
  }

  /** Moves the mouse to a voxel. */
  public void move(final int x, final int y) {
    final int[] at = onScreen(1, x, y);
    imagej.move(at[0], at[1]);
  }
}
