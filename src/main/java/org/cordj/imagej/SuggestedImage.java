package org.cordj.imagej;

import ij.ImagePlus;
import ij.gui.Plot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Which of the open images a dialog offers first for an input.
 *
 * <p>It is the image that the user looks at where that can be meant, else the newest one that can:
 * after a step of preprocessing that is its result. Plots and coloured pictures, which come to the
 * front as results, are offered for nothing but an input that any image will do for. Complexity:
 * the number of open images times the input's hints.
 */
final class SuggestedImage {

  /** What the titles of masks end in: CordJ's own, BIDS' and SCT's. */
  private static final List<String> MASKS = List.of("mask", "cord", "manual", "seg");

  private SuggestedImage() {}

  /**
   * The image for an input.
   *
   * @param key the input's name
   * @param open all open images, the oldest first
   * @param active the image in front, null if there is none
   * @param required whether the input may not stay empty
   * @return null if none is meant, which is only so if it is not required, none is open, or a mask
   *     is asked for and no open image is one
   */
  static ImagePlus of(
      final String key,
      final List<ImagePlus> open,
      final ImagePlus active,
      final boolean required) {
    final List<ImagePlus> newest = new ArrayList<>(open);
    newest.removeIf(SuggestedImage::isPicture);
    Collections.reverse(newest);
    final ImagePlus subject = subject(newest, active);
    if (key.equals("image") && active != null) {
      return active;
    }
    if (!key.equals("series")) {
      final ImagePlus hinted = hinted(key, newest, active, subject);
      if (hinted != null || !required || key.equals("mask")) {
        return hinted;
      }
    }
    return subject == null && required && !open.isEmpty() ? open.get(open.size() - 1) : subject;
  }

  /**
   * The image for an input of a dialog that asks for a run as {@code series} and what became of it
   * as {@code after}: see {@link BeforeAfter}. Other inputs as {@link #of} has them.
   */
  static ImagePlus ofPair(
      final String key,
      final List<ImagePlus> open,
      final ImagePlus active,
      final boolean required) {
    final List<ImagePlus> newest = new ArrayList<>(open);
    Collections.reverse(newest);
    final BeforeAfter pair = BeforeAfter.of(newest, active);
    if (pair != null && key.equals("series")) {
      return pair.before();
    }
    return pair != null && key.equals("after") ? pair.after() : of(key, open, active, required);
  }

  /** The run or anatomical image that the user works on. */
  private static ImagePlus subject(final List<ImagePlus> newest, final ImagePlus active) {
    final boolean usable = newest.contains(active);
    if (usable && isRun(active)) {
      return active;
    }
    for (final ImagePlus imp : newest) {
      // an active map or mask of a run means the run; another anatomical image means itself
      if (isRun(imp) && (!usable || sameSize(imp, active))) {
        return imp;
      }
    }
    if (usable && !isPartOfCord(active)) {
      return active;
    }
    for (final ImagePlus imp : newest) {
      if (!isPartOfCord(imp) && (!usable || sameSize(imp, active))) {
        return imp;
      }
    }
    return usable || newest.isEmpty() ? active : newest.get(0);
  }

  /** Whether it is a mask, regions or outlines: made of an image that is meant instead. */
  private static boolean isPartOfCord(final ImagePlus imp) {
    return RegionNames.has(imp)
        || MaskEditing.maskOf(imp) != null
        || MASKS.stream().anyMatch(title(imp)::endsWith);
  }

  private static ImagePlus hinted(
      final String key,
      final List<ImagePlus> newest,
      final ImagePlus active,
      final ImagePlus subject) {
    final boolean mask = key.equals("mask");
    if (mask && MaskEditing.maskOf(active) != null) {
      for (final ImagePlus imp : newest) {
        if (imp.getTitle().equals(MaskEditing.maskOf(active))) {
          return imp;
        }
      }
    }
    final List<ImagePlus> able = new ArrayList<>(newest);
    able.removeIf(i -> isRun(i) || !sameSize(i, subject) || MaskEditing.maskOf(i) != null);
    if (mask) {
      able.removeIf(RegionNames::has);
    }
    if (able.remove(active)) {
      able.add(0, active);
    }
    if (key.equals("rois")) {
      for (final ImagePlus imp : able) {
        if (RegionNames.has(imp) && !title(imp).endsWith("levels")) {
          return imp;
        }
      }
    }
    if (key.equals("map") && able.contains(active) && active != subject && !isPartOfCord(active)) {
      return active;
    }
    final List<String> hints =
        switch (key) {
          case "image" -> List.of();
          case "mask" -> MASKS;
          case "rois" -> List.of("rois", "regions", "quadrants", "horns", "dseg");
          default -> List.of(key);
        };
    // phantom_cord rather than phantom_cord_csf, whatever came last
    for (final ImagePlus imp : able) {
      if (hints.stream().anyMatch(title(imp)::endsWith) && (!mask || MaskValues.of(imp).shares())) {
        return imp;
      }
    }
    for (final ImagePlus imp : able) {
      if (hints.stream().anyMatch(title(imp)::contains) && (!mask || MaskValues.of(imp).two())) {
        return imp;
      }
    }
    // whatever it is called
    return able.stream().filter(i -> mask && MaskValues.of(i).two()).findFirst().orElse(null);
  }

  /** The title in lower case, without what a file's name ends in. */
  private static String title(final ImagePlus imp) {
    return imp.getTitle().toLowerCase(Locale.ROOT).replaceAll("\\.(nii(\\.gz)?|tiff?)$", "");
  }

  private static boolean isRun(final ImagePlus imp) {
    return imp.getNFrames() > 1;
  }

  /** Whether it is a plot, a montage or another picture in colour. */
  private static boolean isPicture(final ImagePlus imp) {
    return imp.getType() == ImagePlus.COLOR_RGB || imp.getProperty(Plot.PROPERTY_KEY) != null;
  }

  private static boolean sameSize(final ImagePlus a, final ImagePlus b) {
    return b == null
        || a.getWidth() == b.getWidth()
            && a.getHeight() == b.getHeight()
            && a.getNSlices() == b.getNSlices();
  }
}
