/**
 * Reads and writes NIfTI images, without ImageJ.
 *
 * <p>{@link org.cordj.nifti.NiftiReader} gives a {@link org.cordj.nifti.NiftiImage}: its {@link
 * org.cordj.nifti.NiftiHeader} (which keeps every byte) and its scaled values as float planes;
 * {@link org.cordj.nifti.NiftiWriter} writes a volume or run, keeping the header that it came with.
 * What could not be understood is a {@link org.cordj.nifti.NiftiException} with one sentence for
 * the user, what had to be guessed is a note.
 *
 * <p>The format: <a href="https://nifti.nimh.nih.gov">nifti.nimh.nih.gov</a> (nifti1.h, nifti2.h);
 * where that leaves a choice, nibabel's.
 */
package org.cordj.nifti;
