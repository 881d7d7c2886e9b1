package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageWindow;
import ij.gui.StackWindow;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;

/**
 * An image whose window shows letters for the patient's sides: see {@link OrientationCanvas}. An
 * ImagePlus in every other way; copies that ImageJ makes of it are plain ones.
 */
public class PlacedImage extends ImagePlus {

  /** An image that is empty so far. */
  public PlacedImage() {}

  /** An image of a stack. */
  public PlacedImage(final String title, final ImageStack stack) {
    super(title, stack);
  }

  /** What ImagePlus does, with another canvas; where there is no window, what ImagePlus does. */
  @Override
  public void show(final String status) {
    if (isVisible()
        || GraphicsEnvironment.isHeadless()
        || Interpreter.isBatchMode()
        || IJ.isMacro() && IJ.getInstance() == null
        || getWidth() < 1
        || !Geometry.of(this).known()) {
      super.show(status);
      return;
    }
    final int c = getC();
    final int z = getZ();
    final int t = getT();
    final OrientationCanvas canvas = new OrientationCanvas(this);
    if (getStackSize() > 1) {
      final StackWindow window = new StackWindow(this, canvas);
      setPosition(c, z, t);
      window.updateSliceSelector();
    } else {
      new ImageWindow(this, canvas);
    }
    IJ.showStatus(status);
    if (IJ.isMacro() && getStackSize() == 1) {
      waitTillActivated();
    }
    Outputs.enlarge(this);
    notifyListeners(OPENED);
  }
}
