/**
 * Folders and files as BIDS names them (bids-specification.readthedocs.io, 1.10): names and their
 * entities, JSON sidecars by the inheritance principle, what they say of the acquisition, the
 * sidecars of derivatives, references between files, recordings of physiology, many participants'
 * tables as one, and phantoms as datasets. May use nifti, image, segment, phantom, denoise, physio,
 * io and Jackson.
 *
 * <p>From the name of an image to its timing:
 *
 * <pre>{@code
 * Sidecar sidecar = Sidecars.of(path);                 // merged, with the file of every field
 * Acquisition a = Acquisition.of(sidecar, image);      // checked against the header
 * double tr = a.tr();                                  // the sidecar's, else the header's
 * double[] times = a.requireSliceTimes();              // by slice index, in seconds
 * a.notes().forEach(System.err::println);              // what disagrees, what is not usable
 * }</pre>
 */
package org.cordj.bids;
