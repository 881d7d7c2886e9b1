package org.cordj.imagej;

import java.util.function.Consumer;
import org.cordj.image.Progress;

/** A pipeline that runs a command as a step: it has the progress and keeps the refusal. */
final class StepHost implements Host {

  private final Progress progress;
  private String refusal;

  StepHost(final Progress progress) {
    this.progress = progress;
  }

  @Override
  public Progress begin(final String title) {
    return progress;
  }

  @Override
  public void end() {
    // the pipeline's own progress goes on
  }

  @Override
  public void refuse(final String sentence, final Consumer<String> cancel) {
    cancel.accept(sentence);
    refusal = sentence;
  }

  /** What the command said, null if it did not refuse. */
  String refusal() {
    return refusal;
  }
}
