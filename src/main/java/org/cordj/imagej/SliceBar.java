package org.cordj.imagej;

import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Label;
import java.awt.Panel;
import java.awt.Scrollbar;
import org.cordj.imagej.preview.Preview;

/**
 * A bar in a dialog that goes through the slices of what is previewed: while ImageJ's dialog is
 * open, the image's own bar does not answer. Not there for what has one slice.
 */
final class SliceBar extends Panel {

  private static final long serialVersionUID = 1;

  private static final int WIDTH = 220;

  private final Label label = new Label();
  private final Scrollbar bar = new Scrollbar(Scrollbar.HORIZONTAL, 1, 1, 1, 2);
  private transient Preview.Shown shown;

  SliceBar() {
    super(new FlowLayout(FlowLayout.LEFT, 14, 0));
    bar.setPreferredSize(new Dimension(WIDTH, 16));
    bar.addAdjustmentListener(
        event -> {
          if (shown != null && event.getValue() != shown.slice()) {
            shown.go(event.getValue());
            say();
          }
        });
    add(label);
    add(bar);
    setVisible(false);
  }

  /** Shows the slices of a preview, of none with null. */
  void of(final Preview.Shown now) {
    shown = now;
    final boolean useful = now != null && now.slices() > 1;
    if (useful) {
      bar.setValues(now.slice(), 1, 1, now.slices() + 1);
      say();
    }
    if (useful != isVisible()) {
      setVisible(useful);
    }
  }

  private void say() {
    label.setText("Slice " + shown.slice() + " of " + shown.slices());
    label.invalidate();
    validate();
  }
}
