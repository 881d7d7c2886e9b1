package org.cordj.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cordj.image.Progress;
import org.cordj.pipeline.Rerun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordj rerun FILE.json}: a file made again from its record. */
@Command(
    name = "cordj rerun",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description = "Makes a file again from its record below prov/ and compares the bits.",
    footer = "%nExit code: 0 the same bits; 1 other bits; 2 it could not be started.")
final class RerunCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE.json", description = "the record")
  private Path record;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "where the file goes; cordj-rerun by default")
  private Path output = Path.of("cordj-rerun");

  @Option(
      names = "--inputs",
      paramLabel = "FOLDER",
      description = "where inputs are looked for that are not at their old place any more")
  private Path inputs;

  @Override
  public Integer call() throws IOException {
    final Rerun rerun = Rerun.of(record, output, inputs, Host.start(), Progress.NONE);
    for (final Path file : rerun.files()) {
      System.out.println(
          file + (rerun.different().contains(file) ? ": other bits" : ": the same bits"));
    }
    if (rerun.different().isEmpty()) {
      return Exit.OK;
    }
    rerun.notes().forEach(System.err::println);
    System.err.println(
        rerun.different().size()
            + " of "
            + rerun.files().size()
            + " files differ from the record.");
    return Exit.FAILED;
  }
}
