/**
 * Maps of spontaneous activity: amplitudes of low-frequency fluctuations per band, their tables by
 * region, and spectra.
 *
 * <p>{@link org.cordj.rsfc.Alff} is the operation: a record of its options, checked once, with one
 * method that does the work. What a published tool computes is a {@code SpectrumRule}; a new
 * definition is one more rule. {@link org.cordj.rsfc.Reho} maps regional homogeneity. May use
 * image, io, signal, ImgLib2 and Commons Math.
 */
package org.cordj.rsfc;
