package org.cordj.pipeline;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cordj.bids.BidsPath;
import org.cordj.io.RefusedException;

/**
 * Finds files that belong to a run by their names' entities, as BIDS' inheritance does: a file
 * applies if each of its entities is one of the run's with the same value, or one that is asked
 * for; of several the one that shares most counts. It is looked for in the run's own folder, then
 * below each folder of derivatives in the subject's and session's {@code func} and {@code anat}.
 */
final class FileSearch {

  private static final String MANUAL = "manual";

  /** A file and the parts of its name. */
  private record Named(Path file, Optional<BidsPath> name) {}

  /**
   * What a name is to have, told once for all files of a folder.
   *
   * @param end how a name ends that is not BIDS'
   * @param extension without .gz
   * @param entities those asked for, but for the subject
   */
  private record Wanted(
      String end, String suffix, String extension, Map<String, String> entities) {}

  private final RunInputs run;
  private final Optional<BidsPath> own;
  private final Set<Path> folders;
  private final List<Path> derivatives;

  /** Each folder is listed once: what a pipeline itself makes is not looked for. */
  private final Map<Path, List<Named>> listed;

  /**
   * @param derivatives folders of derivatives, the ones that count first in front
   */
  FileSearch(final RunInputs run, final List<Path> derivatives) {
    this(run, derivatives, new HashMap<>());
  }

  private FileSearch(
      final RunInputs run, final List<Path> derivatives, final Map<Path, List<Named>> listed) {
    this.run = run;
    own = run.bids();
    this.derivatives = List.copyOf(derivatives);
    folders = folders();
    this.listed = listed;
  }

  /** The same search with one more folder in front; what is listed already is not listed again. */
  FileSearch before(final Path folder) {
    final List<Path> more = new ArrayList<>(List.of(folder));
    more.addAll(derivatives);
    return new FileSearch(run, more, listed);
  }

  /**
   * The file of that ending; one that was corrected by hand (desc-manual) wins.
   *
   * @param end the end of the name, such as {@code label-cord_mask.nii.gz}
   * @throws RefusedException naming both, if two in one place apply equally
   */
  Optional<Path> any(final String end) throws RefusedException {
    final Optional<Path> manual = manual(end);
    return manual.isPresent() ? manual : find(end, null);
  }

  /** The file of that ending that was corrected by hand. */
  Optional<Path> manual(final String end) throws RefusedException {
    return find(end, MANUAL);
  }

  private Optional<Path> find(final String end, final String desc) throws RefusedException {
    final Wanted wanted = wanted(end, desc);
    for (final Path folder : folders) {
      final List<Path> best = new ArrayList<>();
      int most = -1;
      for (final Named named : list(folder)) {
        final Path file = named.file();
        final int shared = shared(named, wanted);
        if (shared > most) {
          best.clear();
          most = shared;
        }
        if (shared >= 0 && shared == most) {
          best.add(file);
        }
      }
      if (best.size() > 1) {
        throw new RefusedException(
            "'"
                + best.get(0)
                + "' and '"
                + best.get(1).getFileName()
                + "' both belong to '"
                + run.series().getFileName()
                + "'; remove or rename one, or name the one to be used.");
      }
      if (!best.isEmpty()) {
        return Optional.of(best.get(0));
      }
    }
    return Optional.empty();
  }

  private Wanted wanted(final String end, final String desc) {
    final BidsPath name = BidsPath.parse("sub-x_" + end).orElseThrow();
    final Map<String, String> asked = new HashMap<>(name.entities());
    asked.remove("sub");
    if (desc != null) {
      asked.put("desc", desc);
    }
    return new Wanted(
        desc == null ? end : withDesc(end), name.suffix(), plain(name.extension()), asked);
  }

  /** How many of the run's entities a file has; -1 if it does not apply. */
  private int shared(final Named named, final Wanted wanted) {
    final Path file = named.file();
    if (own.isEmpty()) {
      final String name = file.getFileName().toString();
      return name.equals(run.name() + "_" + wanted.end()) && !file.equals(run.series()) ? 0 : -1;
    }
    final Optional<BidsPath> parsed = named.name();
    if (parsed.isEmpty()
        || !parsed.get().suffix().equals(wanted.suffix())
        || !plain(parsed.get().extension()).equals(wanted.extension())
        || !parsed.get().entity("sub").equals(own.get().entity("sub"))) {
      return -1;
    }
    final Map<String, String> asked = wanted.entities();
    int shared = 0;
    for (final Map.Entry<String, String> e : parsed.get().entities().entrySet()) {
      if (asked.containsKey(e.getKey())) {
        if (!asked.get(e.getKey()).equals(e.getValue())) {
          return -1;
        }
      } else if (e.getValue().equals(own.get().entities().get(e.getKey()))) {
        shared++;
      } else {
        return -1;
      }
    }
    // the run's task and numbers have to be there, else it is of something else
    for (final String key : asked.keySet()) {
      if (parsed.get().entity(key).isEmpty()) {
        return -1;
      }
    }
    for (final String key : own.get().entities().keySet()) {
      final boolean needed = key.equals("ses") || key.equals("task") || key.equals("run");
      if (needed && parsed.get().entity(key).isEmpty()) {
        return -1;
      }
    }
    return shared;
  }

  static String withDesc(final String end) {
    final BidsPath path = BidsPath.parse("sub-x_" + end).orElseThrow();
    return path.with("desc", MANUAL).name().substring("sub-x_".length());
  }

  private static String plain(final String extension) {
    return extension.endsWith(".gz")
        ? extension.substring(0, extension.length() - ".gz".length())
        : extension;
  }

  private Set<Path> folders() {
    final Set<Path> all = new LinkedHashSet<>();
    for (final Path root : derivatives) {
      if (own.isEmpty()) {
        all.add(root.resolve(run.name()));
        continue;
      }
      Path subject = root.resolve(run.subject());
      if (own.get().entity("ses").isPresent()) {
        subject = subject.resolve("ses-" + own.get().entity("ses").get());
      }
      all.add(subject.resolve("func"));
      all.add(subject.resolve("anat"));
    }
    all.add(run.series().getParent());
    return all;
  }

  private List<Named> list(final Path folder) throws RefusedException {
    List<Named> known = listed.get(folder);
    if (known == null) {
      final List<Path> files = new ArrayList<>();
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
          all.forEach(files::add);
        } catch (final IOException e) {
          throw new RefusedException("The folder '" + folder + "' cannot be searched.", e);
        }
      }
      files.sort(null);
      known = files.stream().map(f -> new Named(f, BidsPath.parse(f))).toList();
      listed.put(folder, known);
    }
    return known;
  }
}
