package org.cordj.stats;

/** Which {@link PermutationEngine} a thread has chosen. */
final class ChosenEngine {

  static final ThreadLocal<PermutationEngine> OF_THREAD =
      ThreadLocal.withInitial(() -> PermutationEngine::onCores);

  private ChosenEngine() {}
}
