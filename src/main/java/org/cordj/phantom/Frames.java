package org.cordj.phantom;

import java.util.Optional;
import java.util.Random;

/** Draws single slices of single volumes. Safe for any number of threads. */
final class Frames {

  private final CordPhantom options;
  private final Anatomy[] anatomy;
  private final Anatomy.Picture[] rest;
  private final double[][][] latents;
  private final double[][][] shifts;
  private final Optional<Physiology> physiology;
  private final Physiology.Slice[] pulsation;
  private final double[] sliceTimes;
  private final double[] amplitudes;
  private final double noiseSd;

  Frames(
      final CordPhantom options,
      final Anatomy[] anatomy,
      final Anatomy.Picture[] rest,
      final double[][][] latents,
      final double[][][] shifts,
      final Optional<Physiology> physiology,
      final double noiseSd) {
    this.options = options;
    this.anatomy = anatomy;
    this.rest = rest;
    this.latents = latents;
    this.shifts = shifts;
    this.physiology = physiology;
    this.noiseSd = noiseSd;
    sliceTimes = options.sliceTimes(anatomy.length);
    amplitudes =
        new double[] {options.dorsal(), options.dorsal(), options.ventral(), options.ventral()};
    final int voxels = rest[0].mean.length;
    pulsation = new Physiology.Slice[anatomy.length];
    if (physiology.isPresent()) {
      for (int z = 0; z < anatomy.length; z++) {
        pulsation[z] = new Physiology.Slice(options.randomseed(), z, anatomy[z], voxels);
      }
    }
  }

  /** Fills the plane of volume t and slice z. */
  void fill(final int t, final int z, final float[] plane) {
    Anatomy.Picture picture = rest[z];
    if (options.motion()) {
      picture = new Anatomy.Picture(plane.length);
      anatomy[z].draw(shifts[t][z][0], shifts[t][z][1], picture);
    }
    final double[] weights = new double[Anatomy.HORNS];
    for (int h = 0; h < weights.length; h++) {
      weights[h] = amplitudes[h] * latents[z][h][t];
    }
    double[] heart = null;
    double[] breath = null;
    if (physiology.isPresent()) {
      final double seconds = t * options.tr() + sliceTimes[z];
      heart = Physiology.harmonics(physiology.get().cardiacPhase(seconds));
      breath = Physiology.harmonics(physiology.get().respiratoryPhase(seconds));
    }
    final Random noise = Seeds.random(options.randomseed(), Seeds.NOISE, t, z);
    for (int p = 0; p < plane.length; p++) {
      double change = 0;
      for (int h = 0; h < weights.length; h++) {
        change += weights[h] * picture.horns[h][p];
      }
      if (heart != null) {
        change += pulsation[z].fluctuation(p, picture.csf[p], picture.cord[p], heart, breath);
      }
      double value = picture.mean[p] * (1 + change);
      if (noiseSd > 0) {
        value += noiseSd * noise.nextGaussian();
      }
      plane[p] = (float) value;
    }
  }
}
