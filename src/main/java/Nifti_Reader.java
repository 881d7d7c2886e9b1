import ij.plugin.PlugIn;
import org.cordj.imagej.FileOpening;
import org.cordj.imagej.PlacedImage;

/**
 * The class that Fiji asks for by this name to open .nii, .nii.gz, .hdr and .img: by drag and drop,
 * File&gt;Open and a macro's open(). It is the image that it has opened.
 */
public class Nifti_Reader extends PlacedImage implements PlugIn {

  /** Opens the file at a path into this image; without a path asks for one and shows the image. */
  @Override
  public void run(final String path) {
    width = FileOpening.open(this, path) ? width : FileOpening.SAID;
  }
}
