package org.cordj.imagej;

import ij.IJ;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/**
 * The window that leads through {@link GuidedRun}: a page a step with its words, fields and
 * picture, Back and Next, and the macro as it grows. A step that is refused says why on its own
 * page, where its fields are.
 *
 * <p>Everything here runs on the event thread but the steps, which have a thread of their own;
 * while one runs, its progress and a Cancel button are shown and the pages stand still.
 */
public final class FirstStepsWindow extends JFrame {

  private static final long serialVersionUID = 1L;

  private static final String TITLE = "Cord First Steps";
  private static final GuidedStep[] STEPS = GuidedStep.values();

  private final transient GuidedRun run = new GuidedRun();
  private final transient Map<GuidedStep, StepPage> pages = new EnumMap<>(GuidedStep.class);
  private final JPanel cards = new JPanel(new CardLayout());
  private final JPanel list = new JPanel();
  private final JTextArea macro = new JTextArea();
  private final JProgressBar bar = new JProgressBar();
  private final JButton back = new JButton("Back");
  private final JButton next = new JButton("Next");
  private final JButton again = new JButton("Do it again");
  private final JButton cancel = new JButton("Cancel");
  private final JButton close = new JButton("Close windows...");
  private transient PolledProgress progress;
  private int at;

  private FirstStepsWindow() {
    super(TITLE);
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    for (final GuidedStep step : STEPS) {
      final StepPage page = new StepPage(step, run);
      pages.put(step, page);
      cards.add(page, step.name());
    }
    macro.setEditable(false);
    macro.setFont(new Font(Font.MONOSPACED, Font.PLAIN, macro.getFont().getSize()));
    macro.setName("macro");
    final JScrollPane text = new JScrollPane(macro);
    text.setBorder(BorderFactory.createTitledBorder("The macro so far"));
    final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, cards, text);
    split.setResizeWeight(0.8);
    split.setBorder(null);
    list.setLayout(new javax.swing.BoxLayout(list, javax.swing.BoxLayout.Y_AXIS));
    list.setBorder(BorderFactory.createEmptyBorder(14, 14, 14, 18));
    add(list, BorderLayout.WEST);
    add(split, BorderLayout.CENTER);
    add(buttons(), BorderLayout.SOUTH);
    GuiScale.apply(getContentPane());
    setPreferredSize(GuiScale.window(980, 760));
    pack();
    split.setDividerLocation(0.78);
    setLocationRelativeTo(null);
    show(0);
  }

  /**
   * Opens the window, or brings the one that is open to the front.
   *
   * @throws IllegalArgumentException if there is no display
   */
  public static void open() {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalArgumentException(
          "Cord First Steps is a window and needs a display; a macro of the same steps is"
              + " clean_run.ijm.");
    }
    Outputs.onEventThread(
        () -> {
          for (final java.awt.Frame frame : getFrames()) {
            if (frame instanceof FirstStepsWindow && frame.isDisplayable()) {
              frame.toFront();
              return;
            }
          }
          new FirstStepsWindow().setVisible(true);
        });
  }

  private JPanel buttons() {
    back.addActionListener(e -> show(at - 1));
    next.addActionListener(e -> next());
    again.addActionListener(e -> begin());
    cancel.addActionListener(e -> progress.cancel());
    final JButton help = new JButton("Help");
    help.addActionListener(e -> HelpPages.showFor(STEPS[at].help()));
    final JButton copy = new JButton("Copy macro");
    copy.addActionListener(
        e ->
            getToolkit()
                .getSystemClipboard()
                .setContents(new java.awt.datatransfer.StringSelection(macro.getText()), null));
    final JPanel left = new JPanel(new FlowLayout(FlowLayout.LEFT));
    left.add(help);
    left.add(copy);
    close.addActionListener(e -> WindowChoice.ask(this, run.open()));
    left.add(close);
    bar.setStringPainted(true);
    bar.setPreferredSize(
        new Dimension(GuiScale.of(260), GuiScale.of(bar.getPreferredSize().height)));
    final JPanel right = new JPanel(new FlowLayout(FlowLayout.RIGHT));
    for (final java.awt.Component c : new java.awt.Component[] {bar, cancel, again, back, next}) {
      right.add(c);
    }
    getRootPane().setDefaultButton(next);
    final JPanel row = new JPanel(new BorderLayout());
    row.setBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, Color.LIGHT_GRAY));
    row.add(left, BorderLayout.WEST);
    row.add(right, BorderLayout.EAST);
    return row;
  }

  private void show(final int step) {
    at = step;
    ((CardLayout) cards.getLayout()).show(cards, STEPS[at].name());
    refresh();
  }

  /** Everything that depends on what is done, what runs, and which page is shown. */
  private void refresh() {
    final boolean running = progress != null;
    final boolean done = run.done(STEPS[at]);
    pages.get(STEPS[at]).refresh(!running);
    macro.setText(run.macro());
    bar.setVisible(running);
    cancel.setVisible(running);
    again.setVisible(done && !running);
    close.setVisible(done && !running && at == STEPS.length - 1);
    back.setEnabled(at > 0 && !running);
    final boolean last = at == STEPS.length - 1;
    next.setText(!done ? "Do it" : last ? "Open the report" : "Next: " + STEPS[at + 1].title());
    next.setEnabled(!running);
    list.removeAll();
    for (int s = 0; s < STEPS.length; s++) {
      final String mark = run.done(STEPS[s]) ? "\u2713 " : (s + 1) + ". ";
      final JLabel label = new JLabel(mark + STEPS[s].title());
      label.setFont(label.getFont().deriveFont(s == at ? Font.BOLD : Font.PLAIN));
      label.setBorder(BorderFactory.createEmptyBorder(4, 0, 4, 0));
      GuiScale.apply(label);
      list.add(label);
    }
    list.revalidate();
    list.repaint();
  }

  private void next() {
    if (!run.done(STEPS[at])) {
      begin();
    } else if (at < STEPS.length - 1) {
      show(at + 1);
    } else {
      Browser.show(run.report());
    }
  }

  private void begin() {
    final GuidedStep step = STEPS[at];
    final StepPage page = pages.get(step);
    page.take();
    page.say("");
    progress =
        new PolledProgress() {
          @Override
          void publish(final String what, final long done, final long steps) {
            SwingUtilities.invokeLater(() -> publishOnPage(what, done, steps));
          }
        };
    refresh();
    progress.start();
    final Thread worker = new Thread(() -> work(step), TITLE);
    worker.setDaemon(true);
    worker.start();
  }

  private void publishOnPage(final String what, final long done, final long steps) {
    bar.setIndeterminate(steps == 0);
    bar.setString(what);
    bar.setMaximum(1000);
    bar.setValue(steps == 0 ? 0 : (int) (1000 * done / steps));
  }

  private void work(final GuidedStep step) {
    String sentence = "";
    try {
      run.run(step, progress);
    } catch (final CancellationException e) {
      sentence = "Cancelled; nothing of this step is left.";
    } catch (final IOException | RuntimeException | OutOfMemoryError e) {
      sentence = Sentences.of(e);
      if (Sentences.isFault(e)) {
        IJ.handleException(e);
      }
    }
    progress.stop();
    final String said = sentence;
    SwingUtilities.invokeLater(
        () -> {
          progress = null;
          pages.get(step).say(said);
          refresh();
          // what the step has opened lies behind
          toFront();
        });
  }
}
