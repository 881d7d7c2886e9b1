package org.cordj.phantom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cordj.image.Grid;
import org.cordj.image.Progress;

/**
 * Participants of a study whose truth is known: three groups of phantoms, their covariates and a
 * fatigue score. Runs are 30 x 30 x 5 voxels of 1 x 1 x 5 mm of the neck of {@link CordPhantom}, TR
 * 2 s, tSNR 30; the two dorsal and the two ventral horns of a slice correlate (.5 in the long run).
 *
 * <p>A participant's dorsal and ventral amplitudes are .03 and .04 of the mean signal, times exp(.1
 * g) with g drawn from a normal distribution for each, times exp(-.01 (age - 45)), and in the group
 * nonopioid times 1 - effect (dorsal) and 1 + effect (ventral). Age is uniform from 35 to 55 years,
 * in the group nonopioid {@code confound} years more: since age lowers amplitudes it then looks
 * like a group effect to who does not adjust for it. The fatigue score is 50 + 12 (c u + sqrt(1 -
 * c^2) e), where c is {@code coupling}, u the log of the ventral amplitude standardized over the
 * cohort and e normal. None of these numbers is a finding about people.
 *
 * @param opioid participants of the first group
 * @param nonopioid participants of the second group, the only one with a planted effect
 * @param control participants of the third group
 * @param volumes volumes of each run
 * @param effect share by which ventral amplitudes rise and dorsal ones fall in the group nonopioid;
 *     0 plants nothing
 * @param coupling correlation of fatigue with ventral amplitude in the long run, -0.99 to 0.99
 * @param confound years by which the group nonopioid is older
 * @param missing how many cells of the participants' table are missing, in turn a fatigue score, an
 *     age and a sex of participants drawn by lot
 * @param randomseed the same seed gives the same cohort
 */
