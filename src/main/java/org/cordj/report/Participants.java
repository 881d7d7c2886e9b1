package org.cordj.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordj.bids.BidsDataset;
import org.cordj.bids.CohortDataset;
import org.cordj.io.Table;
import org.cordj.pipeline.RunInputs;

/** The groups that a dataset has its participants in. */
final class Participants {

  static final String ID = "participant_id";
  private static final String GROUP = "group";

  private Participants() {}

  /**
   * The column group of the participants.tsv of the dataset that the first run is of, by
   * participant_id; empty if there is none.
   *
   * @throws IOException with one sentence, if the table cannot be read
   */
  static Map<String, String> groups(final List<RunInputs> runs) throws IOException {
    final Map<String, String> groups = new HashMap<>();
    final Path root = runs.isEmpty() ? null : BidsDataset.rootOf(runs.get(0).series()).orElse(null);
    if (root == null || !Files.isRegularFile(root.resolve(CohortDataset.PARTICIPANTS))) {
      return groups;
    }
    final Table table = Table.read(root.resolve(CohortDataset.PARTICIPANTS));
    if (table.columns().containsAll(List.of(ID, GROUP))) {
      for (int row = 0; row < table.size(); row++) {
        groups.put(table.text(row, ID), table.text(row, GROUP));
      }
    }
    return groups;
  }
}
