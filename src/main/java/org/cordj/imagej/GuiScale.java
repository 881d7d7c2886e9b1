package org.cordj.imagej;

import ij.Prefs;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.border.TitledBorder;

/**
 * The scale at which ImageJ draws its own windows (Edit&gt;Options&gt;Appearance), for windows made
 * of Swing, which ImageJ leaves alone. The screen's own scale is Java's affair and not among it.
 */
public final class GuiScale {

  /** Below this nothing could be read. */
  private static final double LEAST = 0.5;

  private GuiScale() {}

  /** The scale, 1 for the ordinary one. */
  public static double get() {
    return Math.max(LEAST, Prefs.getGuiScale());
  }

  /** A length in pixels at that scale. */
  public static int of(final int pixels) {
    return (int) Math.round(pixels * get());
  }

  /** A font at that scale. */
  public static Font of(final Font font) {
    return font.deriveFont((float) (font.getSize2D() * get()));
  }

  /** The size of a window at that scale, but no larger than the screen has room for. */
  public static Dimension window(final int width, final int height) {
    final Rectangle screen =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    return new Dimension(Math.min(of(width), screen.width), Math.min(of(height), screen.height));
  }

  /**
   * Scales the letters of a part of a window and of all in it, and the rows of its tables. To be
   * called once, before the window is packed.
   */
  public static void apply(final Component part) {
    if (get() == 1) {
      return;
    }
    if (part instanceof JTable table) {
      table.setRowHeight(of(table.getRowHeight()));
      table.getTableHeader().setFont(of(table.getTableHeader().getFont()));
      for (int c = 0; c < table.getColumnCount(); c++) {
        final int width = table.getColumnModel().getColumn(c).getPreferredWidth();
        table.getColumnModel().getColumn(c).setPreferredWidth(of(width));
      }
    }
    if (part instanceof JComponent component
        && component.getBorder() instanceof TitledBorder border) {
      border.setTitleFont(of(UIManager.getFont("TitledBorder.font")));
    }
    if (part instanceof Container container) {
      // first what inherits this part's letters
      for (final Component inner : container.getComponents()) {
        apply(inner);
      }
    }
    if (part.isFontSet()) {
      part.setFont(of(part.getFont()));
    }
  }
}
