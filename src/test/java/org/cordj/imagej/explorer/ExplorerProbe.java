package org.cordj.imagej.explorer;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.SecondaryLoop;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSlider;
import javax.swing.JTextArea;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.rsfc.Band;

/**
 * Asks and moves the explorer of an open image from inside ImageJ's process; every method takes and
 * gives text.
 */
public final class ExplorerProbe {

  private static final long PATIENCE_MS = 30_000;

  private ExplorerProbe() {}

  private static <T> T onEventThread(final Callable<T> task) throws Exception {
    final FutureTask<T> future = new FutureTask<>(task);
    EventQueue.invokeLater(future);
    return future.get();
  }

  private static ExplorerWindow window(final String title) {
    final ExplorerWindow window = ExplorerTool.of(WindowManager.getImage(title));
    if (window == null) {
      throw new AssertionError("no explorer of " + title);
    }
    return window;
  }

  /** Whether an image is explored. */
  public static String isOpen(final String title) throws Exception {
    return onEventThread(
            () ->
                WindowManager.getImage(title) != null
                    && ExplorerTool.of(WindowManager.getImage(title)) != null)
        .toString();
  }

  /** What is seen, once all that is wished is there: names and values with blanks between. */
  public static String sees(final String title) throws Exception {
    return onEventThread(() -> sees(settled(title)));
  }

