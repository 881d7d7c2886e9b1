/**
 * What is done to one time series: its spectrum, the bins of a band, its trend. Works on double[]
 * of one voxel, knows nothing of images. May use JTransforms and Apache Commons Math only.
 *
 * <p>A {@link org.cordj.signal.RealSpectrum} holds scratch memory and belongs to one thread: make
 * one a thread. A {@link org.cordj.signal.Detrender} may be shared.
 */
package org.cordj.signal;
