/**
 * Images onto another grid, such as a template's, through transforms that other programs have
 * estimated: {@link org.cordj.template.DisplacementField} (the warping fields of SCT, ANTs and
 * ITK), {@link org.cordj.template.AffineMap} (ITK's transform files and plain 4 x 4 text), {@link
 * org.cordj.template.TransformChain} (several in a row) and {@link org.cordj.template.Warp}, which
 * resamples an image through them once. Nothing is estimated here.
 *
 * <p>All points are in NIfTI's world, mm, +x to the right, +y to the front, +z to the head; what
 * ITK writes in its own (left, back, head) is turned round when it is read. A transform takes a
 * point of the result to the point of the image whose value it gets. May use image, motion (its
 * spline), nifti and io.
 */
package org.cordj.template;
