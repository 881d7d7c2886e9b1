package org.cordj.testing;

import static org.cordj.testing.InsideWindow.all;
import static org.cordj.testing.InsideWindow.await;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Frame;
import javax.swing.AbstractButton;
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
