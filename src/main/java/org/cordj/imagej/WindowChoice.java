package org.cordj.imagej;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JCheckBox;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** Asks which of some windows are to be closed. */
final class WindowChoice {

  private static final String TITLE = "Close windows";

  /** Screen pixels: the list scrolls rather than leave a small screen. */
  private static final int MOST_HEIGHT = 420;

  /** Room for the bar that scrolls it. */
  private static final int MARGIN = 20;

  private WindowChoice() {}

  /** An open window of ImageJ's, of an image or a table, and how it is closed without asking. */
  record Shown(String title, Runnable close) {}

  /**
   * Asks, with all windows ticked, and closes those that stay so; Cancel closes none.
   *
   * @param above the window that the question belongs to
   */
  static void ask(final Component above, final List<Shown> windows) {
    if (windows.isEmpty()) {
      JOptionPane.showMessageDialog(
          above, "All are closed.", TITLE, JOptionPane.INFORMATION_MESSAGE);
      return;
    }
    final Map<JCheckBox, Shown> boxes = new LinkedHashMap<>();
    windows.forEach(w -> boxes.put(new JCheckBox(w.title(), true), w));
    final JPanel column = new JPanel(new GridLayout(0, 1));
    boxes.keySet().forEach(column::add);
    final JScrollPane scroll = new JScrollPane(column);
    final Dimension whole = scroll.getPreferredSize();
    scroll.setPreferredSize(
        new Dimension(whole.width + MARGIN, Math.min(whole.height, MOST_HEIGHT)));
    final int answer =
        JOptionPane.showConfirmDialog(
            above,
            new Object[] {"Close these; take the tick from those that you keep.", scroll},
            TITLE,
            JOptionPane.OK_CANCEL_OPTION,
            JOptionPane.QUESTION_MESSAGE);
    if (answer == JOptionPane.OK_OPTION) {
      boxes.forEach(
          (box, window) -> {
            if (box.isSelected()) {
              window.close().run();
            }
          });
    }
  }
}
