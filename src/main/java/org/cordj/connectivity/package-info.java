/**
 * How regions and voxels go together over time: {@link org.cordj.connectivity.Connectivity}
 * correlates the courses of named regions, slice by slice or pooled, with the degrees of freedom
 * that denoising and autocorrelation leave.
 *
 * <p>{@link org.cordj.connectivity.ResidualSpace} is what denoising has left of time, {@link
 * org.cordj.connectivity.EffectiveDimensions} what autocorrelation leaves of that. May use image,
 * signal and io; knows nothing of ImageJ or SciJava.
 */
package org.cordj.connectivity;
