package org.cordj.command;

import org.cordj.image.Progress;

/** A progress that says which run and step of how many runs it is about. */
final class RunProgress implements Progress {

  private final Progress progress;
  private final int runs;
  private volatile String where = "";
  private String run = "";
  private int count;

  /**
   * @param progress what shows it
   * @param runs the number of runs
   */
  RunProgress(final Progress progress, final int runs) {
    this.progress = progress;
    this.runs = runs;
  }

  /** A step of a run begins. */
  void step(final String name, final String step) {
    if (!name.equals(run)) {
      run = name;
      count++;
    }
    where = name + " (" + count + " of " + runs + "), " + step;
    progress.begin(where, 1);
  }

  /** How many runs have begun. */
  int count() {
    return count;
  }

  @Override
  public void begin(final String what, final long steps) {
    progress.begin(where + ": " + what, steps);
  }

  @Override
  public void advance(final long steps) {
    progress.advance(steps);
  }

  @Override
  public boolean canceled() {
    return progress.canceled();
  }
}
