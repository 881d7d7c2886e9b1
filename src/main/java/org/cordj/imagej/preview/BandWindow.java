package org.cordj.imagej.preview;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dialog;
import java.awt.Point;
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

  /** A window beside a dialog, in the corner of the screen without a place there; not shown yet. */
  static BandWindow beside(final Window dialog) {
    final BandWindow made = new BandWindow(dialog);
    final Point place = dialog == null ? null : Beside.of(dialog, made.window.getSize());
    if (place != null) {
      made.window.setLocation(place);
    }
    return made;
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
