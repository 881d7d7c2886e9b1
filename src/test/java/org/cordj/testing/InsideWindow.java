package org.cordj.testing;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.Menus;
import ij.WindowManager;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;
import java.awt.Point;
import java.awt.TextArea;
import java.awt.TextField;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DropTarget;
import java.awt.dnd.DropTargetDropEvent;
import java.awt.event.ActionEvent;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/**
 * Drives an ImageJ with windows from inside its own process, as a user would: by its menu, its
 * dialogs' fields and buttons, and the Recorder's text. {@link WindowImageJ#inside} calls it, so
 * every method takes and gives text.
 */
public final class InsideWindow {

  private static final long PATIENCE_MS = 30_000;

  private InsideWindow() {}

  static void await(final String what, final BooleanSupplier done) throws InterruptedException {
    final long end = System.currentTimeMillis() + PATIENCE_MS;
    final Object clock = new Object();
    while (!done.getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      synchronized (clock) {
        clock.wait(50);
      }
    }
  }

  /** Clicks the menu item at a path such as {@code Plugins>CordJ>Maps>Cord ALFF...}, soon. */
  public static String click(final String path) {
    final MenuItem item = item(path);
    EventQueue.invokeLater(
        () -> {
          final ActionEvent event =
              new ActionEvent(item, ActionEvent.ACTION_PERFORMED, item.getLabel());
          for (final var listener : item.getActionListeners()) {
            listener.actionPerformed(event);
          }
        });
    return "";
  }

  private static MenuItem item(final String path) {
    final String[] words = path.split(">");
    final MenuBar bar = Menus.getMenuBar();
    MenuItem found = null;
    for (int m = 0; m < bar.getMenuCount(); m++) {
      if (bar.getMenu(m).getLabel().equals(words[0])) {
        found = bar.getMenu(m);
      }
    }
    for (int w = 1; w < words.length; w++) {
      final Menu menu = (Menu) found;
      found = null;
      for (int i = 0; menu != null && i < menu.getItemCount(); i++) {
        if (menu.getItem(i).getLabel().equals(words[w])) {
          found = menu.getItem(i);
        }
      }
      if (found == null) {
        throw new AssertionError("no menu item '" + words[w] + "' of " + path);
      }
    }
    return found;
  }

  /** The dialog of that title, once it shows. */
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

  /** All components of a kind, in the order in which they were added. */
  static <T extends Component> List<T> all(final Container container, final Class<T> type) {
    final List<T> found = new ArrayList<>();
    for (final Component c : container.getComponents()) {
      if (type.isInstance(c)) {
        found.add(type.cast(c));
      } else if (c instanceof Container inner) {
        found.addAll(all(inner, type));
      }
    }
    return found;
  }

  /** Types a text into the n-th text field of a dialog. */
  public static String type(final String dialog, final String field, final String text)
      throws InterruptedException {
    all(dialog(dialog), TextField.class).get(Integer.parseInt(field)).setText(text);
    return "";
  }

  /** Chooses an item of the n-th choice of a dialog. */
  public static String choose(final String dialog, final String choice, final String item)
      throws InterruptedException {
    final Choice c = all(dialog(dialog), Choice.class).get(Integer.parseInt(choice));
    c.select(item);
    return c.getSelectedItem();
  }

  /** Where a dialog lies on the screen, x, y, width, height, once it shows. */
  public static String place(final String dialog) throws InterruptedException {
    final java.awt.Rectangle at = dialog(dialog).getBounds();
    return at.x + " " + at.y + " " + at.width + " " + at.height;
  }

  /** The sentence of a message that ImageJ shows in a dialog of that title. */
  public static String says(final String title)
      throws InterruptedException, ReflectiveOperationException {
    final Field lines = MultiLineLabel.class.getDeclaredField("lines");
    lines.setAccessible(true);
    final MultiLineLabel label = all(dialog(title), MultiLineLabel.class).get(0);
    return String.join(" ", (String[]) lines.get(label));
  }

