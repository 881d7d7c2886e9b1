package org.cordj.bids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordj.stats.Participants;

/**
 * Files that are named as participants' tables but whose participant is not in the list. Names
 * count as participants' where they begin as all in the list do, such as with {@code sub-}; where
 * these have no beginning in common nothing is looked for.
 */
final class UnlistedTables {

  private static final String ID = "{" + Participants.ID + "}";
  private static final Pattern BRACKETS = Pattern.compile("\\{[^{}/]*\\}");

  private UnlistedTables() {}

  /**
   * The participants of such files, sorted.
   *
   * @param pattern path with {@code {participant_id}} in it; other brackets stand for anything
   */
  static List<String> of(final String pattern, final List<String> listed) throws IOException {
    final String prefix = prefix(listed);
    if (prefix.isEmpty()) {
      return List.of();
    }
    final Path whole = Path.of(pattern);
    Path fixed = whole.isAbsolute() ? whole.getRoot() : Path.of("");
    int at = 0;
    while (at < whole.getNameCount() - 1 && !whole.getName(at).toString().contains("{")) {
      fixed = fixed.resolve(whole.getName(at++));
    }
    final Set<String> found = new TreeSet<>();
    search(fixed, whole, at, null, prefix, found);
    found.removeAll(listed);
    return List.copyOf(found);
  }

  private static String prefix(final List<String> listed) {
    String common = listed.get(0);
    for (final String one : listed) {
      int n = 0;
      while (n < Math.min(common.length(), one.length()) && common.charAt(n) == one.charAt(n)) {
        n++;
      }
      common = common.substring(0, n);
    }
    // sub-01 to sub-09 begin with sub-0, sub-10 does not
    return common.replaceFirst("[0-9]+$", "");
  }

  private static void search(
      final Path folder,
      final Path pattern,
      final int at,
      final String id,
      final String prefix,
      final Set<String> found)
      throws IOException {
    if (!Files.isDirectory(folder.toString().isEmpty() ? Path.of(".") : folder)) {
      return;
    }
    final Pattern names = regex(pattern.getName(at).toString(), id, prefix);
    final List<Path> entries = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.forEach(entries::add);
    }
    for (final Path entry : entries) {
      final Matcher matcher = names.matcher(entry.getFileName().toString());
      if (!matcher.matches()) {
        continue;
      }
      final String own = id == null && matcher.groupCount() > 0 ? matcher.group(1) : id;
      if (at < pattern.getNameCount() - 1) {
        search(entry, pattern, at + 1, own, prefix, found);
      } else if (own != null && Files.isRegularFile(entry)) {
        found.add(own);
      }
    }
  }

  /** The first {@code {participant_id}} is a group, where the participant is not known yet. */
  private static Pattern regex(final String name, final String id, final String prefix) {
    final StringBuilder regex = new StringBuilder();
    final Matcher brackets = BRACKETS.matcher(name);
    int last = 0;
    boolean known = false;
    while (brackets.find()) {
      regex.append(Pattern.quote(name.substring(last, brackets.start())));
      last = brackets.end();
      if (!brackets.group().equals(ID)) {
        regex.append(".*");
      } else if (id != null) {
        regex.append(Pattern.quote(id));
      } else if (known) {
        regex.append("\\1");
      } else {
        regex.append('(').append(Pattern.quote(prefix)).append(".+)");
        known = true;
      }
    }
    return Pattern.compile(regex + Pattern.quote(name.substring(last)));
  }
}
