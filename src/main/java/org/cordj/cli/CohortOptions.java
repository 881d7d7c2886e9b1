package org.cordj.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that {@code run} and {@code participant} have in common. */
final class CohortOptions {

  @Option(
      names = "--pipeline",
      paramLabel = "PIPELINE",
      description =
          "a .json file, or quick-look (the default), martucci-style, kaptan-style, multiverse-alff")
  private String pipeline = "quick-look";

  @Option(
      names = "--input",
      paramLabel = "NAME=FILE",
      description =
          "a file for an input or output of the pipeline, in place of what is found or made;"
              + " {sub}, {ses}, {task}, {run} or another BIDS key in it stands for the run's own"
              + " value")
  private Map<String, Path> given = new LinkedHashMap<>();

  @Option(
      names = "--derivatives",
      paramLabel = "FOLDER",
      arity = "1..*",
      description = "derivatives in which existing masks and the like are looked for first")
  private List<Path> derivatives = new ArrayList<>();

  @Option(
      names = {"--n-cpus", "--n_cpus"},
      paramLabel = "N",
      description = "threads; all processors by default. Results do not depend on it")
  private int cpus = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"--mem-mb", "--mem_mb"},
      paramLabel = "M",
      description = "memory that Java may use, in MB")
  private long memory;

  @Option(names = "--dry-run", description = "say what would be done, and change nothing")
  private boolean dry;

  /** Takes the pipeline from another place of the command line. */
  void choose(final String name) {
    pipeline = name;
  }

  String pipeline() {
    return pipeline;
  }

  Map<String, Path> given() {
    return given;
  }

  List<Path> derivatives() {
    return derivatives;
  }

  boolean dry() {
    return dry;
  }

  int cpus() {
    if (cpus < 1) {
      throw new IllegalArgumentException("--n-cpus is " + cpus + "; it must be at least 1.");
    }
    return cpus;
  }

  /** The launcher gives the number to Java before it starts; here it is only checked. */
  void checkMemory() {
    final long most = Runtime.getRuntime().maxMemory() >> 20;
    if (memory != 0 && memory < 64) {
      throw new IllegalArgumentException("--mem-mb is " + memory + "; it must be at least 64.");
    }
    if (memory != 0 && most > memory) {
      throw new IllegalArgumentException(
          "--mem-mb is "
              + memory
              + ", but this Java may use "
              + most
              + " MB; start it by the launcher cordj, or with CORDJ_JAVA_OPTS=-Xmx"
              + memory
              + "m.");
    }
  }
}
