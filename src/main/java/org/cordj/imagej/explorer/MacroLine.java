package org.cordj.imagej.explorer;

import ij.ImagePlus;
import ij.WindowManager;
import org.cordj.io.Numbers;

/** The call of Cord Seed Map... that makes the map that is seen. */
final class MacroLine {

  private MacroLine() {}

  static String of(final Exploration exploration, final Wanted wanted) {
    return "run(\"Cord Seed Map...\", \"series="
        + name(exploration.run(wanted.run()).image())
        + " mask="
        + name(exploration.maskImage())
        + seed(exploration, wanted)
        + "\");";
  }

  private static String seed(final Exploration exploration, final Wanted wanted) {
    final Spot seed = wanted.seed();
    return seed.isRegion()
        ? " rois=" + name(exploration.regionsImage()) + " region=" + quoted(seed.region())
        : " point=" + seed.place() + " radius=" + Numbers.brief(wanted.radius());
  }

  /** An image as a macro names it: by its title, or by its ID where another has the same. */
  private static String name(final ImagePlus imp) {
    final String title = imp.getTitle();
    final int[] ids = WindowManager.getIDList();
    for (int n = 0; ids != null && n < ids.length; n++) {
      final ImagePlus other = WindowManager.getImage(ids[n]);
      if (other != null && other != imp && other.getTitle().equals(title)) {
        return Integer.toString(imp.getID());
      }
    }
    return quoted(title);
  }

  /** A value of an option string in a macro's string. */
  static String quoted(final String value) {
    final String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
    return escaped.matches("[^\\s\\['=]+") ? escaped : "[" + escaped + "]";
  }
}
