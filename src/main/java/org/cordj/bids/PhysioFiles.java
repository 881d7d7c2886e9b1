package org.cordj.bids;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cordj.io.RefusedException;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.cordj.physio.Trace;

/** The recordings of physiology that belong to a run, by their names. */
public final class PhysioFiles {

  private static final List<String> EXTENSIONS = List.of(".tsv.gz", ".tsv");

  /** What tells images of one run apart, which all have the same physiology. */
  private static final Set<String> OF_IMAGES =
      Set.of("echo", "part", "chunk", "space", "res", "desc");

  private PhysioFiles() {}

  /**
   * The paths in a list with commas between them. A path may hold commas itself: from each place
   * on, the longest piece of the list that is a file's path is one; a piece up to the next comma
   * where there is no such file. Spaces around a path do not count. O(n^2) questions to the file
   * system for n commas.
   *
   * @throws IllegalArgumentException with one sentence, if a piece can be no path
   */
  public static List<Path> paths(final String list) {
    final String[] pieces = list.split(",", -1);
    final List<Path> paths = new ArrayList<>();
    int from = 0;
    while (from < pieces.length) {
      int end = pieces.length;
      while (end > from + 1 && !isFile(joined(pieces, from, end))) {
        end--;
      }
      final String text = joined(pieces, from, end);
      if (text.isEmpty()) {
        throw new IllegalArgumentException(
            "physio is '"
                + list
                + "', where a path is empty; give one path, or several with a comma"
                + " between each two.");
      }
      try {
        paths.add(Path.of(text));
      } catch (final InvalidPathException e) {
        throw new IllegalArgumentException("physio has '" + text + "', which can be no path.", e);
      }
      from = end;
    }
    return paths;
  }

  private static String joined(final String[] pieces, final int from, final int end) {
    return String.join(",", Arrays.asList(pieces).subList(from, end)).strip();
  }

  private static boolean isFile(final String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (final InvalidPathException e) {
      return false;
    }
  }

  /**
   * The {@code _physio.tsv.gz} and {@code .tsv} files in a run's folder that have the run's
   * entities; several differ in {@code recording}. Empty if there are none or the run's name is not
   * BIDS'. Nothing is read.
   *
   * @throws IOException with one sentence, if the folder cannot be searched, or a recording is
   *     there both packed and plain
   */
  public static List<Path> of(final Path image) throws IOException {
    final Path absolute = image.toAbsolutePath().normalize();
    final Optional<BidsPath> name = BidsPath.parse(absolute);
    final Path folder = absolute.getParent();
    if (name.isEmpty() || folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    final Map<String, String> run = new HashMap<>(name.get().entities());
    run.keySet().removeAll(OF_IMAGES);
    final Map<BidsPath, Path> found = new java.util.TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (final Path file : all) {
        final Optional<BidsPath> parsed = BidsPath.parse(file);
        if (parsed.isEmpty()
            || !parsed.get().suffix().equals(PhysioFile.SUFFIX)
            || !EXTENSIONS.contains(parsed.get().extension())) {
          continue;
        }
        final Map<String, String> entities = new HashMap<>(parsed.get().entities());
        entities.remove("recording");
        if (!entities.equals(run)) {
          continue;
        }
        final Path twin = found.put(parsed.get().withExtension(".tsv"), file);
        if (twin != null) {
          throw new RefusedException(
              "'"
                  + twin
                  + "' and '"
                  + file.getFileName()
                  + "' are the same recording; remove one of them.");
        }
      }
    } catch (final DirectoryIteratorException e) {
      throw new IOException("The folder '" + folder + "' cannot be searched.", e);
    }
    return List.copyOf(found.values());
  }

  /**
   * The trace of a rhythm among recordings: the column that is called as BIDS calls it, cardiac or
   * respiratory. Empty if there is none.
   *
   * @throws IllegalArgumentException naming both, if two recordings have one
   */
  public static Optional<Trace> trace(final List<PhysioFile> files, final Rhythm rhythm) {
    PhysioFile with = null;
    for (final PhysioFile file : files) {
      if (!file.columns().contains(rhythm.key())) {
        continue;
      }
      if (with != null) {
        throw new IllegalArgumentException(
            "'"
                + with.path()
                + "' and '"
                + file.path()
                + "' both have a column "
                + rhythm.key()
                + "; give the one to be used.");
      }
      with = file;
    }
    return Optional.ofNullable(with).map(f -> f.trace(rhythm.key()));
  }

  /**
   * Where the corrected list of peaks of a recording is looked for and, by default, saved: beside
   * it, {@code sub-01_task-rest_physio.tsv.gz} has {@code sub-01_task-rest_desc-cardiac_peaks.tsv},
   * a file of any other name {@code NAME_desc-cardiac_peaks.tsv}.
   */
  public static Path peaksBeside(final Path recording, final Rhythm rhythm) {
    final String stem =
        Sidecars.beside(recording).getFileName().toString().replaceAll("(_physio)?\\.json$", "");
    return recording.resolveSibling(stem + "_desc-" + rhythm.key() + "_peaks.tsv");
  }

  /**
   * The corrected list beside a recording, which wins over what detection would find; empty if
   * there is none.
   *
   * @throws IOException with one sentence, if there is one that is no list of peaks
   */
  public static Optional<Peaks> corrected(final Path recording, final Rhythm rhythm)
      throws IOException {
    final Path list = peaksBeside(recording, rhythm);
    return Files.exists(list) ? Optional.of(Peaks.read(list, rhythm)) : Optional.empty();
  }
}
