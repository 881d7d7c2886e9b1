import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;
import org.cordj.imagej.FileOpening;
import org.cordj.imagej.PlacedImage;

/**
 * The class that plain ImageJ asks for by this name to open files of kinds it does not know itself.
 * Fiji has its own; this one is in a jar of its own that goes into target/ImageJ only.
 */
public class HandleExtraFileTypes extends PlacedImage implements PlugIn {

  @Override
  public void run(final String path) {
    if (path.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(nii|hdr|img)(\\.gz)?")
        && IJ.runPlugIn("Nifti_Reader", path) instanceof ImagePlus read) {
      FileOpening.take(this, read);
      width = read.getWidth();
    }
  }
}
