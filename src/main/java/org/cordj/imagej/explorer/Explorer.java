package org.cordj.imagej.explorer;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.cordj.report.Png;

/** Begins to look: in a window, or into files. */
public final class Explorer {

  private Explorer() {}

  /**
   * Refuses to open a window where there can be none.
   *
   * @throws IllegalArgumentException if there is no display
   */
  public static void requireDisplay() {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalArgumentException(
          "Cord Explorer is a window and there is no display; give point with output, table or"
              + " courses to write what would be seen.");
    }
  }

  /**
   * Opens the window beside the image of the series. One that explores it already is closed.
   *
   * @param seed the seed to begin with, null for none
   * @throws IllegalArgumentException if there is no display, or the image has no window
   */
  public static void open(final Exploration exploration, final Spot seed) {
    requireDisplay();
    try {
      final RuntimeException[] refusal = new RuntimeException[1];
      final Runnable opening =
          () -> {
            try {
              ExplorerWindow.open(exploration, seed);
            } catch (final IllegalArgumentException e) {
              refusal[0] = e;
            }
          };
      if (EventQueue.isDispatchThread()) {
        opening.run();
      } else {
        EventQueue.invokeAndWait(opening);
      }
      if (refusal[0] != null) {
        throw refusal[0];
      }
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (final InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Writes what would be seen with a seed. Needs no display.
   *
   * @param picture a PNG file, null for none
   * @param values a TSV file with a row a voxel or region, null for none
   * @param courses a TSV file with a row a volume, null for none
   * @throws IllegalArgumentException if the seed is not in the mask or has no course
   * @throws IOException if a file cannot be written
   */
  public static void write(
      final Exploration exploration,
      final Spot seed,
      final Path picture,
      final Path values,
      final Path courses)
      throws IOException {
    final Sight sight = exploration.look(Wanted.of(exploration.options()).withSeed(seed));
    if (picture != null) {
      final MapColors colors = MapColors.of(exploration.options());
      Png.write(SightPage.draw(exploration, sight, colors), picture);
    }
    ExplorerFiles.write(exploration, sight, values, courses);
  }
}
