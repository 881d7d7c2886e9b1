package org.cordj.rsfc;

/**
 * How one definition turns a detrended series into its in-band amplitudes. Holds scratch memory:
 * one instance a thread.
 */
interface SpectrumRule {

  /** How many Fourier bins each band holds. */
  int[] bins();

  /**
   * Evaluates one voxel in all bands.
   *
   * @param series holds the detrended series; left as it was
   * @param offset where in it the voxel's series begins
   * @param alff filled per band
   * @param falff filled per band
   * @param rsfa filled per band
   * @param frsfa filled per band
   */
  void evaluate(
      double[] series, int offset, double[] alff, double[] falff, double[] rsfa, double[] frsfa);
}
