package org.cordj.testing;

import static org.cordj.testing.InsideWindow.all;
import static org.cordj.testing.InsideWindow.await;

import ij.Prefs;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Window;
import java.io.File;
import javax.swing.AbstractButton;
import javax.swing.JFileChooser;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/**
 * Drives a Swing window of CordJ's from inside ImageJ's process; {@link WindowImageJ#insideOf}
 * calls it.
 */
public final class InsideSwing {

  private InsideSwing() {}

  /** The frame of that title, once it shows. */
  private static Frame frame(final String title) throws InterruptedException {
    final Frame[] found = new Frame[1];
    await(
        "the window '" + title + "'",
        () -> {
          for (final Frame f : Frame.getFrames()) {
            if (f.isShowing() && f.getTitle().equals(title)) {
              found[0] = f;
            }
          }
          return found[0] != null;
        });
    return found[0];
  }

  /** Presses the Swing button of a window whose label begins so, as soon as it is enabled. */
  public static String press(final String title, final String label) throws InterruptedException {
    final Frame frame = frame(title);
    final AbstractButton[] found = new AbstractButton[1];
    await(
        "the button '" + label + "'",
        () -> {
          for (final AbstractButton b : all(frame, AbstractButton.class)) {
            if (b.isShowing() && b.isEnabled() && b.getText().startsWith(label)) {
              found[0] = b;
            }
          }
          return found[0] != null;
        });
    EventQueue.invokeLater(found[0]::doClick);
    return "";
  }

  /** Writes into the text field of that name. */
  public static String fill(final String title, final String name, final String text)
      throws Exception {
    for (final JTextField field : all(frame(title), JTextField.class)) {
      if (name.equals(field.getName())) {
        EventQueue.invokeAndWait(() -> field.setText(text));
        return "";
      }
    }
    throw new AssertionError("no field '" + name + "'");
  }

  /**
   * From now on ImageJ asks for files with Swing's dialog, as a user may choose in
   * Edit>Options>Input/Output; the system's own cannot be driven from within.
   */
  public static String useSwingsFiles() {
    Prefs.useJFileChooser = true;
    return "";
  }

  /** Names the file in the dialog that asks for one, and presses Save; an empty path: Cancel. */
  public static String saveAs(final String path) throws Exception {
    final JFileChooser[] found = new JFileChooser[1];
    await(
        "a dialog that asks for a file",
        () -> {
          for (final Window w : Window.getWindows()) {
            if (w.isShowing()) {
              all(w, JFileChooser.class).forEach(c -> found[0] = c);
            }
          }
          return found[0] != null;
        });
    EventQueue.invokeLater(
        () -> {
          if (path.isEmpty()) {
            found[0].cancelSelection();
          } else {
            found[0].setSelectedFile(new File(path));
            found[0].approveSelection();
          }
        });
    await("the end of the dialog", () -> !found[0].isShowing());
    return "";
  }

  /** Waits until a window's work has ended, that is shows no progress; gives what it says. */
  public static String idle(final String title) throws Exception {
    final Frame frame = frame(title);
    // the click that begins the work is handled first
    EventQueue.invokeAndWait(() -> {});
    await(
        "the end of the work",
        () -> all(frame, JProgressBar.class).stream().noneMatch(Component::isShowing));
    final String[] said = {""};
    EventQueue.invokeAndWait(
        () -> {
          for (final JTextArea area : all(frame, JTextArea.class)) {
            if ("wrong".equals(area.getName()) && area.isShowing()) {
              said[0] = area.getText();
            }
          }
        });
    return said[0];
  }
}
