/**
 * Reads and writes NIfTI images, without ImageJ.
 *
 * <ul>
 *   <li>{@link org.cordj.nifti.NiftiReader} reads NIfTI-1, NIfTI-2 and Analyze 7.5, single files
 *       and pairs, plain or gzip, as a {@link org.cordj.nifti.NiftiImage}: its {@link
 *       org.cordj.nifti.NiftiHeader}, which keeps every byte, and its scaled values as float
 *       planes.
 *   <li>{@link org.cordj.nifti.NiftiVoxels} holds stored voxels exactly, for types that a float
 *       does not hold; {@link org.cordj.nifti.NiftiPlanes} decodes planes when they are asked for.
 *   <li>{@link org.cordj.nifti.NiftiWriter} writes a volume, a run, an image of several channels or
 *       stored voxels, and keeps the header that they came with.
 * </ul>
 *
 * <p>What cannot be read or written is a {@link org.cordj.nifti.NiftiException} with one sentence
 * for the user; what had to be guessed is a note. Files are plain NIfTI and plain gzip; that
 * CordJ's own gzip files can be unpacked on all cores is explained at {@code GzipIndex}.
 *
 * <p>The format: <a href="https://nifti.nimh.nih.gov">nifti.nimh.nih.gov</a> (nifti1.h, nifti2.h);
 * where that leaves a choice, nibabel's.
 */
package org.cordj.nifti;
