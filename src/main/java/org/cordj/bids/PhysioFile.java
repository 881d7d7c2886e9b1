package org.cordj.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.cordj.io.Numbers;
import org.cordj.io.RefusedException;
import org.cordj.physio.Trace;

/**
 * A recording of physiology: BIDS' {@code _physio.tsv(.gz)} without a header line, whose JSON
 * sidecar gives SamplingFrequency, StartTime and Columns; or any text with columns of numbers, for
 * which the caller gives the rate. Immutable.
 */
public final class PhysioFile {

  /** The suffix of BIDS' recordings. */
  static final String SUFFIX = "physio";

  private static final String FREQUENCY = "SamplingFrequency";
  private static final String START = "StartTime";
  private static final String COLUMNS = "Columns";

  private final Path path;
  private final List<String> columns;
  private final NumberColumns numbers;
  private final double rate;
  private final double start;
  private final List<String> notes;

  private PhysioFile(
      final Path path,
      final List<String> columns,
      final NumberColumns numbers,
      final double rate,
      final double start,
      final List<String> notes) {
    this.path = path;
    this.columns = List.copyOf(columns);
    this.numbers = numbers;
    this.rate = rate;
    this.start = start;
    this.notes = List.copyOf(notes);
  }

  /**
   * Reads a recording.
   *
   * @param rate samples per second where no sidecar gives them; 0 for none. Where both do and they
   *     differ, this one is used and a note says so.
   * @throws IOException with one sentence that names the file: there is none, it is damaged, too
   *     large or no columns of numbers, its sidecar is missing and no rate is given, or what the
   *     sidecar says is wrong or does not fit
   * @throws IllegalArgumentException if the rate is below 0
   */
  public static PhysioFile read(final Path path, final double rate) throws IOException {
    if (!(rate >= 0 && rate <= Trace.HIGHEST_RATE)) {
      throw new IllegalArgumentException(
          "The rate of '"
              + path
              + "' is "
              + Numbers.brief(rate)
              + " Hz; it must be above 0, or 0 for that of its sidecar.");
    }
    final NumberColumns numbers = NumberColumns.read(path);
    final Sidecar sidecar = Sidecars.of(path);
    final List<String> notes = new ArrayList<>(sidecar.notes());
    final FieldReader fields = new FieldReader(sidecar);
    final double known = fields.number(FREQUENCY, f -> f > 0, "a number of Hz above 0");
    final double begin = fields.number(START, s -> true, "a number of seconds");
    for (final String why : fields.refused().values()) {
      // a given rate stands in for a wrong one, but nothing for a wrong start
      if (rate == 0 || fields.refused().containsKey(START)) {
        throw new RefusedException(why);
      }
    }
    if (rate == 0 && Double.isNaN(known)) {
      throw new RefusedException(
          sidecar.isEmpty()
              ? "'"
                  + path
                  + "' has no sidecar '"
                  + Sidecars.beside(path).getFileName()
                  + "' with SamplingFrequency, StartTime and Columns; write one, or give the rate"
                  + " in Hz."
              : "The sidecar of '" + path + "' has no SamplingFrequency; give the rate in Hz.");
    }
    if (rate > 0 && known > 0 && rate != known) {
      notes.add(
          fields.named(FREQUENCY)
              + " is "
              + Numbers.brief(known)
              + " Hz; the given "
              + Numbers.brief(rate)
              + " Hz are used.");
    }
    if (Double.isNaN(begin)) {
      notes.add(
          "'"
              + path
              + "' does not say when it starts; it is taken to start with the run's first"
              + " volume.");
    }
    return new PhysioFile(
        path,
        names(path, sidecar, numbers),
        numbers,
        rate > 0 ? rate : known,
        Double.isNaN(begin) ? 0 : begin,
        notes);
  }

  private static List<String> names(
      final Path path, final Sidecar sidecar, final NumberColumns numbers) throws RefusedException {
    final Optional<JsonNode> listed = sidecar.field(COLUMNS);
    final List<String> names = new ArrayList<>();
    if (listed.isPresent()) {
      for (final JsonNode name : listed.get()) {
        names.add(name.isTextual() ? name.asText() : "");
      }
      if (!listed.get().isArray() || names.contains("")) {
        throw new RefusedException(
            COLUMNS
                + " in '"
                + sidecar.origin(COLUMNS).orElse(path)
                + "' is "
                + BidsPath.show(listed.get().toString())
                + "; it must be a list of names.");
      }
    } else if (!numbers.names().isEmpty()) {
      names.addAll(numbers.names());
    } else {
      for (int c = 1; c <= numbers.columns(); c++) {
        names.add(Integer.toString(c));
      }
    }
    if (names.size() != numbers.columns()) {
      throw new RefusedException(
          "'"
              + path
              + "' has "
              + numbers.columns()
              + " columns, but Columns of its sidecar names "
              + names.size()
              + ": "
              + BidsPath.show(String.join(", ", names))
              + ".");
    }
    if (new LinkedHashSet<>(names).size() < names.size()) {
      throw new RefusedException(
          "A column of '"
              + path
              + "' stands twice: "
              + BidsPath.show(String.join(", ", names))
              + ".");
    }
    return names;
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** The file's name without its ending. */
  public String title() {
    return Sidecars.beside(path).getFileName().toString().replaceAll("\\.json$", "");
  }

  /** The names of the columns; 1, 2, ... where none are given. */
  public List<String> columns() {
    return columns;
  }

  /** Samples per second. */
  public double rate() {
    return rate;
  }

  /** When the first sample was taken, in s after the first volume began. */
  public double start() {
    return start;
  }

  /** What a user should know; whole sentences. */
  public List<String> notes() {
    return notes;
  }

  /**
   * A column as a trace.
   *
   * @param column its name, or its number counted from 1
   * @throws IllegalArgumentException listing the columns, if there is none of that name
   */
  public Trace trace(final String column) {
    int c = columns.indexOf(column);
    if (c < 0 && column.matches("[0-9]{1,3}")) {
      final int number = Integer.parseInt(column);
      c = number <= columns.size() ? number - 1 : -1;
    }
    if (c < 0) {
      throw new IllegalArgumentException(
          "'"
              + path
              + "' has no column '"
              + BidsPath.show(column)
              + "'; its columns are "
              + BidsPath.show(String.join(", ", columns))
              + ".");
    }
    return new Trace(
        "Column '" + columns.get(c) + "' of '" + path.getFileName() + "'",
        numbers.column(c),
        rate,
        start);
  }
}
