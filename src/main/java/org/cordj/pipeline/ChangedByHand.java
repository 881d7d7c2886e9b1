package org.cordj.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cordj.bids.Sidecars;

/**
 * Files under automatic names that are not what their records say: somebody changed them, and they
 * are about to be made again. They are set aside, so that no work by hand is lost.
 */
final class ChangedByHand {

  private ChangedByHand() {}

  /**
   * The hashes that a file and what stands beside it may have by the record that is about to be
   * replaced. A process that was killed between a record and its files has left those from before.
   */
  static Set<String> known(final Path file, final OutputFolder folder) {
    final Set<String> known = new TreeSet<>();
    final Record record = Record.of(file, folder);
    if (record != null) {
      known.addAll(record.hashes().values());
      known.addAll(record.replaced());
    }
    return known;
  }

  /** Those of the known hashes that files in place have. */
  static List<String> there(
      final Collection<Path> places, final Set<String> known, final OutputFolder folder)
      throws IOException {
    final List<String> there = new ArrayList<>();
    for (final Path place : places) {
      final String now = Files.isRegularFile(place) ? folder.hashes().of(place) : "";
      if (known.contains(now)) {
        there.add(now);
      }
    }
    return there;
  }

  /**
   * Sets a file aside if it is there and not what its record says.
   *
   * @param place where it is
   * @param known what {@link #known} gave before the new record was written
   * @param made the content that takes its place
   * @param end the end of the name that a correction of it would have
   * @return what to tell the user
   */
  static Optional<String> setAside(
      final Path place,
      final Set<String> known,
      final Path made,
      final String end,
      final OutputFolder folder)
      throws IOException {
    if (!Files.isRegularFile(place) || known.isEmpty()) {
      return Optional.empty();
    }
    final String now = folder.hashes().of(place);
    if (known.contains(now) || now.equals(folder.hashes().of(made))) {
      return Optional.empty();
    }
    final Path aside =
        Files.createDirectories(folder.kept("changed"))
            .resolve(now.substring(0, 8) + "-" + place.getFileName());
    Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return Optional.of(
        "'"
            + folder.shown(place)
            + "' was changed since it was made, and is made again; what it was is kept as '"
            + folder.shown(aside)
            + "'."
            + (place.equals(Sidecars.beside(place))
                ? ""
                : " Call a correction by hand ..." + FileSearch.withDesc(end) + "."));
  }
}
