package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.cordj.bids.Acquisition;
import org.cordj.bids.Sidecar;
import org.cordj.nifti.NiftiHeader;

/** What is known of a NIfTI file beside its voxels, and the image that they and this make. */
final class OpenedFile {

  private final Path path;
  private final String name;
  private final NiftiHeader header;
  private final List<String> notes;
  private final Sidecar sidecar;
  private final Acquisition acquisition;
  private final View view;
  private final double tr;

  /**
   * Reads the sidecars; what had to be guessed or disagrees goes to the log.
   *
   * @param asked the repetition time that the user asks for, 0 for that of sidecar or header
   */
  OpenedFile(
      final Path path,
      final String name,
      final NiftiHeader header,
      final List<String> notes,
      final double asked) {
    this.path = path.toAbsolutePath();
    this.name = name;
    this.header = header;
    this.notes = notes;
    notes.forEach(this::say);
    sidecar = ImageSidecar.read(this.path, name);
    acquisition = Acquisition.of(sidecar, header);
    acquisition.notes().forEach(this::say);
    view = View.upright(header.grid());
    final double known = acquisition.tr();
    tr = header.volumes() < 2 ? 0 : asked > 0 ? asked : known;
    if (tr > 0 && known > 0 && Math.abs(tr - known) > 1e-6 * tr) {
      say("TR " + tr + " s as asked for; the file says " + known + " s.");
    }
  }

  private void say(final String note) {
    IJ.log(name + ": " + note);
  }

  /**
   * The file's planes in ImageJ's order.
   *
   * @param planes gives a plane in the order of NiftiImage
   */
  NiftiPixels pixels(final IntFunction<float[]> planes) {
    return new NiftiPixels(header, view, planes, tr);
  }

  /** The image of a stack of these pixels. */
  ImagePlus image(final NiftiPixels pixels, final ImageStack stack) {
    if (pixels.channels() > 1) {
      final List<String> all = pixels.names();
      say(
          "its "
              + all.size()
              + " channels are "
              + String.join(", ", all.subList(0, Math.min(8, all.size())))
              + (all.size() > 8 ? ", ..." : "")
              + ".");
    }
    final ImagePlus imp =
        Images.image(name, stack, pixels.channels(), header.grid().nz(), header.volumes());
    Geometry.attach(imp, pixels.shownGrid(), view, header);
    if (!sidecar.isEmpty()) {
      ImageSidecar.attach(imp, sidecar, acquisition);
    }
    if (header.volumes() > 1) {
      final Calibration c = imp.getLocalCalibration();
      c.frameInterval = tr;
      c.setTimeUnit("sec");
    }
    imp.setFileInfo(fileInfo(imp));
    imp.setProperty("Info", info(imp));
    NiftiFiles.setPath(imp, path);
    return imp;
  }

  private FileInfo fileInfo(final ImagePlus imp) {
    final FileInfo info = new FileInfo();
    info.directory = path.getParent() + File.separator;
    info.fileName = path.getFileName().toString();
    info.width = imp.getWidth();
    info.height = imp.getHeight();
    info.nImages = imp.getStackSize();
    return info;
  }

  /** What Image>Show Info says; its last lines are CordJ's own. */
  private String info(final ImagePlus imp) {
    final List<String> lines = new ArrayList<>();
    lines.add("Path: " + path);
    lines.add("Format: " + header.format() + ", voxels " + header.datatype());
    lines.add("Grid: " + header.grid());
    lines.add("Shown: columns and rows run along the file's " + view);
    notes.forEach(note -> lines.add("Note: " + note));
    acquisition.notes().forEach(note -> lines.add("Note: " + note));
    header.fields().forEach((field, value) -> lines.add(field + ": " + value));
    return String.join("\n", lines.stream().map(l -> l.replaceAll("[\r\n]", " ")).toList())
        + "\n"
        + ImageSidecar.info(imp)
        + Geometry.info(imp);
  }
}
