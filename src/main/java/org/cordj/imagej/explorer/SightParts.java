package org.cordj.imagej.explorer;

import java.awt.BorderLayout;
import java.awt.Cursor;
import java.awt.geom.Rectangle2D;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;
import org.cordj.image.Series;

/** What is seen in a window, part below part, and what the mouse does there. */
final class SightParts extends JPanel {

  private static final long serialVersionUID = 1;

  private static final int WIDTH_OF_ALL = 640;

  private final ExplorerWindow window;

  SightParts(final ExplorerWindow window) {
    this.window = window;
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    setBackground(Look.PAPER);
    add(
        new SightPanel(
            "header",
            WIDTH_OF_ALL,
            HeaderPainter.HEIGHT,
            (g, area) -> HeaderPainter.paint(g, area, window.exploration(), window.sight())));
    add(
        new SightPanel(
                "series",
                WIDTH_OF_ALL,
                170,
                (g, area) ->
                    SeriesPainter.paint(
                        g,
                        area,
                        window.sight(),
                        series().volumes(),
                        series().tr(),
                        window.image().getT() - 1))
            .with(new TimeMouse(), Cursor.HAND_CURSOR));
    add(spectrum());
    add(Box.createVerticalStrut(4));
    final MontagePainter montage = new MontagePainter(window.exploration());
    add(
        new SightPanel(
                "montage",
                WIDTH_OF_ALL,
                230,
                (g, area) ->
                    montage.paint(
                        g, area, window.sight(), window.shownColors(), window.image().getZ() - 1))
            .with(new TileMouse(montage), Cursor.CROSSHAIR_CURSOR));
  }

  private JPanel spectrum() {
    final JPanel both = new JPanel(new BorderLayout());
    both.setBackground(Look.PAPER);
    both.add(
        new SightPanel(
                "spectrum", 420, 200, (g, area) -> SpectrumPainter.paint(g, area, window.sight()))
            .with(
                new SightPanel.EdgeDrag(window::sight, window::setBands), Cursor.E_RESIZE_CURSOR));
    both.add(
        new SightPanel(
            "values",
            ValuesPainter.WIDTH,
            200,
            (g, area) -> ValuesPainter.paint(g, area, window.sight())),
        BorderLayout.EAST);
    return both;
  }

  private Series series() {
    return window.exploration().run(window.sight().wanted().run()).series();
  }

  /** A click or drag on the courses shows the volume of that time. */
  private final class TimeMouse implements SightPanel.Mouse {

    @Override
    public boolean over(final Rectangle2D area, final double x, final double y) {
      return volume(area, x) >= 0;
    }

    @Override
    public void press(final Rectangle2D area, final double x, final double y) {
      if (volume(area, x) >= 0) {
        window.image().setPosition(1, window.image().getZ(), volume(area, x) + 1);
      }
    }

    @Override
    public void drag(final Rectangle2D area, final double x, final double y) {
      press(area, x, y);
    }

    private int volume(final Rectangle2D area, final double x) {
      final int volumes = series().volumes();
      final double tr = series().tr();
      final double at = SeriesPainter.axes(area, window.sight(), volumes, tr).valueAt(x) / tr;
      return at > -0.5 && at < volumes - 0.5 ? (int) Math.rint(at) : -1;
    }
  }

  /** A click or drag on a slice of the montage sets the seed there. */
  private final class TileMouse implements SightPanel.Mouse {

    private final MontagePainter montage;

    TileMouse(final MontagePainter montage) {
      this.montage = montage;
    }

    @Override
    public boolean over(final Rectangle2D area, final double x, final double y) {
      return montage.at(area, x, y) != null;
    }

    @Override
    public void press(final Rectangle2D area, final double x, final double y) {
      final Place place = montage.at(area, x, y);
      if (place != null) {
        window.seeds().goTo(place);
      }
    }

    @Override
    public void drag(final Rectangle2D area, final double x, final double y) {
      press(area, x, y);
    }
  }
}
