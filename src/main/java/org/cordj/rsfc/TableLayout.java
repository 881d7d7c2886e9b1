package org.cordj.rsfc;

import java.util.Locale;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.io.Table;
import org.cordj.io.Words;

/** How a table of regions, bands and measures is laid out. */
public enum TableLayout {
  /** One row a region, band and measure: see {@link RoiTable#of}. */
  LONG {
    @Override
    public Table table(final AlffMaps maps, final Mask mask, final Labels rois) {
      return RoiTable.of(maps, mask, rois);
    }
  },
  /** One row a region: see {@link RoiTable#wide}. */
  WIDE {
    @Override
    public Table table(final AlffMaps maps, final Mask mask, final Labels rois) {
      return RoiTable.wide(maps, mask, rois);
    }
  };

  /** The table of maps in regions. */
  public abstract Table table(AlffMaps maps, Mask mask, Labels rois);

  /** The word that users write. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The layout that a word names.
   *
   * @throws IllegalArgumentException listing the legal words
   */
  public static TableLayout of(final String key) {
    return Words.of("layout is '%s'; legal are ", values(), TableLayout::key, key);
  }
}
