package org.cordj.imagej.explorer;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import java.awt.EventQueue;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;

/** Follows the mouse on an explored image, and what becomes of the images of an exploration. */
final class CanvasWatch extends MouseAdapter implements ImageListener {

  private final ExplorerWindow window;
  private final Exploration exploration;
  private ImageCanvas canvas;
  private String changed = "";

  CanvasWatch(final ExplorerWindow window, final Exploration exploration) {
    this.window = window;
    this.exploration = exploration;
  }

  void begin() {
    attach();
    ImagePlus.addImageListener(this);
  }

  void end() {
    ImagePlus.removeImageListener(this);
    detach();
  }

  /** What is no longer as it was read, a sentence; empty if all is. */
  String changed() {
    return changed;
  }

  private void attach() {
    canvas = window.image().getCanvas();
    if (canvas != null) {
      canvas.addMouseListener(this);
      canvas.addMouseMotionListener(this);
    }
  }

  private void detach() {
    if (canvas != null) {
      canvas.removeMouseListener(this);
      canvas.removeMouseMotionListener(this);
    }
  }

  @Override
  public void mouseMoved(final MouseEvent e) {
    final Place place = window.seeds().placeOf(e);
    window.want(w -> w.withPoint(place));
  }

  @Override
  public void mouseExited(final MouseEvent e) {
    window.want(w -> w.withPoint(null));
  }

  @Override
  public void imageOpened(final ImagePlus imp) {
    // none of ours
  }

  @Override
  public void imageClosed(final ImagePlus imp) {
    EventQueue.invokeLater(
        () -> {
          if (imp == window.image()) {
            window.dispose();
          } else if (exploration.runs() > 1 && imp == exploration.run(1).image()) {
            window.withoutRaw();
          }
        });
  }

  /** Also called when another slice or volume is shown. */
  @Override
  public void imageUpdated(final ImagePlus imp) {
    final boolean raw = exploration.runs() > 1 && imp == exploration.run(1).image();
    if (imp != window.image() && !raw) {
      return;
    }
    EventQueue.invokeLater(
        () -> {
          if (imp == window.image() && imp.getCanvas() != canvas) {
            // ImageJ gives an image another window when its stack becomes another one
            detach();
            attach();
          }
          if (changed.isEmpty() && imp.getStackSize() > 0 && imp.getWidth() > 0) {
            changed = exploration.run(raw ? 1 : 0).changed();
          }
          window.controls().update(window.sight(), changed);
          window.repaint();
        });
  }
}
