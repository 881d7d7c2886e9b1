package org.cordj.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The images that are open, with a window or in batch mode. */
final class OpenImages {

  private OpenImages() {}

  /** All of them, in the order of their IDs. */
  static List<ImagePlus> all() {
    final List<ImagePlus> images = new ArrayList<>();
    final int[] ids = WindowManager.getIDList();
    if (ids != null) {
      for (final int id : ids) {
        final ImagePlus imp = WindowManager.getImage(id);
        if (imp != null && imp.getWidth() > 0) {
          images.add(imp);
        }
      }
    }
    return images;
  }

  /**
   * The image with this title, or with this ID (a negative number).
   *
   * @throws IllegalArgumentException if there is none or more than one, with the open titles
   */
  static ImagePlus find(final String command, final String key, final String name) {
    final List<ImagePlus> open = all();
    if (open.isEmpty()) {
      throw noneOpen(command, key);
    }
    final List<ImagePlus> found =
        open.stream()
            .filter(i -> i.getTitle().equals(name) || String.valueOf(i.getID()).equals(name))
            .toList();
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          command
              + ": "
              + found.size()
              + " open images are called '"
              + name
              + "'; close or rename all but one, or give "
              + key
              + " by its ID.");
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          command
              + ": "
              + key
              + " is '"
              + name
              + "', but no open image is called so; open are "
              + titles(open)
              + ".");
    }
    return found.get(0);
  }

  /** The title of an image, or its ID where another open image has the same title. */
  static String nameOf(final ImagePlus imp) {
    final long same = all().stream().filter(i -> i.getTitle().equals(imp.getTitle())).count();
    return same > 1 ? String.valueOf(imp.getID()) : imp.getTitle();
  }

  static IllegalArgumentException noneOpen(final String command, final String key) {
    return new IllegalArgumentException(
        command
            + " needs an image as "
            + key
            + ", but no image is open. Open one first, for example with Plugins>CordJ>Open NIfTI...");
  }

  /**
   * The refusal where a needed image was left at "None", as dialogs offer it where none is meant.
   */
  static IllegalArgumentException noneChosen(final String command, final String key) {
    return new IllegalArgumentException(
        command
            + " needs an image as "
            + key
            + (key.equals("mask")
                ? ", and no open image looks like a mask: make one with Cord Mask..., open one"
                    + " with Open NIfTI..., or choose the one that it is."
                : ": choose one of the open images, " + titles(all()) + "."));
  }

  static String titles(final List<ImagePlus> images) {
    return images.stream().map(i -> "'" + i.getTitle() + "'").collect(Collectors.joining(", "));
  }
}
