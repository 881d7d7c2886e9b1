package org.cordj.testing;

import static org.cordj.testing.InsideWindow.await;

import ij.Prefs;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Label;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JTextArea;

/**
 * Looks, from inside ImageJ's process, whether letters fit on the screen; {@link
 * WindowImageJ#insideOf} calls it.
 */
public final class InsideScreen {

  private InsideScreen() {}

  /** Sets ImageJ's scale of its windows, as Edit>Options>Appearance does. */
  public static String scale(final String scale) {
    Prefs.setGuiScale(Double.parseDouble(scale));
    return "";
  }

  /** Whether a window of that title shows. */
  private static Window window(final String title) throws InterruptedException {
    final Window[] found = new Window[1];
    await(
        "the window '" + title + "'",
        () -> {
          for (final Window w : Window.getWindows()) {
            final String name =
                w instanceof Frame f ? f.getTitle() : w instanceof Dialog d ? d.getTitle() : "";
            if (w.isShowing() && title.equals(name)) {
              found[0] = w;
            }
          }
          return found[0] != null;
        });
    return found[0];
  }

  /** The size of the letters of the first label, button or text of a window, in points. */
  public static String letters(final String title) throws Exception {
    final Component first =
        everything(window(title)).stream()
            .filter(InsideScreen::holdsText)
            .findFirst()
            .orElseThrow();
    return Integer.toString(first.getFont().getSize());
  }

  /**
   * What of a window's labels, buttons, lists and texts has less room than it needs or lies outside
   * of what shows it, a line each with both sizes; empty if all fit.
   */
  public static String cut(final String title) throws Exception {
    final Window window = window(title);
    final FutureTask<String> looking =
        new FutureTask<>(
            () -> {
              final List<String> cut = new ArrayList<>();
              int looked = 0;
              for (final Component c : everything(window)) {
                if (c.isShowing() && holdsText(c)) {
                  looked++;
                  look(c, window, cut);
                }
              }
              return looked == 0 ? "no text in " + title : String.join("\n", cut);
            });
    EventQueue.invokeLater(looking);
    return looking.get();
  }

  private static List<Component> everything(final Container container) {
    final List<Component> all = new ArrayList<>();
    for (final Component c : container.getComponents()) {
      all.add(c);
      // the parts of a list or button are its own affair
      if (c instanceof Container inner && !holdsText(c)) {
        all.addAll(everything(inner));
      }
    }
    return all;
  }

  private static boolean holdsText(final Component c) {
    return c instanceof JLabel label && label.getText() != null && !label.getText().isBlank()
        || c instanceof AbstractButton
        || c instanceof JComboBox
        || c instanceof JTextArea
        || c instanceof Label
        || c instanceof Button
        || c instanceof Choice
        || c instanceof Checkbox;
  }

  private static void look(final Component c, final Window window, final List<String> cut) {
    final Dimension needs = c.getPreferredSize();
    final boolean wraps = c instanceof JTextArea area && area.getLineWrap();
    if (!wraps && needs.width > c.getWidth() || needs.height > c.getHeight()) {
      cut.add(name(c) + " needs " + size(needs) + " and has " + size(c.getSize()));
    }
    // all that holds it shows it, but for what scrolls
    Rectangle shown = new Rectangle(c.getSize());
    Component inner = c;
    for (Container outer = c.getParent(); outer != null; outer = outer.getParent()) {
      if (outer instanceof javax.swing.JViewport) {
        return;
      }
      shown.translate(inner.getX(), inner.getY());
      shown = shown.intersection(new Rectangle(outer.getSize()));
      inner = outer;
      if (outer == window) {
        break;
      }
    }
    if (shown.width < c.getWidth() || shown.height < c.getHeight()) {
      cut.add(name(c) + " of " + size(c.getSize()) + " shows " + size(shown.getSize()));
    }
  }

  private static String size(final Dimension d) {
    return d.width + "x" + d.height;
  }

  private static String name(final Component c) {
    final String text =
        c instanceof JLabel l
            ? l.getText()
            : c instanceof AbstractButton b
                ? b.getText()
                : c instanceof Label l
                    ? l.getText()
                    : c instanceof Button b ? b.getLabel() : c.getName();
    return c.getClass().getSimpleName() + " '" + text + "'";
  }
}