  /**
   * What a dialog that came again says of why its values were refused, once it is there: the
   * sentence, then after a | the label of the field above it, empty if it stands on top.
   */
  public static String refused(final String title)
      throws InterruptedException, ReflectiveOperationException {
    final Field lines = MultiLineLabel.class.getDeclaredField("lines");
    lines.setAccessible(true);
    final Component[] found = new Component[2];
    await(
        "a reason in '" + title + "'",
        () -> {
          for (final Window w : Window.getWindows()) {
            if (w instanceof Dialog d && d.isShowing() && d.getTitle().equals(title)) {
              found[1] = null;
              for (final Component c : all(d, Component.class)) {
                if (isWrong(c)) {
                  found[0] = c;
                  return true;
                }
                found[1] = c instanceof Label ? c : found[1];
              }
            }
          }
          return false;
        });
    final String sentence =
        found[0] instanceof Label label
            ? label.getText()
            : String.join(" ", (String[]) lines.get(found[0]));
    return sentence + "|" + (found[1] == null ? "" : ((Label) found[1]).getText());
  }

  private static boolean isWrong(final Component c) {
    return (c instanceof Label || c instanceof MultiLineLabel)
        && c.getForeground().getRed() > 2 * c.getForeground().getGreen()
        && c.getForeground().getRed() > 100;
  }

  /** What the choices and fields of a dialog show, with | between them. */
  public static String shows(final String dialog) throws InterruptedException {
    final List<String> shown = new ArrayList<>();
    all(dialog(dialog), Choice.class).forEach(c -> shown.add(c.getSelectedItem()));
    all(dialog(dialog), TextField.class).forEach(f -> shown.add(f.getText()));
    return String.join("|", shown);
  }

  /** Presses the button of that label, on the event thread. */
  public static String press(final String dialog, final String label) throws InterruptedException {
    final Button button = button(dialog, label);
    EventQueue.invokeLater(() -> press(button));
    return "";
  }

  private static void press(final Button button) {
    final ActionEvent event =
        new ActionEvent(button, ActionEvent.ACTION_PERFORMED, button.getLabel());
    for (final var listener : button.getActionListeners()) {
      listener.actionPerformed(event);
    }
  }

  private static Button button(final String dialog, final String label)
      throws InterruptedException {
    for (final Button b : all(dialog(dialog), Button.class)) {
      if (b.getLabel().strip().equals(label)) {
        return b;
      }
    }
    throw new AssertionError("no button '" + label + "'");
  }

  /** Presses the Swing button of that label, on the event thread, and waits for it. */
  public static String pressSwing(final String dialog, final String label) throws Exception {
    for (final JButton b : all(dialog(dialog), JButton.class)) {
      if (b.getText().equals(label)) {
        EventQueue.invokeAndWait(b::doClick);
        return "";
      }
    }
    throw new AssertionError("no button '" + label + "'");
  }

  /** Turns the tick of the box of that label round, on the event thread. */
  public static String tickSwing(final String dialog, final String label) throws Exception {
    for (final JCheckBox box : all(dialog(dialog), JCheckBox.class)) {
      if (box.getText().equals(label)) {
        EventQueue.invokeAndWait(box::doClick);
        return String.valueOf(box.isSelected());
      }
    }
    throw new AssertionError("no box '" + label + "'");
  }

  /** Types a text into the n-th Swing text field of a dialog, its boxes' own among them. */
  public static String typeSwing(final String dialog, final String field, final String text)
      throws Exception {
    final JTextField f = all(dialog(dialog), JTextField.class).get(Integer.parseInt(field));
    EventQueue.invokeAndWait(() -> f.setText(text));
    return "";
  }

  /** What the text areas of a dialog say, AWT's and Swing's. */
  public static String saysSwing(final String dialog) throws InterruptedException {
    final Dialog d = dialog(dialog);
    return Stream.concat(
            all(d, TextArea.class).stream().map(TextArea::getText),
            all(d, JTextArea.class).stream().map(JTextArea::getText))
        .collect(Collectors.joining("|"));
  }

  /** Presses the button of that label in the window of an image, on the event thread. */
  public static String pressIn(final String image, final String label) {
    for (final Button b : all(WindowManager.getImage(image).getWindow(), Button.class)) {
      if (b.getLabel().equals(label)) {
        EventQueue.invokeLater(() -> press(b));
        return "";
      }
    }
    throw new AssertionError("no button '" + label + "' beside " + image);
  }

