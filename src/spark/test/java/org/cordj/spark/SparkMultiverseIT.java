package org.cordj.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cordj.io.Table;
import org.cordj.pipeline.MultiverseTables;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A multiverse by spark-submit against the same by {@code cordj}. */
class SparkMultiverseIT {

  private static final String GRID =
      """
      {"version": 1, "multiverse": "bands and definitions", "pipeline": "quick-look", "choices": {
        "definition": {"rms": {}, "afni": {"alff": {"options": {"definition": "afni"}}}},
        "mask": {"found": {}, "small": {"quadrants": {"options": {"erode": 1}}}},
        "band": {"slow5": {"value": {"rows": {"band": "slow5"}}},
                 "slow4": {"value": {"rows": {"band": "slow4"}}}}},
       "value": {"table": "ratiotable", "column": "ratio", "rows": {"side": "both", "measure": "ALFF"}}}
      """;

  /** All files but what holds times. Links are relative, so both folders lie side by side. */
  private static Map<String, byte[]> files(final Path folder) throws IOException {
    final Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (final Path file : all.filter(Files::isRegularFile).toList()) {
        final String name = folder.relativize(file).toString();
        if (!name.startsWith(".cordj") && !name.startsWith("prov")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  @Test
  void givesTheSameFiles(@TempDir final Path work) throws IOException {
    final HostImageJ host = HostImageJ.in(work);
    final HostImageJ.Result made =
        host.runText("run('Cord Phantom Cohort...', 'subjects=2,2,2 volumes=90 output=bids');");
    assertEquals(0, made.exitCode(), made.err());
    Files.writeString(work.resolve("grid.json"), GRID);
    final HostImageJ.Result here =
        host.run("bids", "here", "participant", "--pipeline", "grid.json");
    assertEquals(0, here.exitCode(), here.err());
    try (SparkProcesses spark = SparkProcesses.local(Files.createDirectory(work.resolve("spark")))) {
      final Processes.Ended ended =
          spark.submit(
              work.resolve("bids").toString(),
              work.resolve("there").toString(),
              "participant",
              "--pipeline",
              work.resolve("grid.json").toString());
      assertEquals(0, ended.exitCode(), ended.err());
      assertTrue(ended.out().contains("6 runs done."), ended.out());
    }
    for (final String out : new String[] {"here", "there"}) {
      final HostImageJ.Result group = host.run("bids", out, "group", "--pipeline", "grid.json");
      assertEquals(0, group.exitCode(), group.err());
    }
    final Map<String, byte[]> first = files(work.resolve("here"));
    final Map<String, byte[]> second = files(work.resolve("there"));
    assertEquals(first.keySet(), second.keySet());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
    final Table values = Table.read(work.resolve("there").resolve(MultiverseTables.VALUES));
    assertEquals(6, values.size());
    assertEquals(4 + 8, values.columns().size());
    assertTrue(Double.isFinite(values.number(5, "u008")));
  }
}
