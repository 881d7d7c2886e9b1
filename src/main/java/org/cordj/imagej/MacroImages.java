package org.cordj.imagej;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cordj.bids.BidsPath;
import org.cordj.bids.JsonFiles;
import org.cordj.nifti.NiftiReader;
import org.cordj.pipeline.Pipeline;

/** The images and files of a macro that is read: which of a pipeline's names each stands for. */
final class MacroImages {

  private final MacroText text;
  private final Map<String, String> byTitle = new HashMap<>();
  private final Map<String, String> byPath = new HashMap<>();
  private final Map<String, ObjectNode> inputs = new LinkedHashMap<>();
  private final List<MacroStep> steps = new ArrayList<>();
  private String run = "";
  private String active = "";

  MacroImages(final MacroText text) {
    this.text = text;
  }

  /** The files that the macro needs beside the run, by their names. */
  Map<String, ObjectNode> inputs() {
    return inputs;
  }

  /** The title of ImageJ's active image; empty if it is not known. */
  String active() {
    return active;
  }

  void select(final String title) {
    active = title;
  }

  void open(final int line, final String path) {
    if (path.isEmpty()) {
      throw text.wrong(line, "which file shall be opened? Give its path.");
    }
    final String title = NiftiReader.nameOf(Path.of(path));
    if (run.isEmpty()) {
      run(path);
    }
    byTitle.put(title, file(line, path));
    active = title;
  }

  /** Says which file is the run. */
  void run(final String path) {
    run = path;
    byPath.put(path, Pipeline.SERIES);
  }

  /** The name of a file: what a step made, or an input of the pipeline. */
  String file(final int line, final String path) {
    final String known = byPath.get(path);
    if (known != null) {
      return known;
    }
    if (isArgument(path)) {
      // its kind stands in the head of a written macro
      return path.substring(1);
    }
    final String end = end(path).orElse("");
    if (BidsPath.parse("sub-x_" + end).isEmpty()) {
      throw text.wrong(
          line,
          "'"
              + path
              + "' is no result of the lines above, and its name does not begin with that of the"
              + " run, '"
              + stem()
              + "_': a pipeline could not find it for another run. Name it as BIDS does.");
    }
    final String name = apart(word(end));
    byPath.put(path, name);
    inputs.put(name, JsonFiles.object().put("file", end).put("required", true));
    return name;
  }

  /** Whether a path is a file that was made, opened or given before. */
  boolean isKnown(final String path) {
    return byPath.containsKey(path) || isArgument(path);
  }

  private static boolean isArgument(final String path) {
    return path.startsWith("$") && !path.contains("/");
  }

  private String stem() {
    final String title = NiftiReader.nameOf(Path.of(run));
    return title.startsWith("sub-") && title.indexOf('_') > 0
        ? title.substring(0, title.lastIndexOf('_'))
        : title;
  }

  /** The end of a file's name after that of the run. */
  private Optional<String> end(final String path) {
    final String file = String.valueOf(Path.of(path).getFileName());
    return !run.isEmpty() && file.startsWith(stem() + "_")
        ? Optional.of(file.substring(stem().length() + 1))
        : Optional.empty();
  }

  /**
   * The end of the name that a result gets: that of the macro's own file where it is one of BIDS,
   * else one made of the file's name.
   */
  String resultEnd(final String path, final String suffix) {
    final Optional<String> own =
        end(path)
            .filter(
                e -> BidsPath.parse("sub-x_" + e).filter(p -> p.entities().size() > 1).isPresent());
    if (own.isPresent()) {
      return own.get();
    }
    final String file = String.valueOf(Path.of(path).getFileName());
    final String plain = file.replaceFirst("(?i)(\\.nii\\.gz|\\.[^.]*)$", "");
    final String extension = file.substring(plain.length());
    final String kind =
        switch (extension) {
          case ".tsv" -> "bold";
          case ".png" -> "figure";
          case ".html" -> "bold";
          default -> suffix;
        };
    return "desc-" + plain.replaceAll("[^A-Za-z0-9]", "") + "_" + kind + extension;
  }

  /** A word for the end of a name: what is special of it. */
  static String word(final String end) {
    final BidsPath path = BidsPath.parse("sub-x_" + end).orElseThrow();
    final String desc = path.entity("desc").orElse(path.entity("label").orElse(""));
    return (desc + (desc.isEmpty() || !end.endsWith(".tsv") ? path.suffix() : "table"))
        .replaceAll("[^A-Za-z0-9]", "");
  }

  /** The word, or the word with a number where it is taken. */
  String apart(final String word) {
    String name = word;
    for (int n = 2; isTaken(name); n++) {
      name = word + n;
    }
    return name;
  }

  private boolean isTaken(final String name) {
    return name.equals(Pipeline.SERIES)
        || inputs.containsKey(name)
        || steps.stream().anyMatch(s -> s.hasOutput(name));
  }

  /** The name of an image by its title; a result that was not saved becomes an output. */
  String image(final int line, final String title) {
    final String opened = byTitle.get(title);
    if (opened != null) {
      return opened;
    }
    for (int s = steps.size() - 1; s >= 0; s--) {
      final String name = steps.get(s).outputOf(title, this);
      if (name != null) {
        byTitle.put(title, name);
        return name;
      }
    }
    throw text.wrong(
        line,
        "no line above opens or makes an image '"
            + title
            + "'; begin with Open NIfTI... of the run, and name images by their titles.");
  }

  void save(final int line, final String title, final String path) {
    for (int s = steps.size() - 1; s >= 0; s--) {
      final String name = steps.get(s).save(title, path, this);
      if (name != null) {
        byPath.put(path, name);
        return;
      }
    }
    throw text.wrong(line, "no step above makes the image '" + title + "' that is to be saved.");
  }

  /** A step came: its results are open now, and a file that it writes can be read. */
  void made(final MacroStep step) {
    steps.add(step);
    step.files().forEach((path, name) -> byPath.put(path, name));
    step.changed().ifPresent(byTitle::remove);
    active = step.onlyTitle().orElse(step.changed().orElse(""));
  }
}
