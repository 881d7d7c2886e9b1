package org.cordj.imagej.explorer;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Insets;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import org.cordj.imagej.GuiScale;
import org.cordj.rsfc.Definition;

/** The sliders, choices and buttons below what is seen, and the line that says something. */
final class ExplorerControls extends JPanel {

  private static final long serialVersionUID = 1;

  private static final Color WRONG = new Color(0xb33c00);

  private final ExplorerWindow window;
  private final JSlider threshold;
  private final JSlider range;
  private final JSlider opacity;
  private final JLabel thresholdValue = new JLabel("0.00");
  private final JComboBox<String> scheme =
      list("colors", Arrays.stream(MapScheme.values()).map(MapScheme::key).toArray(String[]::new));
  private final JComboBox<String> definition =
      list(
          "definition",
          Arrays.stream(Definition.values()).map(Definition::key).toArray(String[]::new));
  private final JToggleButton region;
  private final JToggleButton raw;
  private final JButton again;
  private final JTextArea words = new JTextArea(2, 1);

  /** What was wished when something was said: it stays until something else is wished. */
  private transient Wanted saidAt;

  /** Whether the controls are being set to what is, which is no wish. */
  private boolean following;

  ExplorerControls(final ExplorerWindow window) {
    this.window = window;
    final ExplorerActions to = window.actions();
    final ExplorerFiles files = window.files();
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    setBackground(Look.PAPER);
    threshold = slider("threshold", 99, v -> window.setColors(window.colors().withThreshold(v)));
    range =
        slider("range", 100, v -> window.setColors(window.colors().withRange(Math.max(0.05, v))));
    opacity = slider("opacity", 100, v -> window.setColors(window.colors().withOpacity(v)));
    scheme.addActionListener(
        e -> {
          if (!following) {
            final MapScheme chosen = MapScheme.values()[scheme.getSelectedIndex()];
            window.setColors(window.colors().withScheme(chosen));
          }
        });
    scheme.setToolTipText("Colours of the map (C)");
    definition.addActionListener(
        e -> {
          if (!following) {
            final Definition chosen = Definition.of((String) definition.getSelectedItem());
            window.want(w -> w.withDefinition(chosen));
          }
        });
    definition.setToolTipText("Whose ALFF (D)");
    region = toggle("Region", "S", "the mean of the region is the seed", to::wholeRegions);
    region.setEnabled(window.exploration().regions() != null);
    raw = toggle("Raw", "R", "the run before denoising", to::otherRun);
    again = button("Read again", "U", files::readAgain);
    again.setVisible(false);
    words.setName("words");
    words.setEditable(false);
    words.setFocusable(false);
    words.setOpaque(false);
    words.setLineWrap(true);
    words.setWrapStyleWord(true);
    words.setBorder(BorderFactory.createEmptyBorder(3, 6, 3, 6));
    words.setAlignmentX(LEFT_ALIGNMENT);
    add(
        row(
            new JLabel("Threshold |r|"),
            threshold,
            thresholdValue,
            new JLabel("  Strongest colour"),
            range,
            scheme));
    add(row(new JLabel("Opacity"), opacity, new JLabel("  ALFF as"), definition, again));
    add(
        row(
            region,
            raw,
            button("Pin", "P", to::pin),
            button("Unpin", "X", to::unpin),
            button("Macro", "M", files::copyMacro),
            button("PNG...", "G", files::savePicture),
            button("TSV...", "T", files::saveTables),
            button("Keys", "H", () -> window.keys().show())));
    add(words);
    letter(this);
    // as wide as any value
    thresholdValue.setPreferredSize(thresholdValue.getPreferredSize());
    followColors();
  }

  private JSlider slider(final String name, final int most, final DoubleConsumer moved) {
    final JSlider slider = new JSlider(0, most);
    slider.setName(name);
    slider.setOpaque(false);
    slider.setFocusable(false);
    slider.setPreferredSize(new Dimension(GuiScale.of(110), GuiScale.of(22)));
    slider.addChangeListener(
        e -> {
          if (!following) {
            moved.accept(slider.getValue() / 100.0);
          }
        });
    return slider;
  }

  private static JComboBox<String> list(final String name, final String[] items) {
    final JComboBox<String> list = new JComboBox<>(items);
    list.setName(name);
    list.setFocusable(false);
    return list;
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

  private static JToggleButton toggle(
      final String label, final String key, final String what, final Runnable action) {
    final JToggleButton button = new JToggleButton(label);
    button.setName(label);
    button.setToolTipText(what + " (" + key + ")");
    button.setFocusable(false);
    button.setMargin(new Insets(2, 8, 2, 8));
    button.addActionListener(e -> action.run());
    return button;
  }

  private static JPanel row(final JComponent... parts) {
    final JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 3));
    row.setAlignmentX(LEFT_ALIGNMENT);
    row.setOpaque(false);
    for (final JComponent part : parts) {
      row.add(part);
    }
    return row;
  }

  /** The same letters in all, as large as ImageJ's own. */
  private static void letter(final Container part) {
    for (final Component inner : part.getComponents()) {
      if (!(inner instanceof JPanel)) {
        inner.setFont(GuiScale.of(Look.PLAIN));
      }
      if (inner instanceof Container container) {
        letter(container);
      }
    }
  }

  /** Shows the colours that there are now. */
  void followColors() {
    final MapColors colors = window.colors();
    following = true;
    threshold.setValue((int) Math.rint(100 * colors.threshold()));
    range.setValue((int) Math.rint(100 * colors.range()));
    opacity.setValue((int) Math.rint(100 * colors.opacity()));
    scheme.setSelectedItem(colors.scheme().key());
    thresholdValue.setText(Look.number(colors.threshold(), 2));
    following = false;
  }

  /**
   * Shows what a sight has to say.
   *
   * @param changed what is no longer as it was read, a sentence; empty if all is
   */
  void update(final Sight sight, final String changed) {
    following = true;
    definition.setSelectedItem(window.wanted().definition().key());
    region.setSelected(window.seeds().wholeRegions());
    raw.setSelected(window.wanted().run() == 1);
    raw.setEnabled(window.hasOtherRun());
    following = false;
    again.setVisible(!changed.isEmpty());
    if (!changed.isEmpty()) {
      words(changed + " Press U to read it again.", WRONG);
    } else if (!sight.trouble().isEmpty()) {
      words(sight.trouble(), WRONG);
    } else if (!window.wanted().withPoint(null).equals(saidAt)) {
      saidAt = null;
      words(
          sight.seed() == null
              ? "Click or drag on the image: seed map.  Drag the bands' edges.  H: all keys."
              : "Seed "
                  + sight.seed().spot().label()
                  + " of '"
                  + window.exploration().run(sight.wanted().run()).series().name()
                  + "'.  H: all keys.",
          Look.FAINT);
    }
  }

  /** Says something that has gone wrong. */
  void say(final String sentence) {
    saidAt = window.wanted().withPoint(null);
    words(sentence, WRONG);
  }

  /** Says something that has gone well. */
  void tell(final String sentence) {
    saidAt = window.wanted().withPoint(null);
    words(sentence, Look.INK);
  }

  private void words(final String sentence, final Color color) {
    words.setForeground(color);
    words.setText(sentence);
  }
}
