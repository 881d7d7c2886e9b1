package org.cordj.imagej.preview;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JTextArea;
import org.cordj.imagej.explorer.SpectrumPlot;

/**
 * A small window beside a dialog with a spectrum and bands. It belongs to the dialog, never takes
 * the keyboard from it, and goes with it. For the event thread.
 */
final class BandWindow implements Preview.Shown {

  private static final int GAP = 8;
  private static final SpectrumPlot EMPTY = new SpectrumPlot(new double[0], List.of(), List.of());

  private final JDialog window;
  private final JComponent panel;
  private final JTextArea sentence = new JTextArea(2, 40);
  private SpectrumPlot plot = EMPTY;

  private BandWindow(final Window dialog) {
    window = new JDialog(dialog, Dialog.ModalityType.MODELESS);
    window.setType(Window.Type.UTILITY);
    window.setFocusableWindowState(false);
    window.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
    panel = SpectrumPlot.panel("spectrum", 420, 220, () -> plot);
    sentence.setName("sentence");
    sentence.setEditable(false);
    sentence.setLineWrap(true);
    sentence.setWrapStyleWord(true);
    sentence.setForeground(new Color(0xa3, 0x1d, 0x12));
    sentence.setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
    sentence.setVisible(false);
    window.add(panel);
    window.add(sentence, BorderLayout.SOUTH);
    window.pack();
  }

  /** A window beside a dialog, not shown yet. */
  static BandWindow beside(final Window dialog) {
    final BandWindow made = new BandWindow(dialog);
    if (dialog != null && dialog.isShowing()) {
      made.window.setLocation(place(dialog.getBounds(), made.window.getSize(), screen(dialog)));
    }
    return made;
  }

  private static Rectangle screen(final Window dialog) {
    final GraphicsConfiguration at = dialog.getGraphicsConfiguration();
    final Rectangle all =
        at == null
            ? GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds()
            : at.getBounds();
    if (at != null) {
      final var bars = Toolkit.getDefaultToolkit().getScreenInsets(at);
      all.x += bars.left;
      all.y += bars.top;
      all.width -= bars.left + bars.right;
      all.height -= bars.top + bars.bottom;
    }
    return all;
  }

  /**
   * Where a window goes: right of the dialog, else left, else above or below, else into the corner
   * of the screen that hides least of it.
   */
  static Point place(final Rectangle dialog, final Dimension size, final Rectangle screen) {
    final int x = Math.max(screen.x, Math.min(dialog.x, screen.x + screen.width - size.width));
    final int y = Math.max(screen.y, Math.min(dialog.y, screen.y + screen.height - size.height));
    if (dialog.x + dialog.width + GAP + size.width <= screen.x + screen.width) {
      return new Point(dialog.x + dialog.width + GAP, y);
    }
    if (dialog.x - GAP - size.width >= screen.x) {
      return new Point(dialog.x - GAP - size.width, y);
    }
    if (dialog.y + dialog.height + GAP + size.height <= screen.y + screen.height) {
      return new Point(x, dialog.y + dialog.height + GAP);
    }
    if (dialog.y - GAP - size.height >= screen.y) {
      return new Point(x, dialog.y - GAP - size.height);
    }
    final boolean right = dialog.x - screen.x < screen.x + screen.width - dialog.x - dialog.width;
    return new Point(right ? screen.x + screen.width - size.width : screen.x, screen.y);
  }

  /** Shows a spectrum. */
  void show(final SpectrumPlot spectrum, final String title) {
    plot = spectrum;
    window.setTitle(title);
    say("");
    if (!window.isVisible()) {
      window.setVisible(true);
    }
  }

  private void say(final String text) {
    if (!text.equals(sentence.getText()) || sentence.isVisible() == text.isEmpty()) {
      sentence.setText(text);
      sentence.setVisible(!text.isEmpty());
      window.validate();
    }
    panel.repaint();
  }

  @Override
  public void refuse(final String text) {
    plot = new SpectrumPlot(plot.frequencies(), plot.lines(), List.of());
    say(text);
  }

  @Override
  public void remove() {
    window.dispose();
  }
}
