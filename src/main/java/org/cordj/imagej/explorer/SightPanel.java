package org.cordj.imagej.explorer;

import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import org.cordj.imagej.GuiScale;
import org.cordj.rsfc.Band;

/**
 * A part of the window that a painter draws: at the screen's scale, and at ImageJ's own one
 * (Edit>Options>Appearance). Painters know neither.
 */
final class SightPanel extends JComponent {

  private static final long serialVersionUID = 1;

  /** Draws into an area. */
  interface Painter {
    void paint(Graphics2D g, Rectangle2D area);
  }

  /** What a mouse does in the area. */
  interface Mouse {

    /** Whether something can be taken hold of here. */
    boolean over(Rectangle2D area, double x, double y);

    /** Pressed. */
    void press(Rectangle2D area, double x, double y);

    /** Dragged, the button held. */
    void drag(Rectangle2D area, double x, double y);
  }

  private final transient Painter painter;
  private final double scale = GuiScale.get();

  SightPanel(final String name, final int width, final int height, final Painter painter) {
    this.painter = painter;
    setName(name);
    setPreferredSize(
        new Dimension((int) Math.round(width * scale), (int) Math.round(height * scale)));
    setMinimumSize(new Dimension(60, Math.min(60, (int) Math.round(height * scale))));
  }

  /** Lets the mouse do something. */
  SightPanel with(final Mouse mouse, final int cursor) {
    final MouseAdapter adapter =
        new MouseAdapter() {
          @Override
          public void mouseMoved(final MouseEvent e) {
            final Point2D p = at(e);
            setCursor(
                Cursor.getPredefinedCursor(
                    mouse.over(area(), p.getX(), p.getY()) ? cursor : Cursor.DEFAULT_CURSOR));
          }

          @Override
          public void mousePressed(final MouseEvent e) {
            mouse.press(area(), at(e).getX(), at(e).getY());
          }

          @Override
          public void mouseDragged(final MouseEvent e) {
            mouse.drag(area(), at(e).getX(), at(e).getY());
          }
        };
    addMouseListener(adapter);
    addMouseMotionListener(adapter);
    return this;
  }

  private Point2D at(final MouseEvent e) {
    return new Point2D.Double(e.getX() / scale, e.getY() / scale);
  }

  private Rectangle2D area() {
    return new Rectangle2D.Double(0, 0, getWidth() / scale, getHeight() / scale);
  }

  @Override
  protected void paintComponent(final Graphics g) {
    final Graphics2D g2 = (Graphics2D) g.create();
    g2.setColor(Look.PAPER);
    g2.fillRect(0, 0, getWidth(), getHeight());
    g2.scale(scale, scale);
    Look.smooth(g2);
    painter.paint(g2, area());
    g2.dispose();
  }

  /** The dragging of band edges on a spectrum. */
  static final class EdgeDrag implements Mouse {

    private final Supplier<Sight> sight;
    private final Consumer<List<Band>> moved;
    private SpectrumPainter.Edge held;

    EdgeDrag(final Supplier<Sight> sight, final Consumer<List<Band>> moved) {
      this.sight = sight;
      this.moved = moved;
    }

    @Override
    public boolean over(final Rectangle2D area, final double x, final double y) {
      return SpectrumPainter.edgeAt(area, sight.get(), x, y) != null;
    }

    @Override
    public void press(final Rectangle2D area, final double x, final double y) {
      held = SpectrumPainter.edgeAt(area, sight.get(), x, y);
    }

    @Override
    public void drag(final Rectangle2D area, final double x, final double y) {
      if (held == null) {
        return;
      }
      final Axes axes = SpectrumPainter.axes(area, sight.get());
      final List<Band> before = sight.get().wanted().bands();
      final List<Band> after = held.moved(before, axes.valueAt(x), axes.right());
      if (!after.equals(before)) {
        moved.accept(after);
      }
    }
  }
}
