package org.cordj.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cordj.bids.JsonFiles;
import org.cordj.image.Progress;
import org.cordj.imagej.CommandSteps;
import org.cordj.pipeline.Step;
import org.cordj.pipeline.StepRunner;

/** One of CordJ's commands, run in this process without windows; images are given as files. */
public final class MenuCommand {

  private MenuCommand() {}

  /**
   * Runs it on this thread.
   *
   * @param label the label in the menu
   * @param words its keys and values; the value of a key of an image is the path of its file
   * @return what it said
   * @throws IOException or IllegalArgumentException with one sentence, if it refuses
   */
  public static List<String> run(final String label, final Map<String, String> words)
      throws IOException {
    final CommandSteps steps = Host.start();
    final Set<String> images = steps.keys(label).orElseThrow().images();
    final Map<String, Path> inputs = new LinkedHashMap<>();
    final Map<String, String> options = new LinkedHashMap<>();
    words.forEach(
        (key, value) -> {
          if (images.contains(key)) {
            inputs.put(key, Path.of(value));
          } else {
            options.put(key, value);
          }
        });
    final Step step =
        new Step(label, label, "", Map.of(), options, Map.of(), "", JsonFiles.object());
    steps.checkOptions(step);
    return steps.run(new StepRunner.Call(step, inputs, Map.of()), Progress.NONE);
  }
}
