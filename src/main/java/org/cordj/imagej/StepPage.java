package org.cordj.imagej;

import ij.io.DirectoryChooser;
import ij.io.OpenDialog;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.UIManager;

/** The page of one step of {@link FirstStepsWindow}: words, fields, what went wrong, a picture. */
final class StepPage extends JPanel {

  private static final long serialVersionUID = 1L;

  /** Dark enough on grey, and another brightness too for those who see no red. */
  private static final Color WRONG = new Color(0xa3, 0x1d, 0x12);

  private final transient GuidedStep step;
  private final transient GuidedRun run;
  private final transient Map<String, JComponent> inputs = new LinkedHashMap<>();
  private final JPanel form = new JPanel(new GridBagLayout());
  private final JTextArea wrong = text("");
  private final Picture picture = new Picture();

  StepPage(final GuidedStep step, final GuidedRun run) {
    super(new BorderLayout(0, 8));
    this.step = step;
    this.run = run;
    setBorder(BorderFactory.createEmptyBorder(14, 8, 8, 14));
    final JLabel heading = new JLabel(step.title());
    heading.setFont(heading.getFont().deriveFont(Font.BOLD, heading.getFont().getSize() * 1.5f));
    final JTextArea words = text(step.words());
    for (final GuidedStep.Field field : step.fields()) {
      add(field);
    }
    wrong.setForeground(WRONG);
    wrong.setFont(wrong.getFont().deriveFont(Font.BOLD));
    wrong.setName("wrong");
    final JPanel south = new JPanel(new BorderLayout());
    south.add(form, BorderLayout.CENTER);
    south.add(wrong, BorderLayout.SOUTH);
    final JPanel top = new JPanel(new BorderLayout(0, 8));
    top.add(heading, BorderLayout.NORTH);
    top.add(words, BorderLayout.CENTER);
    top.add(south, BorderLayout.SOUTH);
    add(top, BorderLayout.NORTH);
    add(picture, BorderLayout.CENTER);
  }

  private static JTextArea text(final String words) {
    final JTextArea area = new JTextArea(words);
    area.setEditable(false);
    area.setFocusable(false);
    area.setOpaque(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setFont(UIManager.getFont("Label.font").deriveFont(Font.PLAIN));
    return area;
  }

  private void add(final GuidedStep.Field field) {
    final GridBagConstraints cell = new GridBagConstraints();
    cell.gridy = inputs.size();
    cell.anchor = GridBagConstraints.WEST;
    cell.insets = new Insets(2, 0, 2, 8);
    final JLabel label = new JLabel(field.label());
    form.add(label, cell);
    final JComponent input;
    if (field.kind() == GuidedStep.Kind.CHOICE) {
      final JComboBox<String> choice = new JComboBox<>(field.choices().toArray(new String[0]));
      choice.setSelectedItem(run.value(field.name()));
      input = choice;
    } else {
      input = new JTextField(run.value(field.name()), field.isPath() ? 24 : 12);
    }
    input.setName(field.name());
    label.setLabelFor(input);
    inputs.put(field.name(), input);
    // the field takes what is left of the row, so that a long label never pushes a button out
    cell.weightx = 1;
    cell.fill = field.isPath() ? GridBagConstraints.HORIZONTAL : GridBagConstraints.NONE;
    form.add(input, cell);
    cell.weightx = 0;
    cell.fill = GridBagConstraints.NONE;
    if (field.isPath()) {
      final JButton browse = new JButton("Browse...");
      browse.addActionListener(e -> browse(field, (JTextField) input));
      form.add(browse, cell);
    }
  }

  private static void browse(final GuidedStep.Field field, final JTextField input) {
    final String path;
    if (field.kind() == GuidedStep.Kind.FOLDER) {
      path = new DirectoryChooser(field.label()).getDirectory();
    } else {
      path = new OpenDialog(field.label()).getPath();
    }
    if (path != null) {
      input.setText(path);
    }
  }

  /** Gives the fields' values to the run; the next file is looked for where these lie. */
  void take() {
    inputs.forEach(
        (name, input) ->
            run.set(
                name,
                input instanceof JTextField field
                    ? field.getText()
                    : String.valueOf(((JComboBox<?>) input).getSelectedItem())));
    for (final GuidedStep.Field field : step.fields()) {
      if (field.isPath()) {
        LastFolder.remember(run.value(field.name()));
      }
    }
  }

  /** Shows a sentence below the fields; empty for none. */
  void say(final String sentence) {
    wrong.setText(sentence);
    revalidate();
  }

  /** Shows the step's picture, and whether fields can be changed now. */
  void refresh(final boolean editable) {
    inputs.values().forEach(i -> i.setEnabled(editable));
    picture.show(run.picture(step));
  }

  /** A picture as large as there is room, never larger than it is. */
  private static final class Picture extends JComponent {

    private static final long serialVersionUID = 1L;

    private transient BufferedImage image;

    void show(final Path file) {
      try {
        image = file == null ? null : ImageIO.read(file.toFile());
      } catch (final IOException e) {
        // the file was taken away meanwhile: the page has no picture then
        image = null;
      }
      repaint();
    }

    @Override
    protected void paintComponent(final Graphics graphics) {
      if (image == null) {
        return;
      }
      final double scale =
          Math.min(
              1,
              Math.min(
                  (double) getWidth() / image.getWidth(),
                  (double) getHeight() / image.getHeight()));
      final Graphics2D g = (Graphics2D) graphics.create();
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
      g.drawImage(
          image,
          0,
          0,
          (int) Math.round(scale * image.getWidth()),
          (int) Math.round(scale * image.getHeight()),
          null);
      g.dispose();
    }
  }
}