  /** The texts that the window of an image shows, with | between them. */
  public static String labels(final String image) {
    final List<String> shown = new ArrayList<>();
    all(WindowManager.getImage(image).getWindow(), Label.class)
        .forEach(l -> shown.add(l.getText()));
    return String.join("|", shown);
  }

  /** Drops a file onto ImageJ's window, as from a file browser. */
  public static String drop(final String path) {
    final DropTarget target = IJ.getInstance().getDropTarget();
    final DropTargetDropEvent event =
        new DropTargetDropEvent(
            target.getDropTargetContext(),
            new Point(),
            DnDConstants.ACTION_COPY,
            DnDConstants.ACTION_COPY) {
          private static final long serialVersionUID = 1L;

          @Override
          public Transferable getTransferable() {
            return new Files(List.of(new File(path)));
          }

          @Override
          public DataFlavor[] getCurrentDataFlavors() {
            return getTransferable().getTransferDataFlavors();
          }

          @Override
          public void acceptDrop(final int action) {
            // no system's drag and drop takes part
          }

          @Override
          public void dropComplete(final boolean success) {
            // nor is it told
          }
        };
    EventQueue.invokeLater(() -> target.drop(event));
    return "";
  }

  /** Files on their way from a file browser. */
  private record Files(List<File> files) implements Transferable {

    @Override
    public DataFlavor[] getTransferDataFlavors() {
      return new DataFlavor[] {DataFlavor.javaFileListFlavor};
    }

    @Override
    public boolean isDataFlavorSupported(final DataFlavor flavor) {
      return flavor.equals(DataFlavor.javaFileListFlavor);
    }

    @Override
    public Object getTransferData(final DataFlavor flavor) {
      return files;
    }
  }

  /** Where the image of that title lies on the screen, x, y, width, height, once it shows. */
  public static String bounds(final String title) throws InterruptedException {
    await(
        "the window of '" + title + "'",
        () -> {
          final ImagePlus imp = WindowManager.getImage(title);
          return imp != null && imp.getCanvas() != null && imp.getCanvas().isShowing();
        });
    final Component canvas = WindowManager.getImage(title).getCanvas();
    final Point at = canvas.getLocationOnScreen();
    return at.x + " " + at.y + " " + canvas.getWidth() + " " + canvas.getHeight();
  }

  /** Presses the button of that label when the dialog has come up: returns at once. */
  public static String pressOnceShown(final String dialog, final String label) {
    final Thread thread =
        new Thread(
            () -> {
              try {
                final Button button = button(dialog, label);
                EventQueue.invokeLater(() -> press(button));
              } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "presses " + label);
    thread.setDaemon(true);
    thread.start();
    return "";
  }

  /** Whether an image of that title is open: true or false. */
  public static String isOpen(final String title) {
    return String.valueOf(WindowManager.getImage(title) != null);
  }

  /** Waits until no thread of ImageJ's runs a menu item of that label, so that it is recorded. */
  public static String ended(final String label) throws InterruptedException {
    await(
        "the end of " + label,
        () ->
            Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals(label)));
    return "";
  }

  /**
   * The last line of the Recorder that holds this text, once there is one: ImageJ records a command
   * a moment after its images are open, and may record behind it that a window came to the front.
   */
  public static String recorded(final String text) throws InterruptedException {
    await("a recorded line " + text, () -> lastWith(text) != null);
    return lastWith(text);
  }

  private static String lastWith(final String text) {
    String last = null;
    for (final String line : Recorder.getInstance().getText().split("\n")) {
      last = line.contains(text) ? line : last;
    }
    return last;
  }

  /** Waits for the image of that title; gives a checksum of its pixels. */
  public static String checksum(final String title) throws InterruptedException {
    await("the image '" + title + "'", () -> WindowManager.getImage(title) != null);
    final ImageStack stack = WindowManager.getImage(title).getStack();
    final CRC32 crc = new CRC32();
    for (int s = 1; s <= stack.getSize(); s++) {
      final ByteBuffer bytes = ByteBuffer.allocate(4 * stack.getWidth() * stack.getHeight());
      if (stack.getPixels(s) instanceof int[] colours) {
        bytes.asIntBuffer().put(colours);
      } else {
        bytes.asFloatBuffer().put((float[]) stack.getPixels(s));
      }
      crc.update(bytes.array());
    }
    return Long.toHexString(crc.getValue());
  }
}
