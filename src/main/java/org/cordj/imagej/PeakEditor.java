package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import ij.gui.Plot;
import ij.gui.YesNoCancelDialog;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.Button;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.GridLayout;
import java.awt.Label;
import java.awt.Panel;
import java.awt.Scrollbar;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.cordj.physio.Trace;

/**
 * The window in which a person corrects peaks: above, a part of the trace with its peaks, below,
 * the rate of every interval of the whole trace. A click on the trace adds a peak at its highest
 * point nearby; a click with Alt or Control, or with the right button, removes the nearest one; a
 * click on the rate goes there. Undo takes back step by step, Save writes the list. The command
 * that opened it does not wait for it.
 */
public final class PeakEditor extends ImageWindow {

  private static final long serialVersionUID = 1;

  private static final int FRAME_WIDTH = 900;
  private static final int TRACE_HEIGHT = 260;
  private static final int RATE_HEIGHT = 140;

  /** Steps of the scroll bar a second. */
  private static final int STEPS = 10;

  private final transient Trace trace;
  private final double[] samples;
  private final double seconds;
  private final transient Path target;
  private final transient Consumer<Peaks> saved;
  private final transient Deque<Peaks> before = new ArrayDeque<>();
  private final Scrollbar bar;
  private final Label words = new Label();
  private transient Peaks peaks;
  private transient Peaks onDisk;
  private transient Plot upper;
  private transient Plot lower;
  private int split;

  private PeakEditor(
      final ImagePlus imp,
      final Trace trace,
      final Peaks peaks,
      final Path target,
      final Consumer<Peaks> saved) {
    super(imp, new Canvas(imp));
    this.trace = trace;
    this.samples = trace.samples();
    this.peaks = peaks;
    this.onDisk = peaks;
    this.target = target;
    this.saved = saved;
    final double span = trace.end() - trace.start();
    seconds = Math.min(span, peaks.rhythm() == Rhythm.CARDIAC ? 20 : 80);
    final int visible = (int) Math.max(1, STEPS * seconds);
    bar =
        new Scrollbar(
            Scrollbar.HORIZONTAL, 0, visible, 0, (int) Math.max(visible, Math.ceil(STEPS * span)));
    bar.setBlockIncrement(Math.max(1, visible * 3 / 4));
    bar.setUnitIncrement(STEPS);
    bar.addAdjustmentListener(e -> draw());
    bar.addKeyListener(ij);
    add(bar);
    final Panel buttons = new Panel(new FlowLayout(FlowLayout.LEFT));
    buttons.add(button("Undo", this::undo));
    buttons.add(button("Save", this::save));
    buttons.add(
        new Label("Click on the trace: add a peak.  Right or Alt click: remove the nearest."));
    final Panel panel = new WidePanel();
    panel.add(buttons);
    panel.add(words);
    add(panel);
    ((Canvas) ic).editor = this;
    draw();
    pack();
  }

  /**
   * Opens the window; without a display, nothing.
   *
   * @param target the TSV file that Save writes
   * @param saved is told the list each time it was written
   */
  public static void open(
      final String title,
      final Trace trace,
      final Peaks peaks,
      final Path target,
      final Consumer<Peaks> saved) {
    if (GraphicsEnvironment.isHeadless()) {
      return;
    }
    Outputs.onEventThread(
        () -> {
          // of the size that the plots will have
          final Plot top = frame("", "", TRACE_HEIGHT);
          final Plot rate = frame("", "", RATE_HEIGHT);
          final ImagePlus imp =
              new ImagePlus(
                  title,
                  new ColorProcessor(
                      top.getProcessor().getWidth(),
                      top.getProcessor().getHeight() + rate.getProcessor().getHeight()));
          new PeakEditor(imp, trace, peaks, target, saved);
        });
  }

  private static Plot frame(final String x, final String y, final int height) {
    final Plot plot = new Plot("", x, y);
    plot.setFrameSize(FRAME_WIDTH, height);
    return plot;
  }

  private static Button button(final String label, final Runnable action) {
    final Button button = new Button(label);
    button.addActionListener(e -> action.run());
    return button;
  }

  private double from() {
    return trace.start() + (double) bar.getValue() / STEPS;
  }

  private void draw() {
    final ImageProcessor top = drawTrace();
    final ImageProcessor bottom = drawRates();
    split = top.getHeight();
    final ImageProcessor both = imp.getProcessor();
    both.insert(top.convertToRGB(), 0, 0);
    both.insert(bottom.convertToRGB(), 0, split);
    imp.updateAndDraw();
    words.setText(peaks.summary() + (peaks.equals(onDisk) ? "" : "  Not saved."));
    words.getParent().validate();
  }

  private ImageProcessor drawTrace() {
    final double from = from();
    final int first = index(from);
    final int last = Math.min(samples.length - 1, index(from + seconds) + 1);
    final double[] x = new double[last - first + 1];
    Arrays.setAll(x, n -> trace.time(first + n));
    final double[] y = Arrays.copyOfRange(samples, first, last + 1);
    final double low = Arrays.stream(y).filter(v -> !Double.isNaN(v)).min().orElse(0);
    final double high = Arrays.stream(y).filter(v -> !Double.isNaN(v)).max().orElse(1);
    final double room = high > low ? 0.1 * (high - low) : 1;
    upper = frame("Time (s)", peaks.rhythm().key(), TRACE_HEIGHT);
    upper.setLimits(from, from + seconds, low - room, high + room);
    upper.setColor(Color.GRAY);
    upper.add("line", x, y);
    for (final Peaks.Origin origin : Peaks.Origin.values()) {
      final double[] at = times(origin, from);
      final Color color = new Color(origin.rgb());
      upper.setColor(color, color);
      upper.setLineWidth(2);
      upper.add("circle", at, Arrays.stream(at).map(this::value).toArray());
      upper.setLineWidth(1);
    }
    return upper.getProcessor();
  }

