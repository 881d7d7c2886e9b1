package org.cordj.bids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.cordj.denoise.ConfoundTable;
import org.cordj.io.Table;

/**
 * Tables of confounds as files: the columns as TSV, and beside them a JSON file of the same name
 * that says what a TSV cannot: which volume of the acquired run the first row belongs to
 * (FirstVolume, counted from 0), whether columns hold for each slice's own time
 * (NeedsTrueSliceTimes), and what was guessed (Notes).
 */
public final class ConfoundFiles {

  private static final String FIRST = "FirstVolume";

  private ConfoundFiles() {}

  /**
   * Writes a table and its JSON file; nothing is half-written.
   *
   * @param run what it was made from, for the description
   * @throws IOException with one sentence, if that cannot be done
   */
  public static void write(final ConfoundTable table, final String run, final Path tsv)
      throws IOException {
    table.toTable().write(tsv);
    final ObjectNode json = described("Confounds of " + run + ", one row a volume", table.offset());
    json.put("NeedsTrueSliceTimes", table.needsTrueSliceTimes());
    if (!table.notes().isEmpty()) {
      final ArrayNode notes = json.putArray("Notes");
      table.notes().forEach(notes::add);
    }
    JsonFiles.write(Sidecars.beside(tsv), json);
  }

  /**
   * Writes the JSON file beside a table of a run that says with which volume it begins.
   *
   * @param offset how many volumes of the acquired run were cut off before its first row
   * @throws IOException with one sentence, if that cannot be done
   */
  public static void describe(final Path tsv, final String description, final int offset)
      throws IOException {
    JsonFiles.write(Sidecars.beside(tsv), described(description, offset));
  }

  private static ObjectNode described(final String description, final int offset) {
    final ObjectNode json = JsonFiles.object();
    json.put("Description", description);
    json.put(FIRST, offset);
    json.set("GeneratedBy", SidecarWriter.generatedBy());
    return json;
  }

  /**
   * How many volumes of the acquired run were cut off before a table's first row, from the JSON
   * file beside it.
   *
   * @return empty where there is no such file or it does not say
   * @throws IOException with one sentence, if the file is no JSON or the number none
   */
  public static OptionalInt offset(final Path tsv) throws IOException {
    final Path file = Sidecars.beside(tsv);
    if (!Files.isRegularFile(file)) {
      return OptionalInt.empty();
    }
    final JsonNode value = JsonFiles.read(file).json().get(FIRST);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
      throw new IOException(
          "'" + file + "' gives " + FIRST + " as " + value + "; it is a whole number from 0.");
    }
    return OptionalInt.of(value.intValue());
  }

  /** The confounds of any TSV with a header. */
  public static ConfoundTable read(final Path tsv) throws IOException {
    return ConfoundTable.of(Table.read(tsv), tsv.toString(), offset(tsv).orElse(0));
  }
}
