package org.cordj.cli;

/** The exit codes of {@code cordj}. */
final class Exit {

  /** All is done. */
  static final int OK = 0;

  /** Everything that was tried failed. */
  static final int FAILED = 1;

  /** It could not be started: a wrong call, pipeline or dataset. */
  static final int USAGE = 2;

  /** Some runs failed, the others are done. */
  static final int PARTIAL = 3;

  /** Other processes work on all participants. */
  static final int IN_USE = 4;

  private Exit() {}
}
