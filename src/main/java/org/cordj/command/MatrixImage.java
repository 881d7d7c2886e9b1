package org.cordj.command;

import ij.ImagePlus;
import ij.ImageStack;
import java.util.ArrayList;
import java.util.List;
import org.cordj.connectivity.ConnectivityResult;
import org.cordj.imagej.MatrixImages;

/** Matrices of regions as an image: a pixel a pair, a slice a quantity. */
final class MatrixImage {

  private MatrixImage() {}

  /**
   * The slices r, z, p, q and dof, where there are any lag and r without noise; the regions' names
   * are lines of the image's Info.
   */
  static ImagePlus of(final String title, final ConnectivityResult result) {
    final int n = result.names().size();
    final ImageStack stack = new ImageStack(n, n);
    final List<String> labels = new ArrayList<>(List.of("r", "z", "p", "q", "dof"));
    final List<double[][]> matrices =
        new ArrayList<>(List.of(result.r(), result.z(), result.p(), result.q(), result.dof()));
    if (result.lag() != null) {
      labels.add("lag");
      matrices.add(result.lag());
    }
    if (result.corrected() != null) {
      labels.add("r without noise");
      matrices.add(result.corrected());
    }
    for (int m = 0; m < labels.size(); m++) {
      final float[] pixels = new float[n * n];
      for (int i = 0; i < n * n; i++) {
        pixels[i] = (float) matrices.get(m)[i / n][i % n];
      }
      stack.addSlice(labels.get(m), pixels);
    }
    final ImagePlus imp = new ImagePlus(title, stack);
    MatrixImages.note(imp, result.names());
    return imp;
  }
}
