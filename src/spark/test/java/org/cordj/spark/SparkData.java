package org.cordj.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiWriter;
import org.cordj.testing.HostImageJ;

/** What the tests of Spark compute with and compare. */
final class SparkData {

  private SparkData() {}

  /** A dataset {@code bids} of phantoms. */
  static void cohort(final Path folder, final int participants, final int volumes) {
    final HostImageJ.Result made =
        HostImageJ.in(folder)
            .runText(
                "run('Cord Phantom Cohort...', 'subjects="
                    + participants / 3
                    + ","
                    + participants / 3
                    + ","
                    + (participants - 2 * (participants / 3))
                    + " volumes="
                    + volumes
                    + " output=bids');");
    assertEquals(0, made.exitCode(), made.err());
  }

  /** A design {@code design.tsv} of two groups with maps of noise, uncompressed. */
  static void maps(
      final Path folder, final int participants, final int nx, final int ny, final int nz)
      throws IOException {
    final Random random = new Random(5);
    final StringBuilder design = new StringBuilder("participant_id\tgroup\tmap\n");
    for (int s = 0; s < participants; s++) {
      final Volume map = Volume.zeros("map", Grid.ras(nx, ny, nz, 1, 1, 5));
      for (int v = 0; v < map.grid().voxels(); v++) {
        map.set(v, (float) (random.nextGaussian() + (s < participants / 2 && v < 60 ? .8 : 0)));
      }
      NiftiWriter.FLOAT32.write(folder.resolve("map" + s + ".nii"), map, null);
      design.append(
          String.format(
              Locale.ROOT, "sub-%02d\t%s\tmap%d.nii\n", s, s < participants / 2 ? "a" : "b", s));
    }
    Files.writeString(folder.resolve("design.tsv"), design);
  }

  /** The words of Cord Group Compare... for these maps. */
  static String[] words(final Path folder, final String correction, final int permutations) {
    return new String[] {
      "compare",
      "design=" + folder.resolve("design.tsv"),
      "formula=group",
      "contrast=a - b",
      "maps=map",
      "permutations=" + permutations,
      "correction=" + correction,
      "randomseed=1"
    };
  }

  /** The same by {@code cordj}. */
  static void compare(
      final Path folder, final String correction, final int permutations, final Path output) {
    final StringBuilder keys = new StringBuilder();
    for (final String word : words(folder, correction, permutations)) {
      final int sign = word.indexOf('=');
      if (sign > 0) {
        keys.append(word, 0, sign + 1).append('[').append(word.substring(sign + 1)).append("] ");
      }
    }
    final HostImageJ.Result compared =
        HostImageJ.in(folder)
            .runText("run('Cord Group Compare...', '" + keys + "output=[" + output + "]');");
    assertEquals(0, compared.exitCode(), compared.err());
  }

  /** All files but what holds times: the same bits. Links are relative, so both lie side by side. */
  static void assertSame(final Path one, final Path other) throws IOException {
    final Map<String, byte[]> first = files(one);
    final Map<String, byte[]> second = files(other);
    assertEquals(first.keySet(), second.keySet());
    assertTrue(first.size() > 3, first.keySet().toString());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
  }

  /** The bytes of results by their names. */
  static Map<String, byte[]> files(final Path folder) throws IOException {
    final Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (final Path file : all.filter(Files::isRegularFile).toList()) {
        final String name = folder.relativize(file).toString();
        if (!name.startsWith(".cordj") && !name.startsWith("prov") && !name.endsWith(".html")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }
}
