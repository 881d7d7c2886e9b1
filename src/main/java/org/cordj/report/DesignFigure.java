package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.cordj.signal.ColumnBasis;
import org.cordj.signal.Statistics;

/**
 * A design matrix as a picture: a row a participant, each column in grey from its least to its
 * largest value; beside it the correlations between the columns, below it rank and condition, and
 * what tests of it can find. Immutable.
 *
 * @param title the headline; may be empty
 * @param columns the columns' names, 1 or more
 * @param values [row][column], finite
 * @param powers what tests of this design can find; may be empty
 */
public record DesignFigure(
    String title, List<String> columns, double[][] values, List<Power> powers) {

  /**
   * What one test can find before there is any data.
   *
   * @param contrast what is tested
   * @param effect the effect of which the power is, such as {@code d = 0.8}
   * @param power from 0 to 1
   * @param detectable the effect that is found with a power of .8, such as {@code d = 1.1}
   */
  public record Power(String contrast, String effect, double power, String detectable) {

    /** Checks the range. */
    public Power {
      if (!(power >= 0 && power <= 1)) {
        throw new IllegalArgumentException(
            "The power of '" + contrast + "' is " + power + "; it must be from 0 to 1.");
      }
    }
  }

  /** The figure of a design without tests. */
  public DesignFigure(final String title, final List<String> columns, final double[][] values) {
    this(title, columns, values, List.of());
  }

  /** Checks that there are as many values as columns in every row, all finite. */
  public DesignFigure {
    Objects.requireNonNull(title, "title");
    columns = List.copyOf(columns);
    powers = List.copyOf(powers);
    values = values.clone();
    if (columns.isEmpty() || values.length == 0) {
      throw new IllegalArgumentException(
          "The design has "
              + values.length
              + " rows and "
              + columns.size()
              + " columns; it needs 1 or more of each.");
    }
    for (int row = 0; row < values.length; row++) {
      values[row] = values[row].clone();
      if (values[row].length != columns.size()
          || !DoubleStream.of(values[row]).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "Row "
                + (row + 1)
                + " of the design must hold "
                + columns.size()
                + " finite values, one for each column.");
      }
    }
  }

  @Override
  public double[][] values() {
    final double[][] copy = values.clone();
    for (int row = 0; row < copy.length; row++) {
      copy[row] = copy[row].clone();
    }
    return copy;
  }

  /** The values of one column. */
  double[] column(final int c) {
    return Arrays.stream(values).mapToDouble(row -> row[c]).toArray();
  }

  private ColumnBasis basis() {
    final double[][] all = new double[columns.size()][];
    for (int c = 0; c < all.length; c++) {
      all[c] = column(c);
    }
    return ColumnBasis.empty(values.length).with(all);
  }

  /** How many columns are independent. */
  public int rank() {
    return basis().rank();
  }

  /**
   * The ratio of the largest and smallest singular value of the independent columns, each scaled to
   * length 1, see {@link ColumnBasis#condition()}.
   */
  public double condition() {
    return basis().condition();
  }

  /** The names of the columns that those before them explain. */
  public List<String> collinear() {
    return basis().dropped().stream().map(columns::get).toList();
  }

  /** Pearson's correlation of two columns, NaN where one is constant. */
  public double correlation(final int a, final int b) {
    final double[] x = column(a);
    final double[] y = column(b);
    final double mx = Statistics.mean(x);
    final double my = Statistics.mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
      xy += (x[i] - mx) * (y[i] - my);
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
  }

  /**
   * Draws the figure, 1600 pixels wide, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new DesignPage(this).draw();
  }
}
