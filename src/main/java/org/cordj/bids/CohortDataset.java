package org.cordj.bids;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.cordj.phantom.CordCohort;
import org.cordj.stats.Participants;

/**
 * A cohort of phantoms as a BIDS dataset: each participant's run and its truth as {@link
 * PhantomDataset} writes them, {@code participants.tsv} with its description, and under {@code
 * derivatives/truth} a table of what was planted in whom, missing values filled in.
 */
public final class CohortDataset {

  /** The table of the participants, in the dataset's folder. */
  public static final String PARTICIPANTS = "participants.tsv";

  private CohortDataset() {}

  /**
   * Makes the runs, one after the other, and writes the dataset into a folder, which is made if it
   * is not there.
   *
   * @return the table of the participants
   * @throws IOException with one sentence if that cannot be done, or the folder has a table of
   *     participants already
   */
  public static Table write(final CordCohort cohort, final Path folder, final Progress progress)
      throws IOException {
    if (Files.exists(folder.resolve(PARTICIPANTS))) {
      throw new RefusedException(
          "'"
              + folder
              + "' holds a dataset already ("
              + PARTICIPANTS
              + "); choose another folder, or remove it first.");
    }
    Files.createDirectories(folder);
    PhantomDataset.describe(
        folder,
        "CordJ phantom cohort",
        "Cord-like resting-state runs made by CordJ (Cord Phantom Cohort...) as "
            + cohort
            + ", with their truth under derivatives/truth. Ages, sexes and scores are drawn by lot.\n");
    final List<CordCohort.Participant> participants = cohort.participants();
    progress.begin("Cord phantom cohort", participants.size());
    for (final CordCohort.Participant p : participants) {
      progress.check();
      // the stages of one run would set the count back
      PhantomDataset.writeParticipant(
          p.make("sub-" + p.label(), Quiet.of(progress)), folder, p.label(), Quiet.of(progress));
      progress.advance(1);
    }
    truth(participants)
        .write(folder.resolve(PhantomDataset.TRUTH).resolve("desc-planted_participants.tsv"));
    JsonFiles.write(folder.resolve("participants.json"), description());
    final Table table = table(participants);
    // last: where it is, the dataset is whole
    table.write(folder.resolve(PARTICIPANTS));
    return table;
  }

  private static Table table(final List<CordCohort.Participant> participants) {
    final Table table = new Table(Participants.ID, "group", "age", "sex", "fatigue");
    for (final CordCohort.Participant p : participants) {
      table.add(
          "sub-" + p.label(),
          p.group(),
          p.missing().equals("age") ? null : p.age(),
          p.missing().equals("sex") ? null : p.sex(),
          p.missing().equals("fatigue") ? null : p.fatigue());
    }
    return table;
  }

  private static Table truth(final List<CordCohort.Participant> participants) {
    final Table table =
        new Table(
            Participants.ID,
            "group",
            "age",
            "sex",
            "fatigue",
            "missing",
            "dorsal_amplitude",
            "ventral_amplitude");
    for (final CordCohort.Participant p : participants) {
      table.add(
          "sub-" + p.label(),
          p.group(),
          p.age(),
          p.sex(),
          p.fatigue(),
          p.missing().isEmpty() ? null : p.missing(),
          p.phantom().dorsal(),
          p.phantom().ventral());
    }
    return table;
  }

  private static ObjectNode description() {
    final ObjectNode json = JsonFiles.object();
    final ObjectNode group = json.putObject("group");
    group.put("Description", "Group that the participant was simulated for");
    final ObjectNode groups = group.putObject("Levels");
    CordCohort.GROUPS.forEach(g -> groups.put(g, "simulated group " + g));
    json.putObject("age").put("Description", "Age, simulated").put("Units", "year");
    final ObjectNode sex = json.putObject("sex").put("Description", "Sex, simulated");
    sex.putObject("Levels").put("F", "female").put("M", "male");
    json.putObject("fatigue")
        .put("Description", "Fatigue score, simulated: 50 is the cohort's mean, 12 its SD")
        .put("Units", "arbitrary");
    return json;
  }

  /** Cancels with another progress and tells it nothing. */
  private record Quiet(Progress of) implements Progress {

    static Progress of(final Progress progress) {
      return new Quiet(progress);
    }

    @Override
    public void begin(final String what, final long steps) {}

    @Override
    public void advance(final long steps) {}

    @Override
    public boolean canceled() {
      return of.canceled();
    }
  }
}
