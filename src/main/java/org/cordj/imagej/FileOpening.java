package org.cordj.imagej;

import ij.ImagePlus;
import ij.io.OpenDialog;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What ImageJ's own ways of opening a file need: drag and drop, File&gt;Open, a macro's open().
 * They run a plugin that is an image itself.
 */
public final class FileOpening {

  /** A width that tells ImageJ that it need not say anything more about the file. */
  public static final int SAID = -1;

  private FileOpening() {}

  /**
   * Opens a file into an image.
   *
   * @param into the image, empty so far
   * @param path the file; empty asks the user for one, and shows the image
   * @return false where there is no image: the reason has been said, or the user does not want one
   */
  public static boolean open(final ImagePlus into, final String path) {
    String chosen = path;
    if (path.isEmpty()) {
      final OpenDialog dialog = new OpenDialog("Open NIfTI or Analyze");
      if (dialog.getFileName() == null) {
        return false;
      }
      chosen = dialog.getPath();
    }
    final PlainHost host = new PlainHost();
    try {
      take(into, NiftiFiles.open(Path.of(chosen), NiftiOpening.DEFAULT, host.begin("Open NIfTI")));
    } catch (final java.util.concurrent.CancellationException e) {
      return false;
    } catch (final IOException | RuntimeException e) {
      Sentences.show("CordJ", Sentences.of(e));
      return false;
    } finally {
      host.end();
    }
    if (path.isEmpty()) {
      into.show();
    }
    return true;
  }

  /** Makes an image the same as another one, which is then no longer needed. */
  public static void take(final ImagePlus into, final ImagePlus from) {
    if (from.getWidth() < 1) {
      return;
    }
    into.setStack(from.getTitle(), from.getStack());
    into.setDimensions(from.getNChannels(), from.getNSlices(), from.getNFrames());
    into.setOpenAsHyperStack(from.getOpenAsHyperStack());
    into.setCalibration(from.getLocalCalibration());
    into.setFileInfo(from.getOriginalFileInfo());
    into.setProperty("Info", from.getProperty("Info"));
    if (NiftiFiles.pathOf(from) != null) {
      NiftiFiles.setPath(into, NiftiFiles.pathOf(from));
    }
    into.setProperties(from.getPropertiesAsArray());
    if (from.getType() != ImagePlus.COLOR_RGB) {
      into.setLut(from.getLuts()[0]);
      into.setDisplayRange(from.getDisplayRangeMin(), from.getDisplayRangeMax());
    }
    into.setPosition(from.getC(), from.getZ(), from.getT());
  }
}
