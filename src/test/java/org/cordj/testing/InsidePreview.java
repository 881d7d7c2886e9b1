package org.cordj.testing;

import static org.cordj.testing.InsideWindow.all;
import static org.cordj.testing.InsideWindow.await;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.MultiLineLabel;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.Scrollbar;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.AdjustmentEvent;
import java.awt.event.ItemEvent;
import java.awt.image.BufferedImage;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JTextArea;
import org.cordj.command.FindCord;
import org.cordj.image.Labels;
import org.cordj.imagej.Images;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.task.TaskService;

/**
 * Drives the previews of dialogs from inside ImageJ's process; {@link WindowImageJ#insideOf} calls
 * it.
 */
public final class InsidePreview {

  /** The overlay that was kept to be compared with what the command makes. */
  private static List<Roi> kept;

  private static Module module;

  private InsidePreview() {}

  private static Dialog dialog(final String title) throws InterruptedException {
    final Dialog[] found = new Dialog[1];
    await(
        "the dialog '" + title + "'",
        () -> {
          for (final Window w : Window.getWindows()) {
            if (w instanceof Dialog d && d.isShowing() && d.getTitle().equals(title)) {
              found[0] = d;
            }
          }
          return found[0] != null;
        });
    return found[0];
  }

  /** Sets the checkbox of that label, as a click does. */
  public static String check(final String dialog, final String label, final String state)
      throws Exception {
    for (final Checkbox box : all(dialog(dialog), Checkbox.class)) {
      if (box.getLabel().strip().equals(label)) {
        EventQueue.invokeAndWait(
            () -> {
              box.setState(Boolean.parseBoolean(state));
              box.dispatchEvent(
                  new ItemEvent(
                      box,
                      ItemEvent.ITEM_STATE_CHANGED,
                      label,
                      box.getState() ? ItemEvent.SELECTED : ItemEvent.DESELECTED));
            });
        return "";
      }
    }
    throw new AssertionError("no checkbox '" + label + "'");
  }

  /** Chooses an item of the n-th choice, as a click does. */
  public static String choose(final String dialog, final String choice, final String item)
      throws Exception {
    final Choice c = all(dialog(dialog), Choice.class).get(Integer.parseInt(choice));
    EventQueue.invokeAndWait(
        () -> {
          c.select(item);
          c.dispatchEvent(new ItemEvent(c, ItemEvent.ITEM_STATE_CHANGED, item, ItemEvent.SELECTED));
        });
    return c.getSelectedItem();
  }

  /** What the n-th choice offers, with | between. */
  public static String items(final String dialog, final String choice) throws Exception {
    final Choice c = all(dialog(dialog), Choice.class).get(Integer.parseInt(choice));
    return IntStream.range(0, c.getItemCount())
        .mapToObj(c::getItem)
        .collect(Collectors.joining("|"));
  }

  /** Waits until what was typed or clicked has been handled. */
  public static String handled() throws Exception {
    EventQueue.invokeAndWait(() -> {});
    return "";
  }

  /** Types two texts into the n-th field, one right after the other. */
  public static String typeTwice(
      final String dialog, final String field, final String first, final String second)
      throws Exception {
    final TextField f = all(dialog(dialog), TextField.class).get(Integer.parseInt(field));
    EventQueue.invokeAndWait(
        () -> {
          f.setText(first);
          f.setText(second);
        });
    return "";
  }

  /** Drags the bar of slices to a slice; gives what stands beside it. */
  public static String slice(final String dialog, final String slice) throws Exception {
    final Scrollbar bar = all(dialog(dialog), Scrollbar.class).get(0);
    EventQueue.invokeAndWait(
        () -> {
          bar.setValue(Integer.parseInt(slice));
          bar.dispatchEvent(
              new AdjustmentEvent(
                  bar,
                  AdjustmentEvent.ADJUSTMENT_VALUE_CHANGED,
                  AdjustmentEvent.TRACK,
                  bar.getValue()));
        });
    return all(bar.getParent(), Label.class).get(0).getText();
  }

  /** What the line below the checkbox says once the work is done, and whether as a refusal. */
  public static String line(final String dialog) throws Exception {
    // what was typed or clicked before is handled first
    EventQueue.invokeAndWait(() -> {});
    final List<MultiLineLabel> labels = all(dialog(dialog), MultiLineLabel.class);
    final MultiLineLabel line = labels.get(labels.size() - 1);
    final String[] text = {""};
    await("the preview in '" + dialog + "'", () -> done(line, text));
    return text[0];
  }

