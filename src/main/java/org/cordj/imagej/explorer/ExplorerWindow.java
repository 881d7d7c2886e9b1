package org.cordj.imagej.explorer;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.swing.JFrame;
import javax.swing.WindowConstants;
import org.cordj.image.Grid;
import org.cordj.imagej.Sentences;
import org.cordj.imagej.preview.Latest;
import org.cordj.rsfc.Band;
import org.cordj.rsfc.LiveSpectrum;

/**
 * The window beside an explored image. All methods are for the event thread; what takes time is
 * done by one thread of the window's own, which works on the latest wish.
 */
public final class ExplorerWindow extends JFrame {

  private static final long serialVersionUID = 1;

  /** Pixels between the image's window and this one. */
  private static final int GAP = 8;

  private final transient Exploration exploration;
  private final transient ImagePlus imp;
  private final transient Looker looker;
  private final transient Latest<Wanted> worker;
  private final transient MapOverlay overlay;
  private final transient CanvasWatch watch;
  private final transient ExplorerKeys keys;
  private final transient AtomicReference<Sight> made = new AtomicReference<>();
  private final ExplorerControls controls;
  private transient Wanted wanted;
  private transient Sight sight;
  private transient MapColors colors;
  private boolean mapShown = true;
  private long maps;

  private ExplorerWindow(final Exploration exploration) {
    super("Cord Explorer: " + exploration.run(0).image().getTitle());
    this.exploration = exploration;
    imp = exploration.run(0).image();
    final ExplorerOptions options = exploration.options();
    colors = MapColors.of(options);
    wanted = Wanted.of(options);
    sight = exploration.look(wanted);
    looker = new Looker(exploration);
    overlay = new MapOverlay(imp, exploration.mask());
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
  public static ExplorerWindow open(final Exploration exploration, final Place seed) {
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

  private void begin(final Place seed) {
    placeBeside();
    ExplorerTool.begin(imp, this);
    watch.begin();
    keys.begin();
    WindowManager.addWindow(this);
    setVisible(true);
    if (seed != null) {
      seedAt(seed);
    } else {
      want(w -> w);
    }
  }

  /** Beside the image, on the side that has room, as high as the screen allows. */
  private void placeBeside() {
    final Rectangle image = imp.getWindow().getBounds();
    final GraphicsConfiguration screen = imp.getWindow().getGraphicsConfiguration();
    final Rectangle all = screen.getBounds();
    final Insets edges = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    final int left = all.x + edges.left;
    final int right = all.x + all.width - edges.right;
    final int top = all.y + edges.top;
    final int bottom = all.y + all.height - edges.bottom;
    final int width = Math.min(getWidth(), right - left);
    final int height = Math.min(getHeight(), bottom - top);
    final int roomRight = right - image.x - image.width;
    final int roomLeft = image.x - left;
    int x = image.x + image.width + GAP;
    if (roomRight < width + GAP) {
      // over the image as little as can be
      x = roomLeft > roomRight ? Math.max(left, image.x - GAP - width) : right - width;
    }
    setBounds(x, Math.max(top, Math.min(image.y, bottom - height)), width, height);
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
    final boolean newMap = next.r() != sight.r();
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

  /** The voxel under a mouse on the image, null outside of it. */
  Place placeOf(final MouseEvent e) {
    final ImageCanvas canvas = imp.getCanvas();
    final Place place =
        new Place(
            (int) Math.floor(canvas.offScreenXD(e.getX())),
            (int) Math.floor(canvas.offScreenYD(e.getY())),
            imp.getZ() - 1);
    return place.in(exploration.grid()) ? place : null;
  }

  /** Shows the seed map of a voxel; says so where there is none. */
  void seedAt(final Place place) {
    if (place == null || !place.in(exploration.grid())) {
      return;
    }
    if (!exploration.inMask(place)) {
      IJ.showStatus(place + " is outside of the mask: no seed map");
      want(w -> w.withPoint(place));
      return;
    }
    want(w -> w.withSeed(place).withPoint(place));
  }

  /** Moves the seed, or the first voxel of the mask where there is none. */
  void step(final int dx, final int dy, final int dz) {
    final Grid grid = exploration.grid();
    final int first = exploration.mask().index(exploration.mask().count() / 2);
    final Place at =
        wanted.seed() == null
            ? new Place(first % grid.nx(), first / grid.nx() % grid.ny(), first / grid.planeSize())
            : new Place(wanted.seed().x() + dx, wanted.seed().y() + dy, wanted.seed().z() + dz);
    goTo(at);
  }

  /** Shows the seed map of a voxel, and its slice. */
  void goTo(final Place place) {
    if (place.in(exploration.grid())) {
      if (imp.getZ() != place.z() + 1) {
        imp.setPosition(1, place.z() + 1, imp.getT());
      }
      seedAt(place);
    }
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
