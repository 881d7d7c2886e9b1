package org.cordj.imagej;

import ij.ImagePlus;
import java.awt.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JCheckBox;
import javax.swing.JOptionPane;

/** Asks which of some images are to be closed. */
final class ImageChoice {

  private static final String TITLE = "Close images";

  private ImageChoice() {}

  /**
   * Asks, with all images ticked, and closes those that stay so; Cancel closes none.
   *
   * @param above the window that the question belongs to
   */
  static void close(final Component above, final List<ImagePlus> images) {
    if (images.isEmpty()) {
      JOptionPane.showMessageDialog(
          above, "All images are closed.", TITLE, JOptionPane.INFORMATION_MESSAGE);
      return;
    }
    final Map<JCheckBox, ImagePlus> boxes = new LinkedHashMap<>();
    images.forEach(imp -> boxes.put(new JCheckBox(imp.getTitle(), true), imp));
    final List<Object> rows = new ArrayList<>();
    rows.add("Close these images; take the tick from those that you keep.");
    rows.addAll(boxes.keySet());
    final int answer =
        JOptionPane.showConfirmDialog(
            above,
            rows.toArray(),
            TITLE,
            JOptionPane.OK_CANCEL_OPTION,
            JOptionPane.QUESTION_MESSAGE);
    if (answer == JOptionPane.OK_OPTION) {
      GuidedRun.close(
          boxes.keySet().stream().filter(JCheckBox::isSelected).map(boxes::get).toList());
    }
  }
}