  private static boolean done(final MultiLineLabel line, final String[] text) {
    try {
      EventQueue.invokeAndWait(
          () -> {
            try {
              final Field lines = MultiLineLabel.class.getDeclaredField("lines");
              lines.setAccessible(true);
              text[0] =
                  (line.getForeground().getRed() > 2 * line.getForeground().getGreen() ? "! " : "")
                      + String.join(" ", (String[]) lines.get(line));
            } catch (final ReflectiveOperationException e) {
              throw new AssertionError(e);
            }
          });
    } catch (final ReflectiveOperationException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return !text[0].startsWith("Working");
  }

  /** Keeps copies of the selections of an image's overlay, for {@link #pixels}. */
  public static String keep(final String image) throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          kept = new ArrayList<>();
          final Overlay overlay = WindowManager.getImage(image).getOverlay();
          for (int n = 0; overlay != null && n < overlay.size(); n++) {
            if (overlay.get(n).getName() != null && overlay.get(n).getName().contains(" @ ")) {
              kept.add((Roi) overlay.get(n).clone());
            }
          }
        });
    return String.valueOf(kept.size());
  }

  /**
   * The checksum of the pixels that the kept outlines cover, each with its region's number in the
   * image of that title, 1 for a mask: equal to {@link InsideWindow#checksum} of that image if the
   * outlines were those of that image.
   */
  public static String pixels(final String image) throws InterruptedException {
    await("the image '" + image + "'", () -> WindowManager.getImage(image) != null);
    final ImagePlus imp = WindowManager.getImage(image);
    final List<Labels.Region> regions =
        Images.isRegions(imp) ? Images.toLabels(imp).regions() : List.of();
    final CRC32 crc = new CRC32();
    for (int z = 1; z <= imp.getStackSize(); z++) {
      final float[] plane = new float[imp.getWidth() * imp.getHeight()];
      for (final Roi roi : kept) {
        final String[] name = roi.getName().split(" @ ");
        if (Integer.parseInt(name[1]) != z) {
          continue;
        }
        final int value =
            regions.stream()
                .filter(r -> r.name().equals(name[0]))
                .findFirst()
                .map(Labels.Region::index)
                .orElse(1);
        for (int p = 0; p < plane.length; p++) {
          if (roi.contains(p % imp.getWidth(), p / imp.getWidth())) {
            plane[p] = value;
          }
        }
      }
      final ByteBuffer bytes = ByteBuffer.allocate(4 * plane.length);
      bytes.asFloatBuffer().put(plane);
      crc.update(bytes.array());
    }
    return Long.toHexString(crc.getValue());
  }

  /** All that a preview could leave changed in an image. */
  public static String state(final String image) throws Exception {
    final String[] state = new String[1];
    EventQueue.invokeAndWait(
        () -> {
          final ImagePlus imp = WindowManager.getImage(image);
          final Overlay overlay = imp.getOverlay();
          state[0] =
              "changes "
                  + imp.changes
                  + ", hidden "
                  + imp.getHideOverlay()
                  + ", overlay "
                  + (overlay == null
                      ? "none"
                      : System.identityHashCode(overlay)
                          + Stream.of(overlay.toArray())
                              .map(System::identityHashCode)
                              .toList()
                              .toString())
                  + ", selection "
                  + imp.getRoi()
                  + ", at "
                  + imp.getCurrentSlice()
                  + ", properties "
                  + imp.getProperties();
        });
    return state[0];
  }

  /** The titles of all windows that show, sorted. */
  public static String windows() {
    return Stream.of(Window.getWindows())
        .filter(Window::isShowing)
        .map(w -> w instanceof Dialog d ? d.getTitle() : w.getName())
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining("|"));
  }

  /**
   * A checksum of the spectrum that a window beside a dialog shows, then what the window says, if
   * it refuses; "none" without such a window.
   */
  public static String spectrum() throws Exception {
    final String[] seen = {"none"};
    EventQueue.invokeAndWait(
        () -> {
          for (final Window w : Window.getWindows()) {
            if (w.isShowing() && w instanceof JDialog d && d.getTitle().contains("spectrum of")) {
              for (final JComponent c : all(d, JComponent.class)) {
                seen[0] = spectrum(c).equals("none") ? seen[0] : spectrum(c);
              }
              all(d.getContentPane(), JTextArea.class).stream()
                  .filter(JTextArea::isVisible)
                  .forEach(a -> seen[0] += " " + a.getText());
            }
          }
        });
    return seen[0];
  }

  private static String spectrum(final JComponent inside) {
    for (final JComponent c : all(inside, JComponent.class)) {
      if ("spectrum".equals(c.getName())) {
        // of the same size, whether a sentence stands below it or not
        final BufferedImage picture = new BufferedImage(420, 220, BufferedImage.TYPE_INT_RGB);
        c.paint(picture.getGraphics());
        final CRC32 crc = new CRC32();
        final int[] rgb = picture.getRGB(0, 0, 420, 220, null, 0, 420);
        for (final int pixel : rgb) {
          crc.update(ByteBuffer.allocate(4).putInt(pixel).array());
        }
        return Long.toHexString(crc.getValue());
      }
      if (!spectrum(c).equals("none")) {
        return spectrum(c);
      }
    }
    return "none";
  }

  /**
   * As a host of SciJava's does: a change in the dialog of Cord Mask..., its checkbox on or off.
   */
  public static String hosted(final String image, final String radius, final String on)
      throws Exception {
    if (module == null) {
      final Context context =
          new Context(CommandService.class, ConvertService.class, TaskService.class);
      final CommandInfo info = context.service(CommandService.class).getCommand(FindCord.class);
      module = context.service(CommandService.class).moduleService().createModule(info);
    }
    EventQueue.invokeAndWait(
        () -> {
          module.setInput("series", WindowManager.getImage(image));
          module.setInput("method", "tube");
          module.setInput("radius", Double.parseDouble(radius));
          module.setInput("preview", Boolean.parseBoolean(on));
          module.preview();
        });
    return "";
  }

  /** The host's dialog was cancelled. */
  public static String hostCancels() throws Exception {
    EventQueue.invokeAndWait(module::cancel);
    return "";
  }

  /** Waits until so many outlines lie on an image. */
  public static String awaitOutlines(final String image, final String count) throws Exception {
    await(
        count + " outlines",
        () -> {
          try {
            return keep(image).equals(count);
          } catch (final Exception e) {
            throw new AssertionError(e);
          }
        });
    return count;
  }
}
