package org.cordj.bids;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A file name as BIDS builds it: entities {@code key-value} joined by {@code _}, a suffix and an
 * extension, such as {@code sub-01_task-rest_run-2_bold.nii.gz}.
 *
 * <p>The entities are kept in the order that BIDS gives them (rules/entities.yaml of its schema);
 * keys that BIDS does not know follow in the order in which they came. A name holds letters,
 * digits, {@code +}, {@code -}, {@code _} and {@code .} only, so that it can never lead out of a
 * folder. Immutable.
 *
 * @param entities the entities' values by key
 * @param suffix what the file holds, such as {@code bold}
 * @param extension with its dot, such as {@code .nii.gz}
 */
public record BidsPath(Map<String, String> entities, String suffix, String extension)
    implements Comparable<BidsPath> {

  /** The keys that BIDS knows, in the order in which they stand in a name. */
  public static final List<String> KEYS =
      List.of(
          "sub",
          "tpl",
          "ses",
          "cohort",
          "sample",
          "task",
          "tracksys",
          "acq",
          "nuc",
          "voi",
          "ce",
          "trc",
          "stain",
          "rec",
          "dir",
          "run",
          "mod",
          "echo",
          "flip",
          "inv",
          "mt",
          "part",
          "proc",
          "hemi",
          "space",
          "split",
          "recording",
          "chunk",
          "atlas",
          "seg",
          "scale",
          "res",
          "den",
          "label",
          "desc");

  private static final Map<String, Integer> PLACES = places();

  /** The most that file systems take, in bytes; a name is ASCII. */
  private static final int LONGEST = 255;

  private static final Pattern EXTENSION = Pattern.compile("(\\.[A-Za-z0-9]+)+");

  /**
   * @throws IllegalArgumentException with one sentence, if a key, value, suffix or extension is not
   *     one that BIDS allows, there is no entity (a sidecar alone may do without), or the name is
   *     longer than 255 characters
   */
  public BidsPath {
    for (final Map.Entry<String, String> e : entities.entrySet()) {
      if (!isWord(e.getKey())) {
        throw new IllegalArgumentException(
            "'" + show(e.getKey()) + "' is no key of a BIDS name; a key is letters and digits.");
      }
      if (!isLabel(e.getValue())) {
        throw new IllegalArgumentException(
            "The value '"
                + show(e.getValue())
                + "' of '"
                + e.getKey()
                + "' cannot stand in a BIDS name; use letters, digits and + only.");
      }
    }
    if (!isWord(suffix)) {
      throw new IllegalArgumentException(
          "'" + show(suffix) + "' is no suffix of a BIDS name; a suffix is letters and digits.");
    }
    if (extension == null || !EXTENSION.matcher(extension).matches()) {
      throw new IllegalArgumentException(
          "'"
              + show(extension)
              + "' is no extension of a BIDS name; it begins with a dot, such as .nii.gz.");
    }
    if (entities.isEmpty() && !extension.equals(".json")) {
      throw new IllegalArgumentException(
          "The BIDS name '"
              + show(suffix + extension)
              + "' has no entity; it needs at least one, such as sub-01.");
    }
    entities = ordered(entities);
    final int length = name(entities, suffix, extension).length();
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "The BIDS name '"
              + show(name(entities, suffix, extension))
              + "' has "
              + length
              + " characters; a file name takes at most "
              + LONGEST
              + ".");
    }
  }

  private static Map<String, Integer> places() {
    final Map<String, Integer> places = new HashMap<>();
    KEYS.forEach(key -> places.put(key, places.size()));
    return places;
  }

  private static boolean isWord(final String text) {
    return isLabel(text) && text.indexOf('+') < 0;
  }

  /** The plus sign joins labels, as in acq-6p+s2, since BIDS 1.10. */
  private static boolean isLabel(final String text) {
    if (text == null || text.isEmpty()) {
      return false;
    }
    // by hand, as every name of every folder that is looked through comes here
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+')) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> ordered(final Map<String, String> entities) {
    final List<String> keys = new ArrayList<>(entities.keySet());
    // stable: keys that BIDS does not know stay as they came, behind the others
    keys.sort(Comparator.comparingInt(key -> PLACES.getOrDefault(key, KEYS.size())));
    final Map<String, String> all = new LinkedHashMap<>();
    keys.forEach(key -> all.put(key, entities.get(key)));
    return Collections.unmodifiableMap(all);
  }

  /**
   * The parts of a file name; empty if BIDS does not name files so. Never throws.
   *
   * @param name a file name without folders
   */
  public static Optional<BidsPath> parse(final String name) {
    final int dot = name.indexOf('.');
    if (dot < 0 || name.length() > LONGEST) {
      return Optional.empty();
    }
    final String[] parts = name.substring(0, dot).split("_", -1);
    final Map<String, String> entities = new LinkedHashMap<>();
    for (int p = 0; p < parts.length - 1; p++) {
      final int dash = parts[p].indexOf('-');
      if (dash < 0
          || entities.put(parts[p].substring(0, dash), parts[p].substring(dash + 1)) != null) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new BidsPath(entities, parts[parts.length - 1], name.substring(dot)));
    } catch (final IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The parts of the last name of a path; empty if BIDS does not name files so. Never throws. */
  public static Optional<BidsPath> parse(final Path path) {
    return path.getFileName() == null ? Optional.empty() : parse(path.getFileName().toString());
  }

  /** The value of an entity, such as {@code rest} of {@code task}. */
  public Optional<String> entity(final String key) {
    return Optional.ofNullable(entities.get(key));
  }

  /** The same name with an entity set or, with null, left out. */
  public BidsPath with(final String key, final String value) {
    final Map<String, String> all = new LinkedHashMap<>(entities);
    if (value == null) {
      all.remove(key);
    } else {
      all.put(key, value);
    }
    return new BidsPath(all, suffix, extension);
  }

  /** The same name with another suffix. */
  public BidsPath withSuffix(final String other) {
    return new BidsPath(entities, other, extension);
  }

  /** The same name with another extension, with its dot. */
  public BidsPath withExtension(final String other) {
    return new BidsPath(entities, suffix, other);
  }

  /**
   * Whether metadata of this name apply to a file of the other name, wherever they lie: the same
   * suffix, and no entity that the other has not with the same value.
   */
  public boolean appliesTo(final BidsPath other) {
    return suffix.equals(other.suffix)
        && other.entities.entrySet().containsAll(entities.entrySet());
  }

  /** The file name. */
  public String name() {
    return name(entities, suffix, extension);
  }

  private static String name(
      final Map<String, String> entities, final String suffix, final String extension) {
    final StringBuilder s = new StringBuilder();
    entities.forEach((k, v) -> s.append(k).append('-').append(v).append('_'));
    return s.append(suffix).append(extension).toString();
  }

  /**
   * Where the file lies in its dataset, with {@code /}: {@code sub-01/ses-1/func/sub-01_...}.
   *
   * @param datatype the folder of its kind, such as {@code func}
   * @throws IllegalArgumentException if that is not letters and digits, or the name has no {@code
   *     sub}
   */
  public String inDataset(final String datatype) {
    if (!isWord(datatype)) {
      throw new IllegalArgumentException(
          "'" + show(datatype) + "' is no folder of a BIDS dataset; give one such as func.");
    }
    if (!entities.containsKey("sub")) {
      throw new IllegalArgumentException(
          "'" + name() + "' has no place in a dataset: its name does not say which subject (sub).");
    }
    final String session = entities.containsKey("ses") ? "ses-" + entities.get("ses") + "/" : "";
    return "sub-" + entities.get("sub") + "/" + session + datatype + "/" + name();
  }

  /**
   * Entity by entity in BIDS' order: a missing one first, then numbers by their value, then other
   * labels as text; then suffix and extension.
   */
  @Override
  public int compareTo(final BidsPath other) {
    for (final String key : KEYS) {
      final int c = compare(entities.get(key), other.entities.get(key));
      if (c != 0) {
        return c;
      }
    }
    // equal as far as BIDS knows the keys; what is left decides as text
    int c = suffix.compareTo(other.suffix);
    c = c != 0 ? c : extension.compareTo(other.extension);
    return c != 0 ? c : unknown(this).compareTo(unknown(other));
  }

  /** The entities that BIDS does not know, sorted, as equal records hold them in any order. */
  private static String unknown(final BidsPath path) {
    final Map<String, String> rest = new HashMap<>(path.entities);
    rest.keySet().removeAll(KEYS);
    return new TreeMap<>(rest).toString();
  }

  private static int compare(final String a, final String b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    // numbers before other labels, or the order would go in circles: 2 < 10 < 1a < 2
    final boolean number = a.matches("[0-9]+");
    if (number != b.matches("[0-9]+")) {
      return number ? -1 : 1;
    }
    if (number) {
      final int c = new BigInteger(a).compareTo(new BigInteger(b));
      if (c != 0) {
        return c;
      }
    }
    return a.compareTo(b);
  }

  /** Text of a stranger for a sentence: short, and without control characters. */
  static String show(final String text) {
    if (text == null) {
      return "null";
    }
    final String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 80 ? plain.substring(0, 77) + "..." : plain;
  }

  /** The file name. */
  @Override
  public String toString() {
    return name();
  }
}
