package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.bids.RegionTable;
import org.cordj.image.Labels;
import org.cordj.image.Volume;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;

/**
 * The look-up table of an image of regions: the .tsv of the image's own name beside it, as BIDS has
 * it for {@code X_dseg.nii.gz} and {@code X_dseg.tsv}, whatever the image is called.
 *
 * <p>A number that the table does not name is called {@code roi-N}, as all are where there is no
 * table; a name whose number the image does not hold stays as an empty region. The log says both. A
 * table that breaks BIDS' rules is refused, see {@link RegionTable}.
 */
final class RegionFiles {

  private static final String DSEG = "_dseg";

  private RegionFiles() {}

  /** The place of the table beside an image. */
  static Path beside(final Path image) {
    return image.resolveSibling(NiftiReader.nameOf(image) + ".tsv");
  }

  /**
   * Gives an image that was opened the names of its regions, where a table of them lies beside it.
   *
   * @throws IOException if the table breaks the rules
   */
  static void read(final ImagePlus imp, final Path image) throws IOException {
    final Path file = beside(image);
    if (imp.getStackSize() != imp.getNSlices()
        || imp.getBitDepth() != 32
        || !Files.isRegularFile(file)) {
      return;
    }
    final Table table = Table.read(file);
    if (!RegionTable.isOne(table)) {
      // a map may have a table of its values beside it; of a dseg one expects names
      if (NiftiReader.nameOf(image).endsWith(DSEG)) {
        IJ.log("'" + file + "' has no columns index and name, so it names no regions.");
      }
      return;
    }
    final RegionTable names = RegionTable.read(file, table);
    final Volume volume = Images.toVolume(imp);
    if (!Labels.areIn(volume)) {
      IJ.log(
          "'"
              + file
              + "' is not used: '"
              + imp.getTitle()
              + "' holds other values than whole numbers from 0, so it is no image of regions.");
      return;
    }
    final Labels labels = Labels.completed(volume, names.regions());
    names.notes().forEach(IJ::log);
    RegionNames.sayNew(labels, names.regions().size(), "those of '" + file + "'");
    if (!labels.empty().isEmpty()) {
      IJ.log(
          "'"
              + file
              + "' names regions that '"
              + imp.getTitle()
              + "' does not hold; they stay as empty regions: "
              + Listing.of(labels.empty().stream().map(Labels.Region::name).toList())
              + ".");
    }
    RegionNames.write(imp, labels);
  }

  /**
   * What is to be written beside an image that is about to be saved.
   *
   * @return null if the image carries no names or the file says the same already
   * @throws IOException if another table, or one that holds more, would be lost
   */
  static Table toWrite(final ImagePlus imp, final Path image) throws IOException {
    if (!RegionNames.has(imp)) {
      return null;
    }
    final Volume volume = Images.toVolume(imp);
    if (!Labels.areIn(volume)) {
      IJ.log(
          "'"
              + imp.getTitle()
              + "' is no image of regions any more: it holds other values than whole numbers from 0;"
              + " the regions' names are not saved.");
      return null;
    }
    final Labels labels = RegionNames.read(imp, volume);
    final Path file = beside(image);
    return Files.isRegularFile(file) && says(file, labels.regions())
        ? null
        : RegionTable.of(labels);
  }

  private static boolean says(final Path file, final List<Labels.Region> regions)
      throws IOException {
    final Table there = Table.read(file);
    final List<String> unread = RegionTable.unread(there);
    if (RegionTable.isOne(there) && RegionTable.read(file, there).regions().equals(regions)) {
      return true;
    }
    if (!RegionTable.isOne(there) || !unread.isEmpty()) {
      throw new RefusedException(
          "The regions' names go to '"
              + file
              + "', but a table is there whose columns would be lost: "
              + Listing.of(unread)
              + "; save the image under another name, or move the table.");
    }
    return false;
  }
}
