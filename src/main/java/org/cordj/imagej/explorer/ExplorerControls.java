package org.cordj.imagej.explorer;

import ij.Prefs;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JToggleButton;
import org.cordj.rsfc.Definition;

/** The sliders, choices and buttons below what is seen. */
final class ExplorerControls extends JPanel {

  private static final long serialVersionUID = 1;

  private final ExplorerWindow window;
  private final transient ExplorerFiles files;
  private final JSlider threshold;
  private final JLabel thresholdValue = new JLabel();
  private final JComboBox<String> definition =
      new JComboBox<>(
          Arrays.stream(Definition.values()).map(Definition::key).toArray(String[]::new));
  private final JToggleButton raw = new JToggleButton("Raw");
  private final JButton again = button("Read again", "U", this::readAgain);
  private final JLabel words = new JLabel(" ");

  ExplorerControls(final ExplorerWindow window) {
    this.window = window;
    files = new ExplorerFiles(window);
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    setBackground(Look.PAPER);
    final MapColors colors = window.colors();
    threshold = slider(99, (int) Math.rint(100 * colors.threshold()), this::moveThreshold);
    threshold.setName("threshold");
    thresholdValue.setText(Look.number(colors.threshold(), 2));
    final JSlider opacity =
        slider(
            100,
            (int) Math.rint(100 * colors.opacity()),
            v -> window.setColors(window.colors().withOpacity(v)));
    opacity.setName("opacity");
    final JSlider range =
        slider(
            100,
            (int) Math.rint(100 * colors.range()),
            v -> window.setColors(window.colors().withRange(Math.max(0.05, v))));
    range.setName("range");
    add(
        row(
            new JLabel("Threshold |r|"),
            threshold,
            thresholdValue,
            new JLabel("  Strongest colour"),
            range,
            new JLabel("  Opacity"),
            opacity));
    definition.setName("definition");
    definition.setSelectedItem(window.wanted().definition().key());
    definition.addActionListener(
        e -> {
          final Definition chosen = Definition.of((String) definition.getSelectedItem());
          window.want(w -> w.withDefinition(chosen));
        });
    definition.setFocusable(false);
    raw.setName("raw");
    raw.setFocusable(false);
    raw.setToolTipText("The run before denoising (R)");
    raw.setEnabled(window.exploration().runs() > 1);
    raw.addActionListener(e -> window.want(w -> w.withRun(raw.isSelected() ? 1 : 0)));
    add(
        row(
            new JLabel("ALFF as"),
            definition,
            raw,
            button("Pin", "P", this::pin),
            button("Unpin", "X", this::unpin),
            button("Macro", "M", this::copyMacro),
            button("PNG...", "G", this::savePicture),
            button("TSV...", "T", this::saveTables),
            again));
    words.setName("words");
    words.setForeground(Look.FAINT);
    add(row(words));
    again.setVisible(false);
    large(this);
  }

  private static JSlider slider(final int most, final int value, final DoubleConsumer moved) {
    final JSlider slider = new JSlider(0, most, Math.min(most, value));
    slider.setOpaque(false);
    slider.setFocusable(false);
    slider.setPreferredSize(new Dimension(110, 22));
    slider.addChangeListener(e -> moved.accept(slider.getValue() / 100.0));
    return slider;
  }

  private static JButton button(final String label, final String key, final Runnable action) {
    final JButton button = new JButton(label);
    button.setName(label);
    button.setToolTipText(label + " (" + key + ")");
    button.setFocusable(false);
    button.setMargin(new Insets(2, 8, 2, 8));
    button.addActionListener(e -> action.run());
    return button;
  }

  private static JPanel row(final JComponent... parts) {
    final JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 3));
    row.setOpaque(false);
    for (final JComponent part : parts) {
      row.add(part);
    }
    return row;
  }

  /** Letters as large as ImageJ's own, see Edit>Options>Appearance. */
  private static void large(final Component part) {
    if (part instanceof JComponent component) {
      final Font font = component instanceof JPanel ? null : Look.PLAIN;
      if (font != null) {
        component.setFont(font.deriveFont((float) (font.getSize() * Prefs.getGuiScale())));
      }
      Arrays.stream(component.getComponents()).forEach(ExplorerControls::large);
    }
  }

  private void moveThreshold(final double value) {
    thresholdValue.setText(Look.number(value, 2));
    window.setColors(window.colors().withThreshold(value));
  }

  void threshold(final double more) {
    threshold.setValue(threshold.getValue() + (int) Math.rint(100 * more));
  }

  /** Shows what a sight has to say. */
  void update(final Sight sight, final String changed) {
    again.setVisible(!changed.isEmpty());
    if (!changed.isEmpty()) {
      say(changed + " Press U to read it again.");
    } else if (!sight.trouble().isEmpty()) {
      say(sight.trouble());
    } else {
      words.setForeground(Look.FAINT);
      words.setText(
          sight.seed() == null
              ? "Click or drag on the image: seed map.  Drag the bands' edges.  F1: all keys."
              : "Seed "
                  + sight.seed().place()
                  + " of '"
                  + window.exploration().run(sight.wanted().run()).series().name()
                  + "'.  F1: all keys.");
    }
  }

  /** Says something that has gone wrong. */
  void say(final String sentence) {
    words.setForeground(new Color(0xb33c00));
    words.setText(sentence);
    words.setToolTipText(sentence);
  }

  /** Says something that has gone well. */
  void tell(final String sentence) {
    words.setForeground(Look.INK);
    words.setText(sentence);
  }

  void pin() {
    final Wanted now = window.wanted();
    final Place place =
        now.seed() != null && !now.pins().contains(now.seed()) ? now.seed() : now.point();
    if (now.pins().size() == Wanted.MOST_PINS) {
      tell("There are " + Wanted.MOST_PINS + " pins; take one away first (X).");
    }
    window.want(w -> w.pinning(place));
  }

  void unpin() {
    final List<Place> pins = new ArrayList<>(window.wanted().pins());
    if (!pins.isEmpty()) {
      pins.remove(pins.size() - 1);
      window.want(w -> w.withPins(pins));
    }
  }

  void seedOfPin(final int n) {
    if (n < window.wanted().pins().size()) {
      window.goTo(window.wanted().pins().get(n));
    }
  }

  void otherRun() {
    if (raw.isEnabled()) {
      raw.doClick();
    } else {
      tell("No raw run was given; give it as raw when the Explorer is opened.");
    }
  }

  /** The raw run was closed. */
  void withoutRaw() {
    raw.setSelected(false);
    raw.setEnabled(false);
    window.want(w -> w.withRun(0));
  }

  void nextDefinition() {
    definition.setSelectedIndex((definition.getSelectedIndex() + 1) % definition.getItemCount());
  }

  void copyMacro() {
    files.copyMacro();
  }

  void savePicture() {
    files.savePicture();
  }

  void saveTables() {
    files.saveTables();
  }

  void readAgain() {
    files.readAgain();
  }

  void showKeys(final List<ExplorerKeys.Shortcut> shortcuts) {
    final StringBuilder text = new StringBuilder("<html><table cellpadding=2>");
    for (final ExplorerKeys.Shortcut key : shortcuts) {
      text.append("<tr><td><b>").append(key.name().replace("<", "&lt;")).append("</b></td><td>");
      text.append(key.what()).append("</td></tr>");
    }
    text.append("</table>On the image, while the Explorer's tool is chosen, all but arrows, pages")
        .append(" and digits.</html>");
    JOptionPane.showMessageDialog(
        window, new JLabel(text.toString()), "Cord Explorer: keys", JOptionPane.PLAIN_MESSAGE);
  }
}
