/**
 * The Cord Explorer: what a run holds at the voxel under the mouse, and the seed map of a voxel or
 * region that is clicked, while one looks.
 *
 * <p>{@link org.cordj.imagej.explorer.Exploration} is what there is to look at and works without a
 * display; a {@code Sight} is all that is seen at one moment, the {@code ...Painter}s draw parts of
 * it, {@link org.cordj.imagej.explorer.SightPage} puts them on one page. {@link
 * org.cordj.imagej.explorer.ExplorerWindow} lives on the event thread; it says what it wants to
 * see, and one thread of its own works on the latest wish. May use what the imagej room may.
 */
package org.cordj.imagej.explorer;
