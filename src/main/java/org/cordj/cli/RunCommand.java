package org.cordj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordj run PIPELINE IMAGE...}: a pipeline for single images. */
@Command(
    name = "cordj run",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description = "Runs a pipeline for one or more 4-D NIfTI runs.",
    footer = Versions.CODES)
final class RunCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "PIPELINE",
      description = "a .json file, or quick-look, martucci-style, kaptan-style")
  private String pipeline;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "4-D run, NIfTI")
  private List<Path> images;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "where results go, made if it is not there; cordj-results by default")
  private Path output = Path.of("cordj-results");

  @Mixin private CohortOptions options = new CohortOptions();

  @Override
  public Integer call() throws IOException {
    for (final Path image : images) {
      if (!Files.isRegularFile(image)) {
        throw new IllegalArgumentException("There is no file '" + image + "'.");
      }
    }
    options.choose(pipeline);
    return new CohortRun(options, CohortEngine.HERE, System.out, System.err)
        .run(images, output, null, List.of(), List.of());
  }
}
