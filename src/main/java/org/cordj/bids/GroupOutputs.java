package org.cordj.bids;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.io.SafeFiles;
import org.cordj.nifti.NiftiHeader;
import org.cordj.nifti.NiftiWriter;
import org.cordj.stats.ClusterTable;
import org.cordj.stats.ContrastPower;
import org.cordj.stats.GroupResult;
import org.cordj.stats.GroupTest;
import org.cordj.stats.Measurements;
import org.cordj.stats.MethodsText;

/**
 * Writes a comparison of groups to a folder: of maps, images of the statistic, the effect and the p
 * values, each with a sidecar that has what NeuroVault asks for; of tables, one table; of clusters,
 * a table; {@code group.json} with all that was asked and the family, {@code methods.txt}.
 *
 * <p>p images hold p values, 1 outside the tested voxels, so that they can be cut at .05 from
 * above; statistics and effects are 0 there.
 */
public final class GroupOutputs {

  private static final int INTENT_T = 3;
  private static final int INTENT_F = 4;
  private static final int INTENT_P = 22;

  private GroupOutputs() {}

  /**
   * Checks the folder before the work begins; it is made when results are written.
   *
   * @throws IOException with one sentence, if it is empty, a file, or in a folder that does not
   *     exist
   */
  public static Path folder(final String text) throws IOException {
    if (text == null || text.isBlank()) {
      throw new IOException("output is empty; give a folder for the results.");
    }
    final Path folder = Path.of(text);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("output is '" + folder + "', a file; give a folder.");
    }
    final Path parent = folder.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new IOException(
          "output is '"
              + folder
              + "', but the folder '"
              + parent
              + "' does not exist; make it first.");
    }
    return folder;
  }

  /**
   * Makes the folder where it is missing.
   *
   * @return the folder
   * @throws IOException with one sentence, if it cannot be made
   */
  public static Path make(final Path folder) throws IOException {
    try {
      return Files.createDirectories(folder);
    } catch (final IOException e) {
      throw new IOException("The folder '" + folder + "' cannot be made; choose another.", e);
    }
  }

  /** What the files of each test begin with: its name, with a number where two are alike. */
  public static List<String> names(final GroupResult result) {
    final Set<String> names = new LinkedHashSet<>();
    for (final GroupTest test : result.tests()) {
      String name = test.fileName();
      for (int n = 2; !names.add(name); n++) {
        name = test.fileName() + "-" + n;
      }
    }
    return List.copyOf(names);
  }

  /**
   * Writes everything.
   *
   * @param template the header of a participant's map, null where there are no maps
   * @param rois regions for the table of clusters, null for none
   * @return the files, in the order they were written
   */
  public static List<Path> write(
      final Path folder, final GroupResult result, final NiftiHeader template, final Labels rois)
      throws IOException {
    make(folder);
    final List<Path> written = new ArrayList<>();
    final List<String> names = names(result);
    for (int n = 0; n < names.size(); n++) {
      final GroupTest test = result.tests().get(n);
      final String name = names.get(n);
      if (test.measurements().layout() instanceof Measurements.Voxels voxels) {
        for (final Map.Entry<String, double[]> map : maps(test, result).entrySet()) {
          final Path path = folder.resolve(name + "_" + map.getKey() + ".nii.gz");
          writeMap(path, map.getKey(), map.getValue(), voxels.mask(), template);
          JsonFiles.write(Sidecars.beside(path), sidecar(map.getKey(), test, result));
          written.add(path);
        }
        if (test.components() != null) {
          final Path path = folder.resolve(name + "_clusters.tsv");
          ClusterTable.of(test, rois).write(path);
          written.add(path);
        }
      } else {
        final Path path = folder.resolve(name + "_tests.tsv");
        test.toTable(result.options().statistic()).write(path);
        written.add(path);
      }
    }
    final Path json = folder.resolve("group.json");
    JsonFiles.write(json, json(result));
    final Path text = folder.resolve("methods.txt");
    SafeFiles.writeText(text, MethodsText.of(result));
    written.add(json);
    written.add(text);
    return written;
  }

  private static Map<String, double[]> maps(final GroupTest test, final GroupResult result) {
    final Map<String, double[]> maps = new LinkedHashMap<>();
    maps.put(result.options().statistic().key(), test.statistic());
    maps.put(
        test.effectName().equals("hedges_g") ? "g" : test.effectName().replace("_", "-"),
        test.effect());
    maps.put("p", test.p());
    maps.put("q", test.q());
    maps.put("pfwe", test.pFwe());
    if (test.enhanced() != null) {
      maps.put("tfce", test.enhanced());
      maps.put("ptfce", test.pTfce());
    }
    if (test.components() != null) {
      maps.put("clusters", Arrays.stream(test.components()).asDoubleStream().toArray());
      maps.put("pextent", of(test.components(), test.pExtent()));
      maps.put("pmass", of(test.components(), test.pMass()));
    }
    if (test.forcing() != null) {
      final boolean[] forced = test.forcing().forced();
      maps.put("meanshare", finite(test.forcing().share()));
      maps.put(
          "forced",
          IntStream.range(0, forced.length).mapToDouble(v -> forced[v] ? 1 : 0).toArray());
    }
    return maps;
  }

  private static double[] of(final int[] components, final double[] p) {
    return Arrays.stream(components).mapToDouble(c -> c == 0 ? 1 : p[c - 1]).toArray();
  }

  private static double[] finite(final double[] values) {
    return Arrays.stream(values).map(v -> Double.isFinite(v) ? v : 0).toArray();
  }

  private static boolean isP(final String kind) {
    return kind.startsWith("p") && !kind.startsWith("partial") || kind.equals("q");
  }

  private static void writeMap(
      final Path path,
      final String kind,
      final double[] values,
      final Mask mask,
      final NiftiHeader template)
      throws IOException {
    final Volume map = Volume.filled(path.getFileName().toString(), mask.grid(), isP(kind) ? 1 : 0);
    for (int v = 0; v < values.length; v++) {
      map.set(mask.index(v), (float) values[v]);
    }
    final int intent =
        switch (kind) {
          case "t", "welch" -> INTENT_T;
          case "f" -> INTENT_F;
          default -> isP(kind) ? INTENT_P : 0;
        };
    NiftiWriter.FLOAT32.write(
        path, map, template == null ? null : template.withIntent(intent, kind));
  }

  private static ObjectNode sidecar(
      final String kind, final GroupTest test, final GroupResult result) {
    final ObjectNode json = JsonFiles.object();
    json.put(
        "Description",
        kind + " of " + test.contrast() + ", " + test.measurements().name() + ", between groups");
    json.put("map_type", mapType(kind));
    json.put("modality", "fMRI-BOLD");
    json.put("analysis_level", "group");
    json.put("number_of_subjects", participants(result));
    json.put("contrast_definition", test.contrast());
    json.put("statistic_parameters", test.degrees());
    if (kind.equals("g") || isP(kind) || kind.startsWith("partial")) {
      json.put("Units", "arbitrary");
    }
    json.set("GeneratedBy", SidecarWriter.generatedBy());
    return json;
  }

  private static String mapType(final String kind) {
    return switch (kind) {
      case "t", "welch" -> "T map";
      case "f" -> "F map";
      case "clusters" -> "ROI/mask";
      default -> isP(kind) ? "P map (given null hypothesis)" : "Other";
    };
  }

  private static long participants(final GroupResult result) {
    return result.design().participants().stream().distinct().count();
  }

  private static ObjectNode json(final GroupResult result) {
    final ObjectNode json = JsonFiles.object();
    json.put("Description", "Comparison of groups by permutation");
    json.set("GeneratedBy", SidecarWriter.generatedBy());
    json.put("formula", result.design().formula().text());
    addAll(json.putArray("columns"), result.design().columnNames());
    json.put("contrast", result.options().contrast());
    json.put("statistic", result.options().statistic().key());
    json.put("correction", result.options().correction().key());
    json.put("permutations", result.options().permutations());
    json.put("randomseed", result.options().randomseed());
    json.put("threshold", result.options().threshold());
    json.put("statistic_at_threshold", result.cut());
    json.put("neighbors", result.options().neighbors());
    json.put("extent", result.options().extent());
    json.put("height", result.options().height());
    json.put("exchanges", result.shuffles());
    json.put("exchanges_are_all_possible", result.exact());
    json.put("exchanges_possible", result.possible());
    json.put("exchanged", result.flips() ? "signs" : "places");
    json.put("whole_blocks", result.whole());
    json.put("smallest_p", result.smallestP());
    json.put("number_of_subjects", participants(result));
    addAll(json.putArray("participants"), result.design().participants());
    addAll(json.putArray("left_out"), result.design().leftOut());
    json.put("family_size", result.familySize());
    addAll(json.putArray("family"), result.family());
    final ArrayNode powers = json.putArray("power_of_one_test");
    for (final ContrastPower power : ContrastPower.of(result.design(), result.options())) {
      final ObjectNode one = powers.addObject();
      one.put("contrast", power.contrast());
      one.put("effect_size", power.kind());
      one.put("alpha", ContrastPower.ALPHA);
      one.put("effect", power.reference());
      one.put("power", power.power());
      one.put("effect_at_power_80", power.detectable());
    }
    final ArrayNode tests = json.putArray("tests");
    final List<String> names = names(result);
    for (int n = 0; n < names.size(); n++) {
      final GroupTest test = result.tests().get(n);
      final ObjectNode one = tests.addObject();
      one.put("files", names.get(n));
      one.put("measure", test.measurements().name());
      one.put("units", test.measurements().unit());
      one.put("contrast", test.contrast());
      one.put("variables", test.measurements().variables());
      one.put("df", test.degrees());
      one.put("effect_size", test.effectName());
      one.put("significant_at_05", test.significant(result.options().correction()));
    }
    addAll(json.putArray("notes"), result.notes());
    return json;
  }

  private static void addAll(final ArrayNode array, final List<String> values) {
    values.forEach(array::add);
  }
}
