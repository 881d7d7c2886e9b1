package org.cordj.imagej;

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

  /** Writes the names to an image and shows each region in its colour. */
  static void write(final ImagePlus imp, final Labels labels) {
    final StringBuilder text = new StringBuilder();
    int last = 1;
    for (final Labels.Region r : labels.regions()) {
      // the name last and tabs between regions: a name may hold commas and semicolons
      text.append(text.isEmpty() ? "" : "\t")
          .append(r.index())
          .append(',')
          .append(String.format("%06x", r.rgb()))
          .append(',')
          .append(r.name());
      last = Math.max(last, r.index());
    }
    imp.setProp(REGIONS, text.toString());
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

  /** The regions of an image; {@code roi-N} where it carries no names. */
  static Labels read(final ImagePlus imp, final Volume volume) {
    final String text = imp.getProp(REGIONS);
    if (text == null) {
      return Labels.unnamed(volume);
    }
    final List<Labels.Region> regions = new ArrayList<>();
    for (final String entry : text.split("\t")) {
      final String[] words = entry.split(",", 3);
      regions.add(
          new Labels.Region(Integer.parseInt(words[0]), words[2], Integer.parseInt(words[1], 16)));
    }
    return Labels.of(volume, regions);
  }
}
