package org.cordj.imagej;

import ij.IJ;
import ij.io.SaveDialog;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.GridLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.WindowConstants;
import org.cordj.io.SafeFiles;

/**
 * The window in which a pipeline is put together: the steps on the left, the keys and outputs of
 * the chosen one on the right, below what is wrong with it. Check says that without running
 * anything, Save writes the JSON file, Save macro a macro with the same steps. The command that
 * opened it does not wait for it.
 */
public final class PipelineEditor extends JDialog {

  private static final long serialVersionUID = 1;
  private static final String TITLE = "Cord Pipeline Editor";

  private final transient PipelineDraft draft;
  private final transient CommandSteps commands;
  private final transient Path target;
  private final JTextField name = new JTextField(16);
  private final JTextField description = new JTextField(40);
  private final DefaultListModel<String> steps = new DefaultListModel<>();
  private final JList<String> list = new JList<>(steps);
  private final JComboBox<String> operations = new JComboBox<>();
  private final JTextField stepName = new JTextField(12);
  private final JTextField source = new JTextField(30);
  private final StepKeysTable keys;
  private final NamedTable outputs;
  private final NamedTable inputs;
  private final JTextArea said = new JTextArea(3, 60);

  /** The step whose fields are shown. */
  private int shown = -1;

  private PipelineEditor(
      final PipelineDraft draft, final CommandSteps commands, final Path target) {
    super(IJ.getInstance(), TITLE, false);
    this.draft = draft;
    this.commands = commands;
    this.target = target;
    keys = new StepKeysTable(draft);
    outputs =
        new NamedTable(
            List.of("image", "key", "file", "find", "heading", "slide", "caption"),
            () -> shown < 0 ? null : PipelineDraft.child(draft.step(shown), "outputs"));
    inputs = new NamedTable(List.of("file", "required", "description"), draft::inputs);
    setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    setLayout(new BorderLayout(6, 6));
    name.setText(draft.text("name"));
    description.setText(draft.text("description"));
    description.setCaretPosition(0);
    final JPanel top = new JPanel(new FlowLayout(FlowLayout.LEFT));
    top.add(labelled("Name", name));
    top.add(labelled("What it is for", description));
    add(top, BorderLayout.NORTH);
    final JSplitPane middle =
        new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, stepsPanel(), stepPanel());
    middle.setDividerLocation(GuiScale.of(330));
    add(middle, BorderLayout.CENTER);
    add(bottom(), BorderLayout.SOUTH);
    refresh(0);
    check();
    GuiScale.apply(getContentPane());
    setPreferredSize(GuiScale.window(1120, 720));
    pack();
    setLocationRelativeTo(null);
  }

  /**
   * Opens the window.
   *
   * @param target where Save writes; null to be asked
   * @return false if there is no display, and so no window
   */
  public static boolean open(
      final PipelineDraft draft, final CommandSteps commands, final Path target) {
    if (GraphicsEnvironment.isHeadless()) {
      return false;
    }
    EventQueue.invokeLater(() -> new PipelineEditor(draft, commands, target).setVisible(true));
    return true;
  }

  private static JPanel labelled(final String text, final JComponent field) {
    final JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEFT, 4, 0));
    final JLabel label = new JLabel(text);
    label.setLabelFor(field);
    panel.add(label);
    panel.add(field);
    return panel;
  }

  private static JButton button(final String text, final char key, final Runnable action) {
    final JButton button = new JButton(text);
    button.setMnemonic(key);
    button.addActionListener(e -> action.run());
    return button;
  }

  private JPanel stepsPanel() {
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.addListSelectionListener(
        e -> {
          if (!e.getValueIsAdjusting()) {
            chosen();
          }
        });
    // a command of another plugin is typed by its label
    operations.setEditable(true);
    for (final Map.Entry<String, List<String>> part : draft.operations().entrySet()) {
      part.getValue().forEach(l -> operations.addItem(part.getKey() + "> " + l));
    }
    final JPanel moves = new JPanel(new FlowLayout(FlowLayout.LEFT));
    moves.add(button("Up", 'U', () -> move(-1)));
    moves.add(button("Down", 'D', () -> move(1)));
    moves.add(button("Remove", 'R', this::removeStep));
    moves.add(button("Add", 'A', this::addStep));
    final JPanel below = new JPanel(new GridLayout(2, 1));
    below.add(operations);
    below.add(moves);
    final JPanel panel = new JPanel(new BorderLayout(4, 4));
    panel.setBorder(BorderFactory.createTitledBorder("Steps"));
    panel.add(new JScrollPane(list), BorderLayout.CENTER);
    panel.add(below, BorderLayout.SOUTH);
    return panel;
  }

  private JPanel stepPanel() {
    final JPanel head = new JPanel(new FlowLayout(FlowLayout.LEFT));
    head.add(labelled("Step", stepName));
    head.add(labelled("Source", source));
    final JScrollPane below = new JScrollPane(outputs);
    below.setBorder(
        BorderFactory.createTitledBorder("What it leaves (a name in the last row adds one)"));
    below.setPreferredSize(new Dimension(GuiScale.of(100), GuiScale.of(150)));
    final JScrollPane files = new JScrollPane(inputs);
    files.setBorder(
        BorderFactory.createTitledBorder("Files that the pipeline takes beside the run"));
    files.setPreferredSize(new Dimension(GuiScale.of(100), GuiScale.of(110)));
    final JPanel lower = new JPanel(new BorderLayout());
    lower.add(below, BorderLayout.CENTER);
    lower.add(files, BorderLayout.SOUTH);
    final JScrollPane above = new JScrollPane(keys);
    above.setBorder(BorderFactory.createTitledBorder("Keys, as in a macro"));
    final JPanel panel = new JPanel(new BorderLayout(4, 4));
    panel.add(head, BorderLayout.NORTH);
    panel.add(above, BorderLayout.CENTER);
    panel.add(lower, BorderLayout.SOUTH);
    return panel;
  }

  private JPanel bottom() {
    said.setEditable(false);
    said.setLineWrap(true);
    said.setWrapStyleWord(true);
    final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
    buttons.add(button("Check", 'C', this::check));
    buttons.add(button("Save...", 'S', () -> save(".json")));
    buttons.add(button("Save macro...", 'M', () -> save(".ijm")));
    buttons.add(button("Close", 'L', this::dispose));
    final JPanel panel = new JPanel(new BorderLayout());
    panel.add(new JScrollPane(said), BorderLayout.CENTER);
    panel.add(buttons, BorderLayout.SOUTH);
    return panel;
  }

  /** Takes what stands in the fields and cells into the document. */
  private void take() {
    for (final JTable table : List.of(keys, outputs, inputs)) {
      if (table.isEditing()) {
        table.getCellEditor().stopCellEditing();
      }
    }
    draft.setText("name", name.getText());
    draft.setText("description", description.getText());
    takeStep(shown);
  }

  private void takeStep(final int index) {
    if (index >= 0 && index < steps.size()) {
      PipelineDraft.set(draft.step(index), "name", stepName.getText());
      PipelineDraft.set(draft.step(index), "source", source.getText());
    }
  }

  private void chosen() {
    final int index = list.getSelectedIndex();
    if (index == shown) {
      return;
    }
    take();
    shown = index;
    stepName.setText(index < 0 ? "" : draft.step(index).path("name").asText());
    source.setText(index < 0 ? "" : draft.step(index).path("source").asText());
    stepName.setCaretPosition(0);
    source.setCaretPosition(0);
    keys.show(index);
    outputs.refresh();
  }

  /** Lists the steps anew and shows one of them. */
  private void refresh(final int index) {
    shown = -1;
    steps.clear();
    draft.stepNames().forEach(steps::addElement);
    list.setSelectedIndex(Math.min(index, steps.size() - 1));
    list.ensureIndexIsVisible(Math.max(0, list.getSelectedIndex()));
    if (steps.isEmpty()) {
      keys.show(-1);
      outputs.refresh();
    }
  }

  private void addStep() {
    final String item = String.valueOf(operations.getEditor().getItem()).strip();
    if (!item.isEmpty()) {
      take();
      refresh(draft.add(item.replaceFirst("^[A-Za-z]+> ", "")));
      check();
    }
  }

  private void removeStep() {
    final int index = list.getSelectedIndex();
    if (index >= 0) {
      take();
      draft.remove(index);
      refresh(index);
      check();
    }
  }

  private void move(final int by) {
    final int index = list.getSelectedIndex();
    if (index >= 0) {
      take();
      refresh(draft.move(index, by));
    }
  }

  private void check() {
    take();
    try {
      final int n = draft.check().steps().size();
      said.setText("In order: " + n + (n == 1 ? " step." : " steps."));
    } catch (final IOException e) {
      said.setText(e.getMessage());
    }
  }

  private void save(final String ending) {
    take();
    try {
      // refused before a name is asked for
      draft.check();
      final Path path = ending.equals(".json") && target != null ? target : ask(ending);
      if (path != null) {
        if (ending.equals(".json")) {
          draft.write(path);
        } else {
          SafeFiles.writeText(path, MacroWriter.write(draft.check(), commands));
        }
        said.setText("Written: " + path);
      }
    } catch (final IOException | IllegalArgumentException e) {
      said.setText(e.getMessage());
    }
  }

  private Path ask(final String ending) {
    final SaveDialog dialog = new SaveDialog("Save pipeline", draft.text("name"), ending);
    return dialog.getFileName() == null
        ? null
        : Path.of(dialog.getDirectory()).resolve(dialog.getFileName());
  }
}
