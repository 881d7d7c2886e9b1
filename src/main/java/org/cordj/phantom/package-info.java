/**
 * A cord-like resting-state run whose truth is known: {@link org.cordj.phantom.CordPhantom} makes
 * it, {@link org.cordj.phantom.PhantomRun} holds the voxels and the truth, {@link
 * org.cordj.phantom.ExpectedAlff} is the closed form that a measured ALFF is held against, {@link
 * org.cordj.phantom.PhantomTruth} writes the truth as tables, and {@link
 * org.cordj.phantom.CordCohort} makes the participants of a study.
 *
 * <p>The same options give the same voxels on every machine and for every number of threads: only
 * IEEE arithmetic, {@link StrictMath} and {@link java.util.Random} (whose algorithm is part of its
 * specification) are used, and every piece of work has a generator of its own. May use the image
 * and signal rooms, ImgLib2 and commons-math, knows nothing of image files, ImageJ or SciJava.
 */
package org.cordj.phantom;
