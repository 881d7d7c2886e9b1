package org.cordj.imagej;

import java.util.function.Consumer;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.scijava.module.Module;

/**
 * Whoever runs a command as a step of its own work, a pipeline or a window: it has the progress and
 * keeps the refusal.
 */
final class StepHost implements Host {

  private final Progress progress;
  private String refusal;

  private StepHost(final Progress progress) {
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

  /**
   * Runs a command to its end.
   *
   * @param module the command with its values
   * @throws RefusedException with the command's sentence, if it refuses
   * @throws java.util.concurrent.CancellationException if the user cancels
   */
  static void run(final Module module, final Progress progress) throws RefusedException {
    final CordCommand command = (CordCommand) module.getDelegateObject();
    final StepHost host = new StepHost(progress);
    command.setHost(host);
    command.run();
    progress.check();
    if (host.refusal != null) {
      throw new RefusedException(host.refusal);
    }
  }
}
