/**
 * What is done to time series: spectra, the bins of a band, filters, trends, bases of least
 * squares, principal components. Works on double[] of one voxel or on rows of many, knows nothing
 * of images. May use JTransforms and Apache Commons Math only.
 *
 * <p>A {@link org.cordj.signal.RealSpectrum} holds scratch memory and belongs to one thread: make
 * one a thread. A {@link org.cordj.signal.Detrender} may be shared.
 */
package org.cordj.signal;
