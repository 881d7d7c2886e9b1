/**
 * How regions and voxels go together over time: {@link org.cordj.connectivity.Connectivity}
 * compares the courses of named regions, slice by slice, pooled or apart, by several measures;
 * {@link org.cordj.connectivity.SeedMap} correlates every voxel with one course; {@link
 * org.cordj.connectivity.VoxelPairs} every voxel with every other.
 *
 * <p>A correlation comes with what it is worth: {@link org.cordj.connectivity.ResidualSpace} is
 * what denoising has left of time, {@link org.cordj.connectivity.EffectiveDimensions} what
 * autocorrelation leaves of that. May use image, signal and io; knows nothing of ImageJ or SciJava.
 */
package org.cordj.connectivity;