public record CordCohort(
    int opioid,
    int nonopioid,
    int control,
    int volumes,
    double effect,
    double coupling,
    double confound,
    int missing,
    long randomseed) {

  /** Ranges of the options: the constructor checks them, the command's dialog names them. */
  public static final int MIN_GROUP = 2;

  public static final int MAX_GROUP = 200;

  public static final double MAX_EFFECT = 0.8;
  public static final double MAX_COUPLING = 0.99;

  /** In years. */
  public static final double MAX_CONFOUND = 30;

  /** The groups in the order of the participants. */
  public static final List<String> GROUPS = List.of("opioid", "nonopioid", "control");

  private static final double TR = 2;
  private static final double TSNR = 30;
  private static final double DORSAL = 0.03;
  private static final double VENTRAL = 0.04;
  private static final double BETWEEN_HORNS = 0.5;
  private static final double SPREAD = 0.1;
  private static final double AGE_SLOPE = -0.01;
  private static final double MIDDLE_AGE = 45;
  private static final int YOUNGEST = 35;
  private static final int AGES = 21;
  private static final double FEMALE = 0.7;
  private static final double SCORE = 50;
  private static final double SCORE_SD = 12;

  /**
   * A participant and what is true of them, with or without a value in the table.
   *
   * @param label their label as BIDS has it, after {@code sub-}
   * @param group one of {@link #GROUPS}
   * @param age in years
   * @param sex F or M
   * @param fatigue the score, one decimal
   * @param missing the column of the participants' table that has no value; empty if all have one
   * @param phantom how the run is made; its amplitudes are the planted ones
   */
  public record Participant(
      String label,
      String group,
      double age,
      String sex,
      double fatigue,
      String missing,
      CordPhantom phantom) {

    /** Makes the run, which is called {@code name}. */
    public PhantomRun make(final String name, final Progress progress) {
      return phantom.make(name, CordCohort.grid(), BETWEEN_HORNS, progress);
    }
  }

  /** Checks the ranges. */
  public CordCohort {
    requireGroup(GROUPS.get(0), opioid);
    requireGroup(GROUPS.get(1), nonopioid);
    requireGroup(GROUPS.get(2), control);
    requireRange("effect", effect, -MAX_EFFECT, MAX_EFFECT, " (a share of the amplitude)");
    requireRange("coupling", coupling, -MAX_COUPLING, MAX_COUPLING, " (a correlation)");
    requireRange("confound", confound, -MAX_CONFOUND, MAX_CONFOUND, " years");
    final int people = opioid + nonopioid + control;
    if (missing < 0 || missing > people) {
      throw new IllegalArgumentException(
          "The cohort's number of missing values is "
              + missing
              + "; choose 0 to "
              + people
              + ", one a participant.");
    }
    new CordPhantom(volumes, TR, TSNR, DORSAL, VENTRAL, false, false, randomseed);
  }

  /** 15, 15 and 14 participants, 120 volumes, effect .3, coupling .6, no confound, 3 missing. */
  public static CordCohort defaults() {
    return new CordCohort(15, 15, 14, 120, 0.3, 0.6, 0, 3, 1);
  }

  private static void requireGroup(final String group, final int size) {
    if (size < MIN_GROUP || size > MAX_GROUP) {
      throw new IllegalArgumentException(
          "The cohort's group "
              + group
              + " has "
              + size
              + " participants; choose "
              + MIN_GROUP
              + " to "
              + MAX_GROUP
              + ".");
    }
  }

  private static void requireRange(
      final String what,
      final double value,
      final double low,
      final double high,
      final String unit) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "The cohort's " + what + " is " + value + "; choose " + low + " to " + high + unit + ".");
    }
  }

  /** The grid of every run. */
  public static Grid grid() {
    return new Grid(30, 30, 5, new double[][] {{-1, 0, 0, 14.5}, {0, 1, 0, -14.5}, {0, 0, 5, -10}});
  }

  /** The participants, group by group. */
  public List<Participant> participants() {
    final int people = opioid + nonopioid + control;
    final int[] ages = new int[people];
    final double[][] amplitudes = new double[people][2];
    final double[] noise = new double[people];
    final String[] sexes = new String[people];
    for (int n = 0; n < people; n++) {
      final Random random = Seeds.random(randomseed, Seeds.PARTICIPANT, n, 0);
      ages[n] = YOUNGEST + random.nextInt(AGES);
      sexes[n] = random.nextDouble() < FEMALE ? "F" : "M";
      final boolean planted = group(n).equals(GROUPS.get(1));
      final double age = AGE_SLOPE * (age(n, ages[n]) - MIDDLE_AGE);
      amplitudes[n][0] =
          DORSAL
              * StrictMath.exp(SPREAD * random.nextGaussian() + age)
              * (planted ? 1 - effect : 1);
      amplitudes[n][1] =
          VENTRAL
              * StrictMath.exp(SPREAD * random.nextGaussian() + age)
              * (planted ? 1 + effect : 1);
      noise[n] = random.nextGaussian();
    }
    final double[] ventral = new double[people];
    for (int n = 0; n < people; n++) {
      ventral[n] = StrictMath.log(amplitudes[n][1]);
    }
    Latents.standardize(ventral, 1);
    final String[] holes = holes(people);
    final List<Participant> participants = new ArrayList<>();
    for (int n = 0; n < people; n++) {
      final double z = coupling * ventral[n] + Math.sqrt(1 - coupling * coupling) * noise[n];
      participants.add(
          new Participant(
              label(n, people),
              group(n),
              age(n, ages[n]),
              sexes[n],
              Math.rint(10 * (SCORE + SCORE_SD * z)) / 10,
              holes[n],
              new CordPhantom(
                  volumes,
                  TR,
                  TSNR,
                  amplitudes[n][0],
                  amplitudes[n][1],
                  false,
                  false,
                  Seeds.random(randomseed, Seeds.PARTICIPANT, n, 1).nextLong())));
    }
    return List.copyOf(participants);
  }

  private String group(final int n) {
    return GROUPS.get(n < opioid ? 0 : n < opioid + nonopioid ? 1 : 2);
  }

  private double age(final int n, final int drawn) {
    return drawn + (group(n).equals(GROUPS.get(1)) ? confound : 0);
  }

  private static String label(final int n, final int people) {
    final int digits = Math.max(2, Integer.toString(people).length());
    return "0".repeat(digits - Integer.toString(n + 1).length()) + (n + 1);
  }

  /** Which column of each participant has no value. */
  private String[] holes(final int people) {
    final List<Integer> order = new ArrayList<>();
    for (int n = 0; n < people; n++) {
      order.add(n);
    }
    Collections.shuffle(order, Seeds.random(randomseed, Seeds.MISSING, 0, 0));
    final String[] holes = new String[people];
    for (int i = 0; i < people; i++) {
      holes[order.get(i)] = i >= missing ? "" : i % 3 == 0 ? "fatigue" : i % 3 == 1 ? "age" : "sex";
    }
    return holes;
  }
}
