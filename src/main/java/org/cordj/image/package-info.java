/**
 * What an image is, to every other room: a voxel {@link org.cordj.image.Grid} in the scanner's
 * millimetres, a 4-D {@link org.cordj.image.Series}, a 3-D {@link org.cordj.image.Volume}, a {@link
 * org.cordj.image.Mask} and named {@link org.cordj.image.Labels}, all on ImgLib2.
 *
 * <p>{@link org.cordj.image.VoxelBlocks} walks the masked voxels' time series block by block on all
 * cores, {@link org.cordj.image.SliceBlocks} slice by slice; {@link org.cordj.image.Progress} is
 * how an algorithm tells how far it is and learns that it should stop. May use ImgLib2 only, knows
 * nothing of files, ImageJ or SciJava.
 */
package org.cordj.image;
