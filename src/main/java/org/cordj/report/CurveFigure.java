package org.cordj.report;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A specification curve: on top the effects of all universes from the least to the largest with
 * their intervals, below which options each has, a row an option. Immutable.
 *
 * @param title the headline; may be empty
 * @param label what the effects are
 * @param universes 1 or more, in any order
 * @param choices in what they differ; may be none
 */
public record CurveFigure(
    String title, String label, List<Universe> universes, List<Choice> choices) {

  /** How surely an effect is there. */
  public enum Level {
    /** Not significant. */
    NONE(0x8a8a8a),
    /** Significant by itself. */
    UNCORRECTED(0x0072b2),
    /** Significant corrected for all universes. */
    CORRECTED(0xd55e00);

    /** Of Okabe and Ito's set, and grey: told apart by people with colour-vision deficiency. */
    final int rgb;

    Level(final int rgb) {
      this.rgb = rgb;
    }
  }

  /**
   * One universe.
   *
   * @param effect finite
   * @param low the interval's lower limit; NaN for none
   * @param high its upper limit
   * @param level how surely it is there
   */
  public record Universe(double effect, double low, double high, Level level) {

    /** Checks that it can be drawn. */
    public Universe {
      Objects.requireNonNull(level, "level");
      if (!Double.isFinite(effect)) {
        throw new IllegalArgumentException(
            "An effect is " + effect + "; leave universes without one out.");
      }
    }
  }

  /**
   * One choice.
   *
   * @param name of the choice
   * @param note behind its name; may be empty
   * @param options the options' names
   * @param option [universe] which one it has, from 0
   */
  public record Choice(String name, String note, List<String> options, int[] option) {

    /** Copies. */
    public Choice {
      options = List.copyOf(options);
      option = option.clone();
    }

    @Override
    public int[] option() {
      return option.clone();
    }
  }

  /** Checks that there is something to draw and that the choices fit. */
  public CurveFigure {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(label, "label");
    universes = List.copyOf(universes);
    choices = List.copyOf(choices);
    if (universes.isEmpty()) {
      throw new IllegalArgumentException("A curve of no universe cannot be drawn; give 1 or more.");
    }
    for (final Choice choice : choices) {
      if (choice.option.length != universes.size()) {
        throw new IllegalArgumentException(
            "The choice '"
                + choice.name
                + "' is of "
                + choice.option.length
                + " universes, the curve has "
                + universes.size()
                + ".");
      }
      for (final int option : choice.option) {
        Objects.checkIndex(option, choice.options.size());
      }
    }
  }

  /** [place from the left] which universe stands there: from the least effect to the largest. */
  int[] order() {
    return IntStream.range(0, universes.size())
        .boxed()
        .sorted(Comparator.comparingDouble(u -> universes.get(u).effect()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Draws the figure, 1600 pixels wide and as high as its options need, on white. Needs no display.
   *
   * @throws IllegalStateException if Java finds no font on this machine
   */
  public BufferedImage draw() {
    Text.requireFonts();
    return new CurvePage(this).draw();
  }
}
