package org.cordj.bids;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cordj.io.RefusedException;

/**
 * The BOLD runs of a BIDS dataset: {@code sub-*[/ses-*]/func/*_bold.nii[.gz]}, in BIDS' order.
 *
 * <p>Only folders of BIDS' names are entered, and no link to a folder that leads out of the
 * dataset. Links to files are followed, as git-annex and DataLad keep every image behind one. Of
 * complex runs the magnitude counts.
 *
 * @param runs the runs
 * @param problems one sentence for each folder or file that looks like a run and cannot be used
 */
public record BidsRuns(List<Path> runs, List<String> problems) {

  /** Copies the lists. */
  public BidsRuns {
    runs = List.copyOf(runs);
    problems = List.copyOf(problems);
  }

  /**
   * Looks for the runs.
   *
   * @param root the dataset's folder
   * @param participants labels, with or without {@code sub-}; empty for all
   * @param tasks names of tasks; empty for all
   * @throws RefusedException with one sentence, if this is no dataset, it holds no participant, or
   *     not one that is asked for, or no run
   */
  public static BidsRuns of(
      final Path root, final List<String> participants, final List<String> tasks)
      throws RefusedException {
    final Path dataset = root.toAbsolutePath().normalize();
    if (!Files.isDirectory(dataset)) {
      throw new RefusedException("There is no folder '" + dataset + "'.");
    }
    if (!Files.exists(dataset.resolve(BidsDataset.DESCRIPTION), LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          "'" + dataset + "' is no BIDS dataset: it has no " + BidsDataset.DESCRIPTION + ".");
    }
    final List<String> problems = new ArrayList<>();
    final List<Path> subjects = new ArrayList<>();
    for (final Path folder : list(dataset)) {
      if (folder.getFileName().toString().startsWith("sub-")
          && isUsable(folder, dataset, problems)) {
        subjects.add(folder);
      }
    }
    if (subjects.isEmpty() && problems.isEmpty()) {
      throw new RefusedException(
          "The dataset '" + dataset + "' is empty: it has no folder of a participant (sub-...).");
    }
    final List<Path> wanted = chosen(subjects, participants, dataset);
    if (!participants.isEmpty()) {
      problems.clear();
    }
    final List<Path> runs = new ArrayList<>();
    for (final Path subject : wanted) {
      final int before = runs.size();
      final int said = problems.size();
      try {
        addFunc(subject, dataset, tasks, runs, problems);
        for (final Path session : list(subject)) {
          if (session.getFileName().toString().startsWith("ses-")
              && isUsable(session, dataset, problems)) {
            addFunc(session, dataset, tasks, runs, problems);
          }
        }
      } catch (final RefusedException e) {
        // one that cannot be read leaves the others as they are
        problems.add(e.getMessage());
      }
      if (runs.size() == before && problems.size() == said && !participants.isEmpty()) {
        problems.add(
            "The participant "
                + subject.getFileName()
                + " has no BOLD run"
                + (tasks.isEmpty() ? "" : " of the task " + String.join(", ", tasks))
                + ".");
      }
    }
    if (runs.isEmpty() && problems.isEmpty()) {
      throw new RefusedException(
          "The dataset '"
              + dataset
              + "' has no BOLD run"
              + (tasks.isEmpty() ? "" : " of the task " + String.join(", ", tasks))
              + " (sub-*/func/*_bold.nii.gz).");
    }
    runs.sort(Comparator.comparing(p -> BidsPath.parse(p).orElseThrow()));
    return new BidsRuns(runs, problems);
  }

  /**
   * The folders of a dataset's own derivatives.
   *
   * @param but one that is left out: where new ones go
   */
  public static List<Path> derivatives(final Path root, final Path but) throws RefusedException {
    final Path folder = root.toAbsolutePath().normalize().resolve("derivatives");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    final Path left = but.toAbsolutePath().normalize();
    return list(folder).stream().filter(f -> Files.isDirectory(f) && !f.equals(left)).toList();
  }

  private static List<Path> chosen(
      final List<Path> subjects, final List<String> participants, final Path dataset)
      throws RefusedException {
    if (participants.isEmpty()) {
      return subjects;
    }
    final List<Path> chosen = new ArrayList<>();
    for (final String label : participants) {
      final String name = label.startsWith("sub-") ? label : "sub-" + label;
      final Path found =
          subjects.stream()
              .filter(s -> s.getFileName().toString().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new RefusedException(
                          "The dataset '"
                              + dataset
                              + "' has no participant '"
                              + BidsPath.show(label)
                              + "'; it has "
                              + some(subjects)
                              + "."));
      if (!chosen.contains(found)) {
        chosen.add(found);
      }
    }
    return chosen;
  }

  private static String some(final List<Path> subjects) {
    final List<String> names =
        subjects.stream().map(s -> s.getFileName().toString().substring(4)).toList();
    return names.size() <= 10
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 10)) + " and " + (names.size() - 10) + " more";
  }

  private static void addFunc(
      final Path folder,
      final Path dataset,
      final List<String> tasks,
      final List<Path> runs,
      final List<String> problems)
      throws RefusedException {
    final Path func = folder.resolve("func");
    if (!Files.exists(func, LinkOption.NOFOLLOW_LINKS) || !isUsable(func, dataset, problems)) {
      return;
    }
    final String subject = dataset.relativize(folder).getName(0).toString().substring(4);
    for (final Path file : list(func)) {
      final String name = file.getFileName().toString();
      if (!name.matches("(?s).*_bold\\.nii(\\.gz)?")) {
        continue;
      }
      final Optional<BidsPath> parsed = BidsPath.parse(file);
      if (parsed.isEmpty() || !parsed.get().entity("sub").equals(Optional.of(subject))) {
        problems.add(
            "'"
                + BidsPath.show(name)
                + "' in '"
                + func
                + "' is no BIDS name of this participant's; rename it.");
        continue;
      }
      final BidsPath run = parsed.get();
      if (run.entity("part").map(p -> !p.equals("mag")).orElse(false)
          || !tasks.isEmpty() && !tasks.contains(run.entity("task").orElse(""))) {
        continue;
      }
      if (!Files.exists(file)) {
        problems.add(
            "'"
                + file
                + "' is a link to a file that is not here; get its content first (git-annex get,"
                + " datalad get).");
        continue;
      }
      runs.add(file);
    }
  }

  /** Whether a folder can be entered: a folder of a BIDS name that lies in the dataset. */
  private static boolean isUsable(
      final Path folder, final Path dataset, final List<String> problems) {
    final String name = folder.getFileName().toString();
    if (!Files.isDirectory(folder)) {
      if (Files.isSymbolicLink(folder)) {
        problems.add("'" + folder + "' is a link to a folder that is not here; remove it.");
      }
      return false;
    }
    if (!name.matches("func|(sub|ses)-[A-Za-z0-9+]+")) {
      problems.add(
          "The folder '"
              + BidsPath.show(name)
              + "' has no BIDS name: a label is letters, digits and +; rename it.");
      return false;
    }
    try {
      if (!folder.toRealPath().startsWith(dataset.toRealPath())) {
        problems.add(
            "'" + folder + "' is a link that leads out of the dataset; copy the folder into it.");
        return false;
      }
    } catch (final IOException e) {
      problems.add("The folder '" + folder + "' cannot be read.");
      return false;
    }
    return true;
  }

  private static List<Path> list(final Path folder) throws RefusedException {
    final List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(all::add);
    } catch (final IOException e) {
      throw new RefusedException(
          "The folder '" + folder + "' cannot be read; see who owns it and may.", e);
    }
    all.sort(null);
    return all;
  }
}
