package org.cordj.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cordj.bids.BidsPath;

/** The columns that say which run a row of a group's table is of, and their cells. */
final class RunColumns {

  /** Their names, in order. */
  static final List<String> NAMES = List.of("participant_id", "session_id", "task", "run");

  private static final List<String> KEYS = List.of("sub", "ses", "task", "run");

  private RunColumns() {}

  /** A new list of the cells of a run, null where its name does not have the entity. */
  static List<Object> cells(final RunInputs run) {
    final Map<String, String> entities = run.bids().map(BidsPath::entities).orElse(Map.of());
    final List<Object> cells = new ArrayList<>();
    for (final String key : KEYS) {
      final String value = entities.get(key);
      final String prefix = key.equals("sub") || key.equals("ses") ? key + "-" : "";
      cells.add(value == null ? null : prefix + value);
    }
    return cells;
  }
}
