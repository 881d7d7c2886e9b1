package org.cordj.imagej.explorer;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import org.cordj.imagej.GuiScale;
import org.cordj.rsfc.Definition;

/** What keys and buttons do to what is seen. For the event thread. */
final class ExplorerActions {

  private static final String NO_RAW =
      "No raw run was given; give it as raw when the Explorer is opened.";

  private static final String NO_REGIONS =
      "No regions were given; give their image as rois when the Explorer is opened.";

  private final ExplorerWindow window;

  ExplorerActions(final ExplorerWindow window) {
    this.window = window;
  }

  /** Keeps the seed in sight, or the voxel under the mouse if there is none or it is kept. */
  void pin() {
    final Wanted now = window.wanted();
    final Spot point = now.point() == null ? null : Spot.of(now.point());
    final Spot spot = now.seed() != null && !now.isPinned(now.seed()) ? now.seed() : point;
    if (now.pins().size() == Wanted.MOST_PINS) {
      window.controls().tell("There are " + Wanted.MOST_PINS + " pins; take one away first (X).");
    }
    window.want(w -> w.pinning(spot));
  }

  void unpin() {
    final List<Spot> pins = new ArrayList<>(window.wanted().pins());
    if (!pins.isEmpty()) {
      pins.remove(pins.size() - 1);
      window.want(w -> w.withPins(pins));
    }
  }

  void seedOfPin(final int n) {
    if (n < window.wanted().pins().size()) {
      window.seeds().goTo(window.wanted().pins().get(n));
    }
  }

  /** Draws the other run behind, or no longer. */
  void behind() {
    if (window.hasOtherRun()) {
      window.want(w -> w.withBehind(!w.behind()));
    } else {
      window.controls().tell(NO_RAW);
    }
  }

  /** The raw run, or the series again. */
  void otherRun() {
    if (window.hasOtherRun()) {
      window.want(w -> w.withRun(1 - w.run()));
    } else {
      window.controls().tell(NO_RAW);
    }
  }

  /** From now on seeds are whole regions, or voxels again. */
  void wholeRegions() {
    if (window.exploration().regions() == null) {
      window.controls().tell(NO_REGIONS);
    } else {
      window.seeds().wholeRegions(!window.seeds().wholeRegions());
    }
  }

  void nextDefinition() {
    final Definition[] all = Definition.values();
    window.want(w -> w.withDefinition(all[(w.definition().ordinal() + 1) % all.length]));
  }

  void nextColors() {
    final MapScheme[] all = MapScheme.values();
    final MapColors now = window.colors();
    window.setColors(now.withScheme(all[(now.scheme().ordinal() + 1) % all.length]));
  }

  void threshold(final double more) {
    final MapColors now = window.colors();
    window.setColors(now.withThreshold(Math.max(0, Math.min(0.99, now.threshold() + more))));
  }

  void showKeys(final List<ExplorerKeys.Shortcut> shortcuts) {
    final StringBuilder text = new StringBuilder("<html><table cellpadding=2>");
    for (final ExplorerKeys.Shortcut key : shortcuts) {
      text.append("<tr><td><b>").append(key.name().replace("<", "&lt;")).append("</b></td><td>");
      text.append(key.what()).append("</td></tr>");
    }
    text.append("</table>On the image, while the Explorer's tool is chosen, all but arrows and")
        .append(" pages.</html>");
    final JLabel label = new JLabel(text.toString());
    label.setName("keys");
    label.setFont(GuiScale.of(Look.PLAIN));
    JOptionPane.showMessageDialog(window, label, "Cord Explorer: keys", JOptionPane.PLAIN_MESSAGE);
  }
}
