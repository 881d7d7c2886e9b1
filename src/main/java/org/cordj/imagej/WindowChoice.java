package org.cordj.imagej;

import java.awt.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JCheckBox;
import javax.swing.JOptionPane;

/** Asks which of some windows are to be closed. */
final class WindowChoice {

  private static final String TITLE = "Close windows";

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
    final List<Object> rows = new ArrayList<>();
    rows.add("Close these; take the tick from those that you keep.");
    rows.addAll(boxes.keySet());
    final int answer =
        JOptionPane.showConfirmDialog(
            above,
            rows.toArray(),
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
