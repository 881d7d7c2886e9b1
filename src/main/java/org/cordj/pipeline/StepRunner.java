package org.cordj.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cordj.image.Progress;

/** Whoever can run a step: the ImageJ that this runs in. */
public interface StepRunner {

  /**
   * The keys of one of CordJ's commands.
   *
   * @param images those that take an open image
   * @param needed those without which it cannot run
   * @param all all of them, in order
   */
  record Keys(Set<String> images, Set<String> needed, List<String> all) {}

  /**
   * A step with its files.
   *
   * @param step the step
   * @param inputs for each of the step's inputs its file; inputs that are not there are left out
   * @param outputs for each of the step's outputs the file to be written, in a folder that exists
   */
  record Call(Step step, Map<String, Path> inputs, Map<String, Path> outputs) {}

  /** The keys of a command of CordJ's by its label; empty if CordJ has none of that label. */
  Optional<Keys> keys(String label);

  /** Whether ImageJ has a command of this label that is not CordJ's. */
  boolean isForeign(String label);

  /**
   * Refuses values of options that the command does not take, before anything runs.
   *
   * @throws IllegalArgumentException with one sentence that names command, key and value
   */
  void checkOptions(Step step);

  /** The versions of the programs that results depend on, by name. */
  Map<String, String> versions();

  /**
   * Runs a step and waits for its end.
   *
   * @return what it said, line by line
   * @throws IOException or IllegalArgumentException with one sentence, if it refuses
   */
  List<String> run(Call call, Progress progress) throws IOException;
}
