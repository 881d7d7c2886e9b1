package org.cordj.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordj.io.Table;
import org.cordj.pipeline.RunInputs;

/** The groups that a dataset has its participants in. */
final class Participants {

  private static final String DATASET = "dataset_description.json";
  private static final String TABLE = "participants.tsv";
  private static final String ID = "participant_id";
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
    Path folder = runs.isEmpty() ? null : runs.get(0).series().getParent();
    while (folder != null && !Files.exists(folder.resolve(DATASET))) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isRegularFile(folder.resolve(TABLE))) {
      return groups;
    }
    final Table table = Table.read(folder.resolve(TABLE));
    if (table.columns().containsAll(List.of(ID, GROUP))) {
      for (int row = 0; row < table.size(); row++) {
        groups.put(table.text(row, ID), table.text(row, GROUP));
      }
    }
    return groups;
  }
}
