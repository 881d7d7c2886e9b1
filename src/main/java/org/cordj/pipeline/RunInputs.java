package org.cordj.pipeline;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cordj.bids.BidsPath;
import org.cordj.nifti.NiftiReader;

/**
 * A 4-D run and the files that belong to it. Immutable.
 *
 * @param series the run
 * @param given files by the names of inputs or outputs, which take the place of what would be found
 *     or made
 */
public record RunInputs(Path series, Map<String, Path> given) {

  private static final Pattern RESERVED = Pattern.compile("(?i)prov|group|rerun|\\..*");

  /**
   * Makes the paths absolute.
   *
   * @throws IllegalArgumentException if the run has no name that a folder can have
   */
  public RunInputs {
    series = series.toAbsolutePath().normalize();
    final Map<String, Path> all = new LinkedHashMap<>();
    given.forEach((name, file) -> all.put(name, file.toAbsolutePath().normalize()));
    given = Collections.unmodifiableMap(all);
    if (NiftiReader.nameOf(series).matches("\\.*")) {
      throw new IllegalArgumentException(
          "'" + series + "' has no name before its ending; rename it.");
    }
    if (RESERVED.matcher(NiftiReader.nameOf(series)).matches()) {
      throw new IllegalArgumentException(
          "'"
              + series
              + "' has a name that the output folder needs itself (prov, group, rerun, or one that"
              + " begins with a dot); rename it.");
    }
  }

  /** The run's name as BIDS builds it; empty if it has no subject. */
  Optional<BidsPath> bids() {
    return BidsPath.parse(series).filter(p -> p.entity("sub").isPresent());
  }

  /** What the run is called: its name without suffix and extension. */
  public String name() {
    return bids()
        .map(p -> p.name().substring(0, p.name().lastIndexOf('_')))
        .orElse(NiftiReader.nameOf(series));
  }

  /** The folder of its subject's results in the output: {@code sub-01}, or the run's name. */
  public String subject() {
    return bids().map(p -> "sub-" + p.entity("sub").get()).orElse(name());
  }

  /**
   * Where a file of this run lies below a folder of derivatives.
   *
   * @param end the end of the file's name, such as {@code desc-mc_bold.nii.gz}
   */
  String place(final String end) {
    if (bids().isEmpty()) {
      return name() + "/" + name() + "_" + end;
    }
    return nameWith(end).inDataset("func");
  }

  /**
   * A file of this run below a folder of derivatives.
   *
   * @param end the end of the file's name, such as {@code desc-mc_bold.nii.gz}
   */
  public Path file(final Path root, final String end) {
    return root.resolve(place(end));
  }

  /** The run's entities with those, the suffix and the extension of the end of a name. */
  BidsPath nameWith(final String end) {
    final BidsPath wanted = BidsPath.parse("sub-x_" + end).orElseThrow();
    final Map<String, String> all = new LinkedHashMap<>(bids().orElseThrow().entities());
    all.remove("part");
    wanted
        .entities()
        .forEach(
            (k, v) -> {
              if (!k.equals("sub")) {
                all.put(k, v);
              }
            });
    return new BidsPath(all, wanted.suffix(), wanted.extension());
  }
}
