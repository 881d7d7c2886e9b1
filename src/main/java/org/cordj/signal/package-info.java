/**
 * What is done to one time series: its spectrum, its trend. Works on double[] of one voxel, knows
 * nothing of images. May use JTransforms and Apache Commons Math only.
 *
 * <p>Objects here hold scratch memory and belong to one thread: make one a thread.
 */
package org.cordj.signal;
