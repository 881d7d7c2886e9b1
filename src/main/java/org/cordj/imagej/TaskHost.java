package org.cordj.imagej;

import ij.IJ;
import java.util.function.Consumer;
import org.cordj.image.Progress;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/** Fiji, or any SciJava host: progress and cancelling through a Task. */
final class TaskHost implements Host {

  private final TaskService tasks;
  private PolledProgress progress;
  private Task task;

  TaskHost(final TaskService tasks) {
    this.tasks = tasks;
  }

  @Override
  public Progress begin(final String title) {
    task = tasks.createTask(title);
    progress =
        new PolledProgress() {
          private long last = -1;

          @Override
          void publish(final String what, final long done, final long steps) {
            final long value = steps == 0 ? 0 : 1000 * done / steps;
            if (value != last) {
              last = value;
              task.setStatusMessage(what);
              task.setProgressValue(value);
            }
          }
        };
    // first of all: as soon as the task is announced it can be cancelled
    task.setCancelCallBack(progress::cancel);
    task.setProgressMaximum(1000);
    task.start();
    progress.start();
    return progress;
  }

  @Override
  public void end() {
    progress.stop();
    task.finish();
  }

  @Override
  public void refuse(final String sentence, final Consumer<String> cancel) {
    if (IJ.isMacro()) {
      // only this stops an ImageJ macro
      cancel.accept("");
      Sentences.show("CordJ", sentence);
    } else {
      // SciJava shows the reason of a cancelled command itself, and gives it to callers in Java
      cancel.accept(sentence);
    }
  }
}
