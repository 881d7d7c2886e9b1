package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;

/**
 * Spectra of regions over frequency, with the frequency bands named above them.
 *
 * @param title the headline; may be empty
 * @param valueLabel what the values are, with the unit
 * @param curves the spectra, 1 or more
 * @param bands the bands to shade; those that overlap are named in several rows
 * @param logarithmic whether the values' axis is logarithmic
 * @param frequencies the frequencies shown in Hz; null for 0 to the highest of the curves
 */
public record SpectrumFigure(
    String title,
    String valueLabel,
    List<Curve> curves,
    List<NamedBand> bands,
    boolean logarithmic,
    Range frequencies) {

  /**
   * A frequency band in the figure.
   *
   * @param name such as {@code slow5}
   * @param low its lower edge in Hz
   * @param high its upper edge in Hz
   */
  public record NamedBand(String name, double low, double high) {

    /** Checks that low lies below high. */
    public NamedBand {
      if (!(low >= 0 && low < high) || Double.isInfinite(high)) {
        throw new IllegalArgumentException(
            "The band '"
                + name
                + "' runs from "
                + low
                + " to "
                + high
                + " Hz; its lower edge must be 0 or more and below its upper one.");
      }
    }
  }

  /** Checks that there is something to draw, and to draw it on. */
  public SpectrumFigure {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(valueLabel, "valueLabel");
    curves = List.copyOf(curves);
    bands = List.copyOf(bands);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("The spectrum figure has no curve; give 1 or more.");
    }
    double highest = 0;
    for (final Curve curve : curves) {
      final double[] f = curve.frequencies();
      highest = Math.max(highest, f[f.length - 1]);
    }
    if (frequencies == null) {
      frequencies = new Range(0, highest);
    }
    for (final Curve curve : curves) {
      final double[] at = curve.frequencies();
      final double[] values = curve.values();
      final double[] limits = curve.low() == null ? values : curve.low();
      boolean seen = false;
      for (int i = 0; i < at.length; i++) {
        final double f = at[i];
        final double lowest = Math.min(limits[i], values[i]);
        final boolean shown = f >= frequencies.low() && f <= frequencies.high();
        seen |= shown;
        if (logarithmic && shown && !(lowest > 0)) {
          throw new IllegalArgumentException(
              "The curve '"
                  + curve.name()
                  + "' or its lower limit holds "
                  + lowest
                  + " at "
                  + f
                  + " Hz, which a logarithmic axis cannot show; choose the linear axis, or leave"
                  + " that frequency out.");
        }
      }
      if (!seen) {
        throw new IllegalArgumentException(
            "The curve '"
                + curve.name()
                + "' has no point from "
                + frequencies.low()
                + " to "
                + frequencies.high()
                + " Hz, the frequencies shown.");
      }
    }
    for (final NamedBand band : bands) {
      if (band.low() >= frequencies.high() || band.high() <= frequencies.low()) {
        throw new IllegalArgumentException(
            "The band '"
                + band.name()
                + "' ("
                + band.low()
                + " to "
                + band.high()
                + " Hz) lies outside the frequencies shown, "
                + frequencies.low()
                + " to "
                + frequencies.high()
                + " Hz.");
      }
    }
  }

  /** Spectra on a linear axis without bands. */
  public static SpectrumFigure of(final String valueLabel, final List<Curve> curves) {
    return new SpectrumFigure("", valueLabel, curves, List.of(), false, null);
  }

  /** The same with another headline. */
  public SpectrumFigure withTitle(final String newTitle) {
    return new SpectrumFigure(newTitle, valueLabel, curves, bands, logarithmic, frequencies);
  }

  /** The same with these bands shaded. */
  public SpectrumFigure withBands(final List<NamedBand> newBands) {
    return new SpectrumFigure(title, valueLabel, curves, newBands, logarithmic, frequencies);
  }

  /** The same on a logarithmic axis, or on a linear one. */
  public SpectrumFigure withLogarithmic(final boolean newLogarithmic) {
    return new SpectrumFigure(title, valueLabel, curves, bands, newLogarithmic, frequencies);
  }

  /** The same with other frequencies shown. */
  public SpectrumFigure withFrequencies(final Range newFrequencies) {
    return new SpectrumFigure(title, valueLabel, curves, bands, logarithmic, newFrequencies);
  }

  /**
   * Draws the figure, 1600 x 900 pixels, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new SpectrumPage(this).draw();
  }
}
