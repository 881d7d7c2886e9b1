package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which programs made files, as their records have it. */
public final class Programs {

  private Programs() {}

  /**
   * The versions of all programs that made some files, by the programs' names. A program has
   * several where the files were not made at one time; files without a record are passed over.
   */
  public static Map<String, List<String>> of(
      final Collection<Path> files, final OutputFolder folder) {
    final Map<String, Set<String>> all = new LinkedHashMap<>();
    for (final Path file : files) {
      final Record record = file.startsWith(folder.root()) ? Record.of(file, folder) : null;
      if (record != null) {
        for (final Map.Entry<String, JsonNode> e : record.json().path("Software").properties()) {
          all.computeIfAbsent(e.getKey(), k -> new TreeSet<>()).add(e.getValue().asText());
        }
      }
    }
    final Map<String, List<String>> programs = new LinkedHashMap<>();
    all.forEach((name, versions) -> programs.put(name, new ArrayList<>(versions)));
    return programs;
  }
}