  /** Runs on the event thread, and lets other events be handled while it waits. */
  private static ExplorerWindow settled(final String title) throws Exception {
    final ExplorerWindow window = window(title);
    final long end = System.currentTimeMillis() + PATIENCE_MS;
    while (!window.isSettled()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("the explorer does not come to rest");
      }
      pump();
    }
    return window;
  }

  /** Handles the events that wait. */
  private static void pump() {
    final SecondaryLoop loop =
        Toolkit.getDefaultToolkit().getSystemEventQueue().createSecondaryLoop();
    EventQueue.invokeLater(loop::exit);
    loop.enter();
  }

  private static String sees(final ExplorerWindow window) {
    final Sight sight = window.sight();
    final Facts facts = sight.front();
    return String.format(
        Locale.ROOT,
        "point=%s seed=%s pins=%d run=%d definition=%s bands=%s region=%s r=%.7f tsnr=%.5f"
            + " mean=%.3f alff=%.5f threshold=%.2f colors=%s behind=%s maps=%d",
        place(sight.point()),
        place(sight.seed()),
        sight.pins().size(),
        sight.wanted().run(),
        sight.wanted().definition().key(),
        Band.text(sight.wanted().bands()),
        facts == null ? "-" : facts.region().isEmpty() ? "none" : facts.region(),
        HeaderPainter.r(window.exploration(), sight),
        facts == null ? Double.NaN : facts.tsnr(),
        facts == null ? Double.NaN : facts.mean(),
        facts == null || facts.spectrum() == null ? Double.NaN : facts.spectrum().alff()[0],
        window.colors().threshold(),
        window.colors().scheme().key(),
        sight.behind() == null ? "none" : sight.behind().name(),
        window.mapsShown());
  }

  private static String place(final Facts facts) {
    return facts == null ? "none" : facts.spot().label();
  }

  /** What the line at the bottom says. */
  public static String words(final String title) throws Exception {
    return onEventThread(() -> ((JTextArea) part(settled(title), "words")).getText());
  }

  /** How many voxels of the overlay of the slice on screen are coloured, and its other entries. */
  public static String coloured(final String title) throws Exception {
    return onEventThread(
        () -> {
          final Overlay overlay = WindowManager.getImage(title).getOverlay();
          int coloured = 0;
          int others = 0;
          for (int n = 0; overlay != null && n < overlay.size(); n++) {
            if (overlay.get(n) instanceof ImageRoi picture) {
              if (picture.getZPosition() == WindowManager.getImage(title).getZ()) {
                final BufferedImage pixels = picture.getProcessor().getBufferedImage();
                for (int i = 0; i < pixels.getWidth() * pixels.getHeight(); i++) {
                  final int rgb = pixels.getRGB(i % pixels.getWidth(), i / pixels.getWidth());
                  coloured += (rgb & 0xffffff) != 0 ? 1 : 0;
                }
              }
            } else {
              others++;
            }
          }
          return coloured + " " + others;
        });
  }

  /** Presses a button by its name. */
  public static String press(final String title, final String name) throws Exception {
    onEventThread(
        () -> {
          ((AbstractButton) part(window(title), name)).doClick();
          return "";
        });
    return "";
  }

  /** Moves a slider by its name. */
  public static String slide(final String title, final String name, final String value)
      throws Exception {
    onEventThread(
        () -> {
          ((JSlider) part(window(title), name)).setValue(Integer.parseInt(value));
          return "";
        });
    return "";
  }

  /** Chooses an item by the name of its list. */
  public static String choose(final String title, final String name, final String item)
      throws Exception {
    onEventThread(
        () -> {
          ((JComboBox<?>) part(window(title), name)).setSelectedItem(item);
          return "";
        });
    return "";
  }

  /** Whether a button is pressed, by its name. */
  public static String isPressed(final String title, final String name) throws Exception {
    return onEventThread(
        () -> String.valueOf(((AbstractButton) part(settled(title), name)).isSelected()));
  }

  /** Where a slider stands, by its name. */
  public static String value(final String title, final String name) throws Exception {
    return onEventThread(() -> String.valueOf(((JSlider) part(settled(title), name)).getValue()));
  }

  /** The largest difference between the map that is seen and an image's, in the mask's voxels. */
  public static String differs(final String title, final String map) throws Exception {
    return onEventThread(
        () -> {
          final ExplorerWindow window = settled(title);
          final Mask mask = window.exploration().mask();
          final int size = mask.grid().planeSize();
          final ImageStack stack = WindowManager.getImage(map).getStack();
          double most = 0;
          for (int v = 0; v < mask.count(); v++) {
            final float[] plane = (float[]) stack.getPixels(1 + mask.index(v) / size);
            final double d = Math.abs(plane[mask.index(v) % size] - window.sight().r()[v]);
            most = Double.isNaN(d) ? d : Math.max(most, d);
          }
          return Double.toString(most);
        });
  }

  /** The line that the clipboard holds after Macro was pressed. */
  public static String macro(final String title) throws Exception {
    return onEventThread(
        () -> {
          ((AbstractButton) part(settled(title), "Macro")).doClick();
          return (String)
              Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
        });
  }

  /** Where a part lies on the screen: x, y, width, height. */
  public static String bounds(final String title, final String name) throws Exception {
    return onEventThread(
        () -> {
          final JComponent part = part(window(title), name);
          final Point at = part.getLocationOnScreen();
          return at.x + " " + at.y + " " + part.getWidth() + " " + part.getHeight();
        });
  }

  private static JComponent part(final ExplorerWindow window, final String name) {
    final List<JComponent> found = new ArrayList<>();
    find(window, name, found);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " parts are called " + name);
    }
    return found.get(0);
  }

  private static void find(
      final Container container, final String name, final List<JComponent> found) {
    for (final Component c : container.getComponents()) {
      if (c instanceof JComponent part && name.equals(part.getName())) {
        found.add(part);
      }
      if (c instanceof Container inner) {
        find(inner, name, found);
      }
    }
  }

  /** Opens noise of 64 x 64 x 24 voxels and 240 volumes, and two masks: all and a cord. */
  public static String makeRun() {
    final Random random = new Random(1);
    final ImageStack run = new ImageStack(64, 64);
    for (int p = 0; p < 24 * 240; p++) {
      final float[] plane = new float[4096];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = 1000 + 20 * random.nextFloat();
      }
      run.addSlice("", plane);
    }
    final ImagePlus imp = new ImagePlus("run", run);
    imp.setDimensions(1, 24, 240);
    imp.setOpenAsHyperStack(true);
    imp.getCalibration().frameInterval = 2;
    imp.show();
    for (final boolean all : new boolean[] {true, false}) {
      final ImageStack mask = new ImageStack(64, 64);
      for (int z = 0; z < 24; z++) {
        final float[] plane = new float[4096];
        for (int i = 0; i < plane.length; i++) {
          final boolean cord = Math.hypot((i % 64 - 32) / 6.0, (i / 64 - 32) / 5.0) < 1;
          plane[i] = all || cord ? 1 : 0;
        }
        mask.addSlice("", plane);
      }
      new ImagePlus(all ? "all" : "cord", mask).show();
    }
    return "";
  }

  /** Asks for the map of one voxel after another as fast as they are shown; maps a second. */
  public static String rate(final String title, final String seconds) throws Exception {
    return onEventThread(
        () -> {
          final ExplorerWindow window = settled(title);
          final Mask mask = window.exploration().mask();
          final Grid grid = window.exploration().grid();
          final long first = window.mapsShown();
          final long begin = System.nanoTime();
          final long end = begin + (long) (1e9 * Double.parseDouble(seconds));
          int next = 0;
          while (System.nanoTime() < end) {
            next = (next + 997) % mask.count();
            final int index = mask.index(next);
            final long shown = window.mapsShown();
            window
                .seeds()
                .at(
                    new Place(
                        index % grid.nx(),
                        index / grid.nx() % grid.ny(),
                        index / grid.planeSize()));
            while (window.mapsShown() == shown && System.nanoTime() < end) {
              pump();
            }
            // painted, not only asked for
            Toolkit.getDefaultToolkit().sync();
          }
          return String.format(
              Locale.ROOT,
              "%.1f",
              (window.mapsShown() - first) / ((System.nanoTime() - begin) / 1e9));
        });
  }
}
