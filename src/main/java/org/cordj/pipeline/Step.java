package org.cordj.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step of a pipeline: a command or macro, what goes in and what comes out. Immutable.
 *
 * @param name what the step is called in this pipeline
 * @param command the label of the command, such as {@code Cord Trim...}; empty for a macro
 * @param macro the path of the macro file; empty for a command
 * @param inputs for each key of the command the name of an input or of another step's output
 * @param options the other keys with their values as a macro writes them
 * @param outputs what is kept of the step, by the names that later steps use
 * @param source where the step or its options come from, such as a paper; may be empty
 * @param json the step as the document has it
 */
public record Step(
    String name,
    String command,
    String macro,
    Map<String, String> inputs,
    Map<String, String> options,
    Map<String, Output> outputs,
    String source,
    ObjectNode json) {

  /**
   * A file that a step leaves.
   *
   * @param image for an image the title under which the command opens it, where {@code {key}}
   *     stands for the title of the input of that key; empty for a file
   * @param key for a file the key that tells the command where to write it; empty for an image
   * @param file the end of the file's name as BIDS builds it, such as {@code desc-mc_bold.nii.gz};
   *     the run's own entities come before it
   * @param find whether a file of that name that the dataset or another derivative of it already
   *     holds takes the place of the step
   * @param heading the section of the report that shows it; empty for none
   * @param slide what a picture is called among its neighbours under the heading, of which one is
   *     seen at a time; empty for one that stands by itself
   * @param caption what the report says below it
   */
  public record Output(
      String image,
      String key,
      String file,
      boolean find,
      String heading,
      String slide,
      String caption) {}

  /** Copies everything. */
  public Step {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    json = json.deepCopy();
  }

  /** The step as the document has it, a copy. */
  @Override
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The command's label, or the macro's path. */
  public String what() {
    return command.isEmpty() ? macro : command;
  }
}
