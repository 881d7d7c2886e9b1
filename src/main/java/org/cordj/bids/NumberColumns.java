package org.cordj.bids;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cordj.io.RefusedException;

/**
 * Columns of numbers in a text file, plain or gzip (told by its first bytes): parted by tabs,
 * blanks, commas or semicolons, {@code n/a} or {@code nan} for what is missing, with or without a
 * line of names; lines that begin with {@code #} or {@code %} are passed over.
 *
 * <p>Memory grows with the numbers that were really read, never with what a file claims: a file
 * that unpacks to more than {@link #LARGEST} bytes or {@link #MOST} numbers is refused on the way.
 */
final class NumberColumns {

  /** Bytes of text, unpacked: an hour of ten columns at 1 kHz has a third of it. */
  static final long LARGEST = 1L << 30;

  /** Numbers: as many take 256 MB of memory. */
  static final int MOST = 32 << 20;

  private static final int MOST_COLUMNS = 256;
  private static final int LONGEST_WORD = 64;

  private final Path path;
  private final long largest;
  private final int most;
  private final byte[] word = new byte[LONGEST_WORD];
  private int length;
  private int line = 1;
  private List<String> names = List.of();
  private final List<String> row = new ArrayList<>();
  private double[] numbers = new double[1 << 12];
  private int count;
  private int columns;

  private NumberColumns(final Path path, final long largest, final int most) {
    this.path = path;
    this.largest = largest;
    this.most = most;
  }

  /**
   * Reads a file.
   *
   * @throws RefusedException with one sentence that names the file, if there is none, it is no such
   *     text, damaged, or too large
   */
  static NumberColumns read(final Path path) throws RefusedException {
    return read(path, LARGEST, MOST);
  }

  static NumberColumns read(final Path path, final long largest, final int most)
      throws RefusedException {
    if (!Files.isRegularFile(path)) {
      throw new RefusedException(
          Files.isDirectory(path)
              ? "'" + path + "' is a folder; give a file of numbers."
              : Files.isSymbolicLink(path)
                  ? "'"
                      + path
                      + "' is a link to a file that is not here; get its content first (git-annex"
                      + " get, datalad get)."
                  : "There is no file '" + path + "'.");
    }
    final NumberColumns read = new NumberColumns(path, largest, most);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      raw.mark(2);
      final boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      read.parse(gzip ? new GZIPInputStream(raw, 1 << 16) : raw);
    } catch (final RefusedException e) {
      throw e;
    } catch (final ZipException | EOFException e) {
      throw new RefusedException(
          "'" + path + "' is damaged: its gzip data end early or are wrong; copy it again.", e);
    } catch (final AccessDeniedException e) {
      throw new RefusedException("'" + path + "' cannot be read: access is denied.", e);
    } catch (final IOException e) {
      throw new RefusedException("'" + path + "' cannot be read: " + e.getMessage() + ".", e);
    }
    if (read.count == 0) {
      throw new RefusedException("'" + path + "' holds no numbers.");
    }
    return read;
  }

  private void parse(final InputStream in) throws IOException {
    final byte[] buffer = new byte[1 << 16];
    long total = 0;
    boolean comment = false;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      total += n;
      if (total > largest) {
        throw new RefusedException(
            "'"
                + path
                + "' unpacks to more than "
                + largest
                + " bytes of text; no recording of one run is as large.");
      }
      for (int i = 0; i < n; i++) {
        final byte b = buffer[i];
        if (b == '\n' || b == '\r') {
          endWord();
          endLine();
          line += b == '\n' ? 1 : 0;
          comment = false;
        } else if (comment) {
          continue;
        } else if ((b == '#' || b == '%') && length == 0 && row.isEmpty()) {
          comment = true;
        } else if (b == '\t' || b == ' ' || b == ',' || b == ';') {
          endWord();
        } else if (length == LONGEST_WORD) {
          throw new RefusedException(
              "'" + path + "' is no file of numbers: line " + line + " holds a longer word.");
        } else {
          word[length++] = b;
        }
      }
    }
    endWord();
    endLine();
  }

  private void endWord() throws RefusedException {
    if (length == 0) {
      return;
    }
    if (row.size() == MOST_COLUMNS) {
      throw new RefusedException(
          "'" + path + "' has more than " + MOST_COLUMNS + " columns in line " + line + ".");
    }
    row.add(new String(word, 0, length, StandardCharsets.UTF_8));
    length = 0;
  }

  private void endLine() throws RefusedException {
    if (row.isEmpty()) {
      return;
    }
    if (columns == 0) {
      columns = row.size();
      if (row.stream().allMatch(w -> number(w) == null)) {
        names = List.copyOf(row);
        row.clear();
        return;
      }
    }
    if (row.size() != columns) {
      throw new RefusedException(
          "Line "
              + line
              + " of '"
              + path
              + "' has "
              + row.size()
              + " columns; the lines before it have "
              + columns
              + ". Write n/a where a value is missing.");
    }
    if (count + columns > most) {
      throw new RefusedException(
          "'"
              + path
              + "' holds more than "
              + most
              + " numbers; no recording of one run is as large.");
    }
    if (count + columns > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(count + columns, (int) Math.min(most, 2L * count)));
    }
    for (int c = 0; c < columns; c++) {
      final Double value = number(row.get(c));
      if (value == null) {
        throw new RefusedException(
            "Line "
                + line
                + ", column "
                + (c + 1)
                + " of '"
                + path
                + "' is '"
                + BidsPath.show(row.get(c))
                + "'; it must be a number or n/a.");
      }
      numbers[count++] = value;
    }
    row.clear();
  }

  /** The number that a word is, NaN for a missing one, null for none. */
  private static Double number(final String word) {
    if (word.equalsIgnoreCase("n/a") || word.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    final char last = word.charAt(word.length() - 1);
    // Java would take 1f, 1d and 0x1p3 for numbers too
    if (!(last >= '0' && last <= '9' || last == '.') || word.indexOf('x') >= 0) {
      return null;
    }
    try {
      return Double.valueOf(word);
    } catch (final NumberFormatException e) {
      return null;
    }
  }

  /** The names in the first line, empty if it has none. */
  List<String> names() {
    return names;
  }

  /** How many columns there are. */
  int columns() {
    return columns;
  }

  /** How many lines of numbers there are. */
  int rows() {
    return count / columns;
  }

  /** The numbers of a column, counted from 0. */
  double[] column(final int c) {
    final double[] values = new double[rows()];
    for (int r = 0; r < values.length; r++) {
      values[r] = numbers[r * columns + c];
    }
    return values;
  }
}
