/**
 * Where CordJ meets ImageJ: pixels shared between an ImagePlus and a Series, geometry kept on the
 * ImagePlus, results shown so that menus, macros and headless runs all find them, and the bridge by
 * which plain ImageJ runs SciJava commands.
 *
 * <p>{@link org.cordj.imagej.CordCommand} is what every command extends; {@link
 * org.cordj.imagej.CommandBridge} stands in plugins.config. May use ij, SciJava, image, nifti, bids
 * and the domain rooms.
 */
package org.cordj.imagej;
