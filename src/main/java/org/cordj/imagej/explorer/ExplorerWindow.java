package org.cordj.imagej.explorer;

import ij.ImagePlus;
import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.swing.JFrame;
import javax.swing.WindowConstants;
import org.cordj.imagej.Sentences;
import org.cordj.imagej.preview.Latest;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.LiveSpectrum;

/**
 * The window beside an explored image. All methods are for the event thread; what takes time is
 * done by one thread of the window's own, which works on the latest wish.
 */
final class ExplorerWindow extends JFrame {

  private static final long serialVersionUID = 1;

  private final transient Exploration exploration;
  private final transient ImagePlus imp;
  private final transient Looker looker;
  private final transient Latest<Wanted> worker;
  private final transient MapOverlay overlay;
  private final transient CanvasWatch watch;
  private final transient ExplorerKeys keys;
  private final transient AtomicReference<Sight> made = new AtomicReference<>();
  private final transient SeedChooser seeds;
  private final transient ExplorerActions actions;
  private final transient ExplorerFiles files;
  private final ExplorerControls controls;
  private transient Wanted wanted;
  private transient Sight sight;
  private transient MapColors colors;
  private boolean mapShown = true;
  private boolean rawClosed;
  private long maps;

  private ExplorerWindow(final Exploration exploration) {
    super("Cord Explorer: " + exploration.run(0).image().getTitle());
    this.exploration = exploration;
    imp = exploration.run(0).image();
    final ExplorerOptions options = exploration.options();
    colors = RememberedLook.of(MapColors.of(options));
    wanted = Wanted.of(options);
    sight = exploration.look(wanted);
    looker = new Looker(exploration);
    overlay = new MapOverlay(imp, exploration);
    seeds = new SeedChooser(this);
    actions = new ExplorerActions(this);
    files = new ExplorerFiles(this);
    controls = new ExplorerControls(this);
    setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    add(new SightParts(this), BorderLayout.CENTER);
    add(controls, BorderLayout.SOUTH);
    pack();
    worker =
        new Latest<>(
            getTitle(),
            Latest.PATIENCE,
            (w, progress) -> looker.look(w, progress, this::publish),
            e -> EventQueue.invokeLater(() -> controls.say(Sentences.of(e))));
    watch = new CanvasWatch(this, exploration);
    keys = new ExplorerKeys(this);
  }

  /**
   * Opens a window; one that explores the image already is closed first.
   *
   * @param seed the seed to begin with, null for none
   * @throws IllegalArgumentException if the image has no window
   */
  static ExplorerWindow open(final Exploration exploration, final Spot seed) {
    final ImagePlus imp = exploration.run(0).image();
    if (imp.getCanvas() == null || imp.getWindow() == null) {
      throw new IllegalArgumentException(
          "'"
              + imp.getTitle()
              + "' has no window to look at; in a macro leave batch mode first, or give point with"
              + " output or table to write what would be seen.");
    }
    final ExplorerWindow open = ExplorerTool.of(imp);
    if (open != null) {
      open.dispose();
    }
    final ExplorerWindow window = new ExplorerWindow(exploration);
    window.begin(seed);
    return window;
  }

  private void begin(final Spot seed) {
    setBounds(BesideImage.place(imp.getWindow(), getSize()));
    ExplorerTool.begin(imp, this);
    watch.begin();
    keys.begin();
    WindowManager.addWindow(this);
    setVisible(true);
    if (seed != null) {
      seeds.begin(seed);
    } else {
      want(w -> w);
    }
  }

  /** Makes a sight known; called by the window's own thread. */
  private void publish(final Sight next) {
    // one event for all sights that come before it is handled
    if (made.getAndSet(next) == null) {
      EventQueue.invokeLater(this::showMade);
    }
  }

  private void showMade() {
    final Sight next = made.getAndSet(null);
    if (next == null || !isDisplayable()) {
      return;
    }
    final boolean newMap = next.map() != sight.map();
    final boolean newMarks = !next.wanted().pins().equals(sight.wanted().pins());
    sight = next;
    maps += newMap ? 1 : 0;
    if (newMap || newMarks) {
      overlay.show(sight, shownColors());
    }
    controls.update(sight, watch.changed());
    repaint();
  }

  /** Wishes something else. */
  void want(final UnaryOperator<Wanted> change) {
    wanted = change.apply(wanted);
    worker.want(wanted);
  }

  Wanted wanted() {
    return wanted;
  }

  Sight sight() {
    return sight;
  }

  MapColors colors() {
    return colors;
  }

  Exploration exploration() {
    return exploration;
  }

  ImagePlus image() {
    return imp;
  }

  private ExploredRun run() {
    return exploration.run(sight.wanted().run());
  }

  /** The colours, or none where the map is switched off. */
  MapColors shownColors() {
    return mapShown ? colors : colors.withThreshold(Double.POSITIVE_INFINITY);
  }

  void setBands(final List<Band> bands) {
    try {
      new LiveSpectrum(run().series(), bands, wanted.definition());
      want(w -> w.withBands(bands));
    } catch (final IllegalArgumentException e) {
      controls.say(e.getMessage());
    }
  }

  void setColors(final MapColors other) {
    colors = other;
    RememberedLook.remember(other);
    controls.followColors();
    overlay.show(sight, shownColors());
    repaint();
  }

  void toggleMap() {
    mapShown = !mapShown;
    setColors(colors);
  }

  ExplorerControls controls() {
    return controls;
  }

  SeedChooser seeds() {
    return seeds;
  }

  ExplorerActions actions() {
    return actions;
  }

  ExplorerFiles files() {
    return files;
  }

  ExplorerKeys keys() {
    return keys;
  }

  /** Whether there is a raw run, and its image is still open. */
  boolean hasOtherRun() {
    return exploration.runs() > 1 && !rawClosed;
  }

  /** The raw run's image was closed: it is no longer shown. */
  void withoutRaw() {
    rawClosed = true;
    want(w -> w.withRun(0).withBehind(false));
  }

  /** What a test asks: how many maps were shown, and whether all wishes are fulfilled. */
  long mapsShown() {
    return maps;
  }

  boolean isSettled() {
    return worker.isIdle() && made.get() == null && sight.wanted().equals(wanted);
  }

  @Override
  public void dispose() {
    if (isDisplayable()) {
      keys.end();
      watch.end();
      worker.close();
      overlay.remove();
      ExplorerTool.end(imp);
      WindowManager.removeWindow(this);
    }
    super.dispose();
  }
}
