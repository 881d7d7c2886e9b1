package org.cordj.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;

/**
 * Transforms in a row, in the order in which the image goes through them (that of {@code
 * sct_apply_transfo -w}; {@code antsApplyTransforms -t} has it the other way round). A point of the
 * result goes through them from the last to the first.
 */
public final class TransformChain {

  /** Before an affine's path: it is turned round. */
  public static final String INVERSE = "inverse:";

  private final List<PointMap> maps;
  private final List<String> names;

  /** Of transforms in the order in which the image goes through them. */
  TransformChain(final List<PointMap> maps, final List<String> names) {
    this.maps = List.copyOf(maps);
    this.names = List.copyOf(names);
  }

  /**
   * Reads transforms.
   *
   * @param text paths with commas between them: .nii and .nii.gz are displacement fields, .mat and
   *     .txt affines; {@code inverse:} before an affine's turns it round
   * @throws IOException with one sentence if one cannot be read or is none
   * @throws IllegalArgumentException if no path is given, or an affine is singular
   */
  public static TransformChain read(final String text, final Progress progress) throws IOException {
    final List<String> words =
        Arrays.stream(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "warp is empty; give the files of one or more transforms, with commas between them.");
    }
    final List<PointMap> maps = new ArrayList<>();
    for (final String word : words) {
      maps.add(readOne(word, progress));
    }
    return new TransformChain(maps, words);
  }

  private static PointMap readOne(final String word, final Progress progress) throws IOException {
    final boolean inverse = word.startsWith(INVERSE);
    final Path path = Path.of(inverse ? word.substring(INVERSE.length()) : word);
    if (!Files.isRegularFile(path)) {
      throw new RefusedException("There is no transform '" + path + "'.");
    }
    final String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
      if (inverse) {
        throw new RefusedException(
            "'"
                + path
                + "' is a field of displacements, which cannot be turned round; give the inverse"
                + " field that was saved with it.");
      }
      return DisplacementField.read(path, progress);
    }
    if (!name.endsWith(".mat") && !name.endsWith(".txt")) {
      throw new RefusedException(
          "'"
              + path
              + "' is no transform: .nii and .nii.gz are displacement fields, .mat and .txt affines.");
    }
    final AffineMap affine = AffineFile.read(path);
    return inverse ? affine.inverse() : affine;
  }

  /** The transforms as they were given, in the order in which the image goes through them. */
  public List<String> names() {
    return names;
  }

  /**
   * What should be known before a result is trusted: the field that stands next to the result, if
   * it is on another grid than the result.
   */
  public List<String> notes(final String referenceName, final Grid reference) {
    if (maps.get(maps.size() - 1) instanceof DisplacementField field
        && !samePlaces(field.grid(), reference)) {
      return List.of(
          "The field '"
              + field.name()
              + "' is not on the grid of the reference '"
              + referenceName
              + "' and is interpolated: the field has "
              + field.grid()
              + ", the reference "
              + reference
              + ".");
    }
    return List.of();
  }

  /** Whether the voxels stand at the same places, in whatever order they are shown or stored. */
  private static boolean samePlaces(final Grid a, final Grid b) {
    for (int f = 0; f < 8; f++) {
      if (a.matches(b.flipped(new boolean[] {(f & 1) > 0, (f & 2) > 0, (f & 4) > 0}))) {
        return true;
      }
    }
    return false;
  }

  /** Moves a point of the result to the image, in place; false where a field does not reach. */
  boolean move(final double[] point) {
    for (int m = maps.size() - 1; m >= 0; m--) {
      if (!maps.get(m).move(point)) {
        return false;
      }
    }
    return true;
  }
}
