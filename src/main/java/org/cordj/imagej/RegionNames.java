package org.cordj.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.process.LUT;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Labels;
import org.cordj.image.Volume;

/** The names and colours of a region image's numbers, kept on the ImagePlus as a text property. */
final class RegionNames {

  private static final String REGIONS = "cordj.regions";

  private RegionNames() {}

  /** Regions as one line of text. */
  static String text(final List<Labels.Region> regions) {
    final StringBuilder text = new StringBuilder();
    for (final Labels.Region r : regions) {
      // the name last and tabs between regions: a name may hold commas and semicolons
      text.append(text.isEmpty() ? "" : "\t")
          .append(r.index())
          .append(',')
          .append(String.format("%06x", r.rgb()))
          .append(',')
          .append(r.name());
    }
    return text.toString();
  }

  /** The regions of a text of {@link #text}. */
  static List<Labels.Region> parse(final String text) {
    final List<Labels.Region> regions = new ArrayList<>();
    for (final String entry : text.split("\t")) {
      final String[] words = entry.split(",", 3);
      regions.add(
          new Labels.Region(Integer.parseInt(words[0]), words[2], Integer.parseInt(words[1], 16)));
    }
    return regions;
  }

  /**
   * Writes the names to an image and shows each region in its colour. An ImageJ look-up table has
   * 256 entries: where numbers go beyond 255 the names are written, and the display is left as it
   * is.
   */
  static void write(final ImagePlus imp, final Labels labels) {
    int last = 1;
    for (final Labels.Region r : labels.regions()) {
      last = Math.max(last, r.index());
    }
    imp.setProp(REGIONS, labels.regions().isEmpty() ? null : text(labels.regions()));
    if (last < 256) {
      final byte[][] rgb = new byte[3][256];
      for (final Labels.Region r : labels.regions()) {
        // the display range 0..last spreads the numbers over the 256 entries of the table
        final int from = (int) Math.ceil((r.index() - 0.5) * 255 / last);
        final int to = (int) Math.min(255, Math.floor((r.index() + 0.5) * 255 / last));
        for (int e = from; e <= to; e++) {
          rgb[0][e] = (byte) (r.rgb() >> 16);
          rgb[1][e] = (byte) (r.rgb() >> 8);
          rgb[2][e] = (byte) r.rgb();
        }
      }
      imp.setLut(new LUT(rgb[0], rgb[1], rgb[2]));
      imp.setDisplayRange(0, last);
    }
  }

  /** Whether an image carries names. */
  static boolean has(final ImagePlus imp) {
    return imp.getProp(REGIONS) != null;
  }

  /**
   * The regions of an image; {@code roi-N} where it carries no names. A number that was drawn since
   * the names were given is called so too, which the log says.
   */
  static Labels read(final ImagePlus imp, final Volume volume) {
    final String text = imp.getProp(REGIONS);
    if (text == null) {
      return Labels.unnamed(volume);
    }
    final Labels labels = Labels.completed(volume, parse(text));
    sayNew(labels, parse(text).size(), "the names of '" + volume.name() + "'");
    return labels;
  }

  /**
   * Says in the log which regions had to be named.
   *
   * @param named how many regions had a name
   * @param where what should have named them
   */
  static void sayNew(final Labels labels, final int named, final String where) {
    final List<Labels.Region> added = labels.regions().subList(named, labels.regions().size());
    if (!added.isEmpty()) {
      IJ.log(
          "'"
              + labels.name()
              + "' holds numbers that are not among "
              + where
              + "; they are called "
              + Listing.of(added.stream().map(Labels.Region::name).toList())
              + ".");
    }
  }
}
