/**
 * Heartbeat and breathing as regressors: recorded traces, their peaks, and what follows from both
 * at the moment at which each slice was acquired.
 *
 * <pre>{@code
 * Trace pulse = recording.trace("cardiac");              // a trace on the run's clock
 * Peaks beats = new PeakFinder(Rhythm.CARDIAC).apply(pulse).peaks();
 * SliceClock clock = new SliceClock(tr, sliceTimes, volumes, 0);
 * List<SliceCourse> columns = new Retroicor(4, 4, 2, 2)
 *     .columns(CardiacPhase.of(beats, clock), RespiratoryPhase.of(belt, clock), clock);
 * }</pre>
 *
 * <p>All times are seconds from the moment at which the first volume that was acquired began, as
 * BIDS' StartTime counts them; volumes that were cut off the run since are the clock's offset. A
 * peak list that a person has corrected ({@link org.cordj.physio.Peaks#read}) takes the place of
 * the automatic one everywhere. May use io only, knows nothing of images, files of BIDS or ImageJ.
 */
package org.cordj.physio;