  private double[] times(final Peaks.Origin origin, final double from) {
    final double[] all = peaks.times();
    return java.util.stream.IntStream.range(0, all.length)
        .filter(i -> peaks.origins().get(i) == origin)
        .mapToDouble(i -> all[i])
        .filter(t -> t >= from && t <= from + seconds)
        .toArray();
  }

  private ImageProcessor drawRates() {
    lower = frame("Time (s)", "per minute", RATE_HEIGHT);
    final double[] rates = peaks.rates();
    final double low = Arrays.stream(rates).min().orElse(0);
    final double high = Arrays.stream(rates).max().orElse(1);
    lower.setLimits(trace.start(), trace.end(), 0.95 * low, 1.05 * high);
    lower.setColor(new Color(0xffe9b0));
    // a line a pixel
    final double step = (trace.end() - trace.start()) / FRAME_WIDTH;
    for (double t = from(); t <= from() + seconds; t += step) {
      lower.drawLine(t, 0.95 * low, t, 1.05 * high);
    }
    lower.setColor(new Color(Peaks.Origin.DETECTED.rgb()));
    lower.add("line", peaks.middles(), rates);
    return lower.getProcessor();
  }

  private int index(final double time) {
    final int n = (int) Math.rint((time - trace.start()) * trace.rate());
    return Math.max(0, Math.min(samples.length - 1, n));
  }

  private double value(final double time) {
    final double v = samples[index(time)];
    return Double.isNaN(v) ? 0 : v;
  }

  private void clicked(final int x, final int y, final boolean remove) {
    if (y >= split) {
      final double t = lower.descaleX(x) - seconds / 2;
      bar.setValue((int) Math.rint(STEPS * (t - trace.start())));
      draw();
      return;
    }
    final double time = upper.descaleX(x);
    if (time < from() || time > from() + seconds) {
      return;
    }
    // ten pixels, which is what a hand can aim at
    final double near = 10 * seconds / FRAME_WIDTH;
    try {
      change(remove ? peaks.remove(time, near) : peaks.add(top(time, near)));
    } catch (final IllegalArgumentException e) {
      IJ.showStatus(e.getMessage());
    }
  }

  /** Where the trace is highest near a time; the time itself where it only rises or falls there. */
  private double top(final double time, final double near) {
    final int from = index(time - near);
    final int to = index(time + near);
    int at = from;
    for (int n = from; n <= to; n++) {
      at = samples[n] > samples[at] ? n : at;
    }
    return at > from && at < to ? trace.time(at) : time;
  }

  private void change(final Peaks changed) {
    before.push(peaks);
    peaks = changed;
    draw();
  }

  private void undo() {
    if (!before.isEmpty()) {
      peaks = before.pop();
      draw();
    }
  }

  private void save() {
    try {
      peaks.toTable().write(target);
      onDisk = peaks;
      saved.accept(peaks);
      IJ.showStatus(target.getFileName() + " saved");
      draw();
    } catch (final IOException e) {
      Sentences.show("Cord Physio Peaks", Sentences.of(e));
    }
  }

  @Override
  public boolean close() {
    // as ImageJ closes changed images from a macro: without asking
    if (!peaks.equals(onDisk) && !IJ.isMacro()) {
      final YesNoCancelDialog ask =
          new YesNoCancelDialog(
              this, "Cord Physio Peaks", "Save the corrected list to\n" + target + "?");
      if (ask.cancelPressed()) {
        return false;
      }
      if (ask.yesPressed()) {
        save();
      }
    }
    imp.changes = false;
    return super.close();
  }

  /** Two rows as wide as the plots: the words grow longer while the window stays. */
  private static final class WidePanel extends Panel {

    private static final long serialVersionUID = 1;

    WidePanel() {
      super(new GridLayout(2, 1));
    }

    @Override
    public Dimension getPreferredSize() {
      final Dimension size = super.getPreferredSize();
      return new Dimension(Math.max(FRAME_WIDTH, size.width), size.height);
    }
  }

  /** Takes clicks instead of the tool that is chosen. */
  private static final class Canvas extends ImageCanvas {

    private static final long serialVersionUID = 1;

    private transient PeakEditor editor;

    Canvas(final ImagePlus imp) {
      super(imp);
    }

    @Override
    public void mousePressed(final MouseEvent e) {
      if (editor != null) {
        editor.clicked(
            offScreenX(e.getX()),
            offScreenY(e.getY()),
            e.isAltDown() || e.isControlDown() || e.getButton() != MouseEvent.BUTTON1);
      }
    }

    @Override
    public void mouseDragged(final MouseEvent e) {
      // nothing is drawn with the mouse here
    }

    @Override
    public void mouseReleased(final MouseEvent e) {
      // nor ended
    }
  }
}
