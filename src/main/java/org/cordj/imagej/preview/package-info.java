/**
 * Previews in dialogs: what a command would make of the values that stand in its dialog, shown on
 * an open image or beside the dialog while the user changes them.
 *
 * <p>A command makes a {@link org.cordj.imagej.preview.Preview} of its values; {@link
 * org.cordj.imagej.preview.PreviewSession} has it made on a thread of its own, the latest values
 * first, and takes it away again. Nothing here is recorded, and nothing runs without windows. May
 * use what the imagej room may.
 */
package org.cordj.imagej.preview;
