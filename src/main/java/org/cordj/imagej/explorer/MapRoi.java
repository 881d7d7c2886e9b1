package org.cordj.imagej.explorer;

import ij.gui.ImageRoi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A slice's colours as an entry of an overlay, whose pixels may change. Pixels are opaque or 0,
 * which is nothing; an ImageRoi says so in its own way only of pixels that stay, and its copies and
 * files would be black there.
 */
final class MapRoi extends ImageRoi {

  private static final long serialVersionUID = 1;

  private final transient BufferedImage picture;

  MapRoi(final int width, final int height) {
    this(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB));
  }

  private MapRoi(final BufferedImage picture) {
    super(0, 0, picture);
    this.picture = picture;
  }

  /** The pixels, 0xFFRRGGBB or 0. */
  int[] pixels() {
    return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }

  /** What files are told: 0 is nothing. */
  @Override
  public boolean getZeroTransparent() {
    return true;
  }

  /** A copy of the colours as they are now. */
  @Override
  public ImageProcessor getProcessor() {
    return new ColorProcessor(picture.getWidth(), picture.getHeight(), pixels().clone());
  }

  @Override
  public synchronized Object clone() {
    final MapRoi copy = new MapRoi(picture.getWidth(), picture.getHeight());
    System.arraycopy(pixels(), 0, copy.pixels(), 0, pixels().length);
    copy.copyAttributes(this);
    copy.setOpacity(getOpacity());
    copy.setLocation(getXBase(), getYBase());
    copy.setPosition(getCPosition(), getZPosition(), getTPosition());
    if (!hasHyperStackPosition()) {
      copy.setPosition(getPosition());
    }
    return copy;
  }
}
