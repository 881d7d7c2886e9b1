package org.cordj.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.bids.BidsPath;
import org.cordj.io.RefusedException;

/**
 * The files that a user names for a pipeline's inputs and outputs, for all runs at once. A path may
 * hold BIDS keys in braces, which stand for the run's own values: {@code
 * masks/sub-{sub}_ses-{ses}_mask.nii.gz}. Immutable.
 *
 * @param patterns paths by the names of inputs or outputs
 */
public record GivenFiles(Map<String, Path> patterns) {

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

  /** The entities that tell one run from another. */
  private static final List<String> OF_RUNS = List.of("sub", "ses", "task", "run");

  /** Copies the map. */
  public GivenFiles {
    patterns = Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
  }

  /**
   * The runs with their own files.
   *
   * @throws RefusedException with one sentence, if a path asks for a key that a run has not, or
   *     there are several runs and a path is by its name the file of one of them: another run would
   *     silently get a stranger's mask
   */
  public List<RunInputs> of(final List<Path> series) throws RefusedException {
    final List<RunInputs> runs = new ArrayList<>();
    for (final Path run : series) {
      final Map<String, Path> files = new LinkedHashMap<>();
      for (final Map.Entry<String, Path> pattern : patterns.entrySet()) {
        if (series.size() > 1) {
          requireShared(pattern.getKey(), pattern.getValue(), run);
        }
        files.put(pattern.getKey(), filled(pattern.getKey(), pattern.getValue(), run));
      }
      runs.add(new RunInputs(run, files));
    }
    return runs;
  }

  private static Path filled(final String name, final Path pattern, final Path run)
      throws RefusedException {
    final Matcher places = PLACE.matcher(pattern.toString());
    final Optional<BidsPath> own = BidsPath.parse(run);
    final StringBuilder path = new StringBuilder();
    while (places.find()) {
      final String key = places.group(1);
      final Optional<String> value = own.flatMap(o -> o.entity(key));
      if (value.isEmpty()) {
        throw new RefusedException(
            "--input "
                + name
                + "="
                + pattern
                + " asks for {"
                + key
                + "}, which '"
                + run.getFileName()
                + "' has not; "
                + own.map(o -> "it has {" + String.join("}, {", o.entities().keySet()) + "}.")
                    .orElse("its name is not BIDS'."));
      }
      places.appendReplacement(path, Matcher.quoteReplacement(value.get()));
    }
    return Path.of(places.appendTail(path).toString());
  }

  /** Refuses a file without places whose name says that it is of another run. */
  private static void requireShared(final String name, final Path file, final Path run)
      throws RefusedException {
    if (PLACE.matcher(file.toString()).find()) {
      return;
    }
    final Optional<BidsPath> given = BidsPath.parse(file);
    final Optional<BidsPath> own = BidsPath.parse(run);
    for (final String key : OF_RUNS) {
      final Optional<String> value = given.flatMap(g -> g.entity(key));
      if (value.isPresent() && !own.flatMap(o -> o.entity(key)).equals(value)) {
        throw new RefusedException(
            "--input "
                + name
                + "="
                + file
                + " is by its name the file of "
                + key
                + "-"
                + value.get()
                + ", and '"
                + run.getFileName()
                + "' would get it too; write what differs as a BIDS key in braces, such as "
                + key
                + "-{"
                + key
                + "}, or give it with this run alone.");
      }
    }
  }
}
