package org.cordj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Processes;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of src/docs/schedulers.md, as far as they can be run without a cluster. */
class SchedulersIT {

  @TempDir Path work;

  private static List<String> blocks(final String language) throws IOException {
    final List<String> blocks = new ArrayList<>();
    final Matcher m =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(Path.of("src/docs/schedulers.md")));
    while (m.find()) {
      blocks.add(m.group(1));
    }
    return blocks;
  }

  /** The one block of shell that begins with a word. */
  private static String recipe(final String word) throws IOException {
    return blocks("sh").stream().filter(b -> b.startsWith(word)).findFirst().orElseThrow();
  }

  private void shell(final String text, final Map<String, String> more) throws IOException {
    final Path file = Files.writeString(work.resolve("recipe.sh"), text);
    final ProcessBuilder builder =
        new ProcessBuilder("bash", file.toString()).directory(work.toFile());
    builder
        .environment()
        .merge(
            "PATH", HostImageJ.folder().toString(), (path, own) -> own + File.pathSeparator + path);
    builder.environment().putAll(more);
    final Processes.Ended ended = Processes.run(builder, Duration.ofSeconds(300));
    assertEquals(0, ended.exitCode(), ended.toString());
  }

  @BeforeEach
  void dataset() throws IOException {
    final HostImageJ.Result made =
        HostImageJ.in(work)
            .runText(
                "run('Cord Phantom Cohort...', 'subjects=2,2,2 missing=0 volumes=120 output=DATASET');");
    assertEquals(0, made.exitCode(), made.toString());
    shell(recipe("for "), Map.of());
    assertEquals(6, Files.readAllLines(work.resolve("participants.txt")).size());
  }

  private void everybodyIsDone() throws IOException {
    for (final String label : Files.readAllLines(work.resolve("participants.txt"))) {
      assertTrue(Files.exists(work.resolve("DERIVATIVES").resolve(label + ".html")), label);
    }
    shell(recipe("cordj "), Map.of());
    assertTrue(Files.exists(work.resolve("DERIVATIVES/group.html")));
  }

  @Test
  void gnuParallel() throws IOException {
    final boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(f -> Files.isExecutable(Path.of(f, "parallel")));
    Assumptions.assumeTrue(there, "skipped: there is no GNU parallel on this machine");
    shell(recipe("parallel "), Map.of());
    assertEquals(7, Files.readAllLines(work.resolve("cordj.log")).size());
    everybodyIsDone();
  }

  /** Each job of the array as Slurm would start it; two at a time by xargs. */
  @Test
  void theJobsOfASlurmArrayAndXargs() throws IOException {
    final String job = blocks("slurm").get(0);
    for (final String task : List.of("1", "2")) {
      shell(job, Map.of("SLURM_ARRAY_TASK_ID", task, "SLURM_CPUS_PER_TASK", "2"));
    }
    // what is done is kept: the other recipe finds nothing to do
    shell(recipe("xargs "), Map.of());
    everybodyIsDone();
  }
}
