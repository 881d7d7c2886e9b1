package org.cordj.segment;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What the automatic methods expect of the cord: one set of parameters a contrast, and all of them
 * stand here.
 *
 * <p>The expected size is that of the literature: 13.3 x 7.4 mm at segment C5 and 8.3 x 6.3 mm at
 * T8 (transverse x anteroposterior; Frostell et al. 2016, 10.3389/fneur.2016.00238), which is a
 * mean radius, half the root of the product, of 5.0 and 3.6 mm; 4.6 mm stands between them, nearer
 * to the cervical enlargement. The pull to it is weak: where the image shows an edge, the edge
 * decides.
 *
 * @param dark whether the cord is darker than the CSF
 * @param level where between the cord's intensity (0) and the CSF's (1) the boundary lies: a little
 *     below 0.5, where a voxel holds half of each, because people draw the cord without the voxels
 *     that they see to be mixed
 * @param other the same on the side away from the CSF's intensity: between the cord (0) and the
 *     darkest twentieth around it (the brightest, if the CSF is dark) (1). It finds the boundary
 *     where the cord lies against the dura with no CSF between.
 * @param thin where the CSF is thin, the peak of its partial volume counts as the CSF's intensity,
 *     down to this share of the full contrast
 * @param radius expected radius of the cord, in mm
 * @param flatness expected width over depth (right-left over front-back)
 * @param prior weight of the expected radius, as mm of wrong tissue a squared mm of deviation
 * @param bend weight of a change of radius from one direction to the next
 * @param along weight of the neighbouring slices' boundaries
 * @param certain from this radius on, in mm, what lies beyond an edge cannot be cord again; nearer
 *     to the centre grey matter may look like an edge
 * @param sigma along the cord, intensities are averaged with this standard deviation, in mm
 */
record CordModel(
    boolean dark,
    double level,
    double other,
    double thin,
    double radius,
    double flatness,
    double prior,
    double bend,
    double along,
    double certain,
    double sigma) {

  private static final CordModel T1 =
      new CordModel(false, .45, .4, .25, 4.6, 1.45, .2, .2, 1, 3.5, 2);
  private static final CordModel T2 =
      new CordModel(true, .45, .4, .25, 4.6, 1.45, .2, .2, 1, 3.5, 2);
  private static final CordModel T2S =
      new CordModel(true, .45, .4, .25, 4.6, 1.45, .2, .2, 1, 3.5, 2);

  /** The parameters of a contrast that is known. */
  static CordModel of(final Contrast contrast) {
    return switch (contrast) {
      case T1 -> T1;
      case T2 -> T2;
      case T2S -> T2S;
      case AUTO -> throw new IllegalArgumentException("auto has no parameters of its own");
    };
  }

  /** Values of {@code thin} between which the image decides badly, the default first. */
  private static final double[] THIN = {.25, .35, .45, .55};

  /** The same of {@code certain}, in mm. */
  private static final double[] CERTAIN = {3.5, 5};

  /**
   * This model, first, and others that differ from it in how thin CSF and an edge within the cord
   * are taken. Where hardly any CSF is seen, a little noise moves the boundary of one model from
   * one edge to another; the mean over all of them moves little.
   */
  List<CordModel> variants() {
    return DoubleStream.of(THIN)
        .boxed()
        .flatMap(t -> DoubleStream.of(CERTAIN).mapToObj(c -> with(t, c)))
        .toList();
  }

  private CordModel with(final double otherThin, final double otherCertain) {
    return new CordModel(
        dark, level, other, otherThin, radius, flatness, prior, bend, along, otherCertain, sigma);
  }
}
