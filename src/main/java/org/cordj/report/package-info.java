/**
 * Figures for a slide: slices of a volume with a map and outlined regions over it ({@link
 * org.cordj.report.Montage}), spectra ({@link org.cordj.report.SpectrumFigure}), graphs of the
 * cord's regions ({@link org.cordj.report.Connectogram}, {@link
 * org.cordj.report.LevelMatrixFigure}, {@link org.cordj.report.MetricCurves}), the colour maps they
 * use ({@link org.cordj.report.ColorMap}) and their PNG files ({@link org.cordj.report.Png}); and
 * reports as single HTML files ({@link org.cordj.report.HtmlPage}) with films of runs ({@link
 * org.cordj.report.Film}), among them that of a group study ({@link org.cordj.report.StudyReport}).
 *
 * <p>Everything is drawn into a {@link java.awt.image.BufferedImage} and needs no display. Left and
 * right, front and back always come from the affine of a {@link org.cordj.image.Grid}. Java finds
 * fonts through fontconfig: a machine without any (a bare container) needs the packages {@code
 * fontconfig} and {@code fonts-dejavu-core}, and says so.
 */
package org.cordj.report;
