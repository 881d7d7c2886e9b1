package org.cordj.physio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Fourier terms of the cardiac and the respiratory phase at each slice's own time (RETROICOR:
 * Glover, Li and Ress 2000, 10.1002/1522-2594(200007)44:1&lt;162::AID-MRM23&gt;3.0.CO;2-E), with
 * products of both (Harvey 2008, 10.1002/jmri.21623; for the cord Brooks 2008,
 * 10.1016/j.neuroimage.2007.09.018).
 *
 * <p>With the phases c and r, in this order:
 *
 * <ul>
 *   <li>for m = 1 to {@code cardiac}: cos(m c) and sin(m c), called {@code
 *       retroicor_cardiac_cos_01}, {@code retroicor_cardiac_sin_01}, ...;
 *   <li>for m = 1 to {@code respiratory}: the same of r, {@code retroicor_respiratory_cos_01}, ...;
 *   <li>for m = 1 to {@code cardiacInteraction} and n = 1 to {@code respiratoryInteraction}: cos(m
 *       c + n r), sin(m c + n r), cos(m c - n r), sin(m c - n r), called {@code
 *       retroicor_interaction_cos_01_plus_01}, ..._sin_01_plus_01, {@code ..._cos_01_minus_01},
 *       ..._sin_01_minus_01.
 * </ul>
 *
 * The set of FSL's PNM for the cord is 4, 4, 2, 2: 8 + 8 + 16 = 32 columns. Columns are not centred
 * and not made orthogonal: that is the regression's work. Time O(columns x slices x volumes).
 *
 * @param cardiac cardiac orders, 0 to 9
 * @param respiratory respiratory orders, 0 to 9
 * @param cardiacInteraction cardiac orders of the products, 0 to 9
 * @param respiratoryInteraction respiratory orders of the products, 0 to 9; 0 exactly if the other
 *     is
 */
public record Retroicor(
    int cardiac, int respiratory, int cardiacInteraction, int respiratoryInteraction) {

  /** The highest order: beyond it a term turns faster than pulse waves have harmonics. */
  public static final int HIGHEST = 9;

  private static final String PREFIX = "retroicor_";

  /** Checks the orders. */
  public Retroicor {
    check("cardiac", cardiac);
    check("respiratory", respiratory);
    check("cardiac interaction", cardiacInteraction);
    check("respiratory interaction", respiratoryInteraction);
    if (cardiacInteraction == 0 != (respiratoryInteraction == 0)) {
      throw new IllegalArgumentException(
          "RETROICOR's interaction is "
              + cardiacInteraction
              + "x"
              + respiratoryInteraction
              + "; both orders must be above 0, or both 0 for none.");
    }
    if (cardiac + respiratory + cardiacInteraction == 0) {
      throw new IllegalArgumentException(
          "RETROICOR has no order at all; give cardiac or respiratory orders above 0.");
    }
  }

  private static void check(final String what, final int order) {
    if (order < 0 || order > HIGHEST) {
      throw new IllegalArgumentException(
          "RETROICOR's " + what + " order is " + order + "; choose 0 to " + HIGHEST + ".");
    }
  }

  /** The 32 columns of the published set: 4 cardiac, 4 respiratory, 2x2 interaction. */
  public static Retroicor published() {
    return new Retroicor(4, 4, 2, 2);
  }

  /** Whether the cardiac phase is needed. */
  public boolean needsCardiac() {
    return cardiac > 0 || cardiacInteraction > 0;
  }

  /** Whether the respiratory phase is needed. */
  public boolean needsRespiratory() {
    return respiratory > 0 || respiratoryInteraction > 0;
  }

  /** How many columns there are. */
  public int size() {
    return 2 * (cardiac + respiratory + 2 * cardiacInteraction * respiratoryInteraction);
  }

  /**
   * The columns.
   *
   * @param heart the cardiac phase in radians at a time in s, such as a {@link CardiacPhase}; null
   *     if not needed
   * @param breath the respiratory phase, such as a {@link RespiratoryPhase}; null if not needed
   * @return {@link #size()} columns in the order above
   * @throws IllegalArgumentException if a phase that is needed is missing
   */
  public List<SliceCourse> columns(
      final DoubleUnaryOperator heart, final DoubleUnaryOperator breath, final SliceClock clock) {
    require(needsCardiac(), heart, "cardiac");
    require(needsRespiratory(), breath, "respiratory");
    final double[][] c = needsCardiac() ? clock.sample(heart) : null;
    final double[][] r = needsRespiratory() ? clock.sample(breath) : null;
    final List<SliceCourse> all = new ArrayList<>(size());
    for (int m = 1; m <= cardiac; m++) {
      all.add(term(number("cardiac_cos", m), Math::cos, m, c, 0, c));
      all.add(term(number("cardiac_sin", m), Math::sin, m, c, 0, c));
    }
    for (int m = 1; m <= respiratory; m++) {
      all.add(term(number("respiratory_cos", m), Math::cos, m, r, 0, r));
      all.add(term(number("respiratory_sin", m), Math::sin, m, r, 0, r));
    }
    for (int m = 1; m <= cardiacInteraction; m++) {
      for (int n = 1; n <= respiratoryInteraction; n++) {
        for (final int sign : new int[] {1, -1}) {
          final String orders = number(sign > 0 ? "_plus" : "_minus", n);
          all.add(term(number("interaction_cos", m) + orders, Math::cos, m, c, sign * n, r));
          all.add(term(number("interaction_sin", m) + orders, Math::sin, m, c, sign * n, r));
        }
      }
    }
    return all;
  }

  private static void require(
      final boolean needed, final DoubleUnaryOperator phase, final String what) {
    if (needed && phase == null) {
      throw new IllegalArgumentException(
          "RETROICOR with "
              + what
              + " orders needs a "
              + what
              + " trace, and there is none; give one, or set these orders and the interaction to"
              + " 0.");
    }
  }

  private static String number(final String name, final int order) {
    return String.format(Locale.ROOT, "%s_%02d", name, order);
  }

  /** The function of m a + n b at all times. */
  private static SliceCourse term(
      final String name,
      final DoubleUnaryOperator f,
      final int m,
      final double[][] a,
      final int n,
      final double[][] b) {
    final double[][] values = new double[a.length][a[0].length];
    for (int z = 0; z < values.length; z++) {
      for (int v = 0; v < values[z].length; v++) {
        values[z][v] = f.applyAsDouble(m * a[z][v] + n * b[z][v]);
      }
    }
    return new SliceCourse(PREFIX + name, values);
  }
}
