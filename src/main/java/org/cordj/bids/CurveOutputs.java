package org.cordj.bids;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cordj.io.Table;
import org.cordj.stats.CurveResult;
import org.cordj.stats.CurveTables;
import org.cordj.stats.JointInference;
import org.cordj.stats.Specifications;

/**
 * Writes a specification curve to a folder: tables of the effects, the joint test and the choices,
 * each with a JSON file of its columns, and a record of all that was asked. Picture and page go
 * beside them.
 */
public final class CurveOutputs {

  /** The picture. */
  public static final String FIGURE = "desc-multiverse_figure.png";

  /** The page. */
  public static final String PAGE = "desc-multiverse_report.html";

  private static final String START = "desc-multiverse_";
  private static final String RECORD = START + "record.json";
  private static final List<String> TABLES = List.of("effects", "joint", "choices");

  private CurveOutputs() {}

  /** The names of all files that a curve leaves in its folder, with picture and page. */
  public static List<String> files() {
    final List<String> names = new ArrayList<>();
    for (final String table : TABLES) {
      names.addAll(List.of(START + table + ".tsv", START + table + ".json"));
    }
    names.addAll(List.of(RECORD, FIGURE, PAGE));
    return names;
  }

  /**
   * Writes the tables and the record.
   *
   * @param folder exists
   * @param keys what the user asked for, by the command's keys
   * @return the files, in the order they were written
   * @throws IOException with one sentence, if one cannot be written, or a choice is called as a
   *     column of the result is
   */
  public static List<Path> write(
      final Path folder, final CurveResult result, final Map<String, String> keys)
      throws IOException {
    final List<Path> written = new ArrayList<>();
    final Map<String, String> others = CurveTables.otherColumns(result);
    write(
        folder,
        TABLES.get(0),
        CurveTables.effects(result, false),
        CurveTables.effectColumns(result),
        written);
    write(folder, TABLES.get(1), CurveTables.joint(result), others, written);
    write(folder, TABLES.get(2), CurveTables.choices(result), others, written);
    final Path record = folder.resolve(RECORD);
    JsonFiles.write(record, record(result, keys));
    written.add(record);
    return written;
  }

  private static void write(
      final Path folder,
      final String name,
      final Table table,
      final Map<String, String> known,
      final List<Path> written)
      throws IOException {
    final Path path = folder.resolve(START + name + ".tsv");
    table.write(path);
    final ObjectNode json = JsonFiles.object();
    for (final String column : table.columns()) {
      json.putObject(column).put("Description", known.get(column));
    }
    json.set("GeneratedBy", SidecarWriter.generatedBy());
    JsonFiles.write(Sidecars.beside(path), json);
    written.add(path);
    written.add(Sidecars.beside(path));
  }

  private static ObjectNode record(final CurveResult result, final Map<String, String> keys) {
    final ObjectNode json = JsonFiles.object();
    json.put("Description", "One contrast in every universe of a multiverse: specification curve");
    json.set("GeneratedBy", SidecarWriter.generatedBy());
    final ObjectNode asked = json.putObject("keys");
    keys.forEach(asked::put);
    json.put("formula", result.design().formula().text());
    addAll(json.putArray("columns"), result.design().columnNames());
    addAll(json.putArray("participants"), result.design().participants());
    addAll(json.putArray("left_out"), result.design().leftOut());
    json.put("effect_size", result.effectName());
    json.put("exchanges", result.shuffles());
    json.put("exchanges_are_all_possible", result.exact());
    json.put("exchanged", result.flips() ? "signs" : "places");
    json.put("smallest_p", 1.0 / result.shuffles());
    json.put("universes", result.effects().size());
    final ObjectNode options = json.putObject("choices");
    for (final Specifications.Choice choice : result.multiverse().choices()) {
      addAll(options.putArray(choice.name()), choice.options());
    }
    final ObjectNode out = json.putObject("universes_left_out");
    result.leftOut().forEach(out::put);
    final JointInference joint = result.joint();
    final ObjectNode together = json.putObject("joint");
    together.put("participants", joint.participants());
    together.put("median", joint.median());
    together.put("p_median", known(joint.pMedian()));
    together.put("dominant_direction", joint.side());
    together.put("share_dominant", joint.dominant());
    together.put("p_share_dominant", known(joint.pDominant()));
    together.put("share_significant", joint.significant());
    together.put("p_share_significant", known(joint.pSignificant()));
    together.put("significant_at_05", result.significant(false));
    together.put("significant_at_05_fwe", result.significant(true));
    addAll(json.putArray("notes"), result.notes());
    return json;
  }

  /** JSON has no NaN: null where there is no number. */
  private static Double known(final double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static void addAll(final ArrayNode array, final List<String> values) {
    values.forEach(array::add);
  }
}
