/**
 * Folders and files as BIDS names them: datasets, sidecars, derivatives. May use nifti, image, io
 * and Jackson, and the phantom for the dataset that it is written as.
 */
package org.cordj.bids;
