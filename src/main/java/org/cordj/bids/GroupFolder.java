package org.cordj.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.io.RefusedException;
import org.cordj.io.Table;
import org.cordj.nifti.NiftiReader;

/**
 * A folder that {@link GroupOutputs} wrote, read again: what a page about a study needs of it.
 *
 * @param folder where it lies
 * @param formula the model
 * @param statistic t, welch or f
 * @param correction none, fdr, fwe, cluster, tfce or nbs
 * @param participants how many there are
 * @param leftOut who was left out for missing values
 * @param exchanges how many were done, and of how many, in words
 * @param family how many tests were corrected together
 * @param notes one sentence for each thing a reader should know
 * @param tests one for each measure and contrast
 * @param methods the paragraph of methods.txt
 * @param references of that paragraph
 */
public record GroupFolder(
    Path folder,
    String formula,
    String statistic,
    String correction,
    int participants,
    List<String> leftOut,
    String exchanges,
    int family,
    List<String> notes,
    List<Test> tests,
    String methods,
    List<String> references) {

  /**
   * One contrast of one measure.
   *
   * @param files what the names of its files begin with
   * @param measure what was measured
   * @param contrast what was asked
   * @param variables how many were tested
   * @param significant how many have a corrected p at or below .05
   */
  public record Test(
      String files, String measure, String contrast, int variables, int significant) {

    /** What was measured, in words; the columns of numbers have no name of their own. */
    public String label() {
      return measure.equals(GroupFiles.NUMBERS) ? variables + " columns" : measure;
    }
  }

  /**
   * Reads {@code group.json} and {@code methods.txt}.
   *
   * @throws IOException with one sentence, if there is no such folder or a file of it is missing or
   *     broken
   */
  public static GroupFolder read(final Path folder) throws IOException {
    final Path path = folder.resolve("group.json");
    if (!Files.isRegularFile(path)) {
      throw new RefusedException(
          "'" + folder + "' has no group.json; give folders that Cord Group Compare... wrote.");
    }
    final JsonNode json = JsonFiles.read(path).json();
    final List<Test> tests = new ArrayList<>();
    for (final JsonNode one : json.path("tests")) {
      final String files = one.path("files").asText("");
      if (files.isEmpty() || !files.equals(Path.of(files).getFileName().toString())) {
        throw new RefusedException(
            "'"
                + path
                + "' does not say what the files of its tests are called; compare the groups again.");
      }
      tests.add(
          new Test(
              files,
              one.path("measure").asText(),
              one.path("contrast").asText(),
              one.path("variables").asInt(),
              one.path("significant_at_05").asInt()));
    }
    final List<String> methods = methods(folder.resolve("methods.txt"));
    return new GroupFolder(
        folder,
        json.path("formula").asText(),
        json.path("statistic").asText(),
        json.path("correction").asText(),
        json.path("number_of_subjects").asInt(),
        texts(json.path("left_out")),
        json.path("exchanges").asText()
            + " of "
            + possible(json.path("exchanges_possible").asText())
            + " possible exchanges of "
            + json.path("exchanged").asText(),
        json.path("family_size").asInt(),
        texts(json.path("notes")),
        List.copyOf(tests),
        methods.get(0),
        methods.subList(1, methods.size()));
  }

  /** Numbers of many digits in short. */
  private static String possible(final String digits) {
    return digits.matches("[0-9]{10,}")
        ? "about " + new BigDecimal(digits).round(new MathContext(2))
        : digits;
  }

  private static List<String> texts(final JsonNode array) {
    final List<String> texts = new ArrayList<>();
    array.forEach(n -> texts.add(n.asText()));
    return List.copyOf(texts);
  }

  /** The first paragraph, then the references. */
  private static List<String> methods(final Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new RefusedException("There is no file '" + path + "'; compare the groups again.");
    }
    final List<String> lines = Files.readAllLines(path);
    final int references = lines.indexOf("References");
    final List<String> found = new ArrayList<>(List.of(lines.isEmpty() ? "" : lines.get(0)));
    for (int n = references + 1; references >= 0 && n < lines.size(); n++) {
      found.add(lines.get(n).replaceFirst("^- ", ""));
    }
    return found;
  }

  /** The folder's own name. */
  public String name() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /**
   * A table of a test.
   *
   * @param kind {@code tests} or {@code clusters}
   * @return the table, null where there is none
   */
  public Table table(final Test test, final String kind) throws IOException {
    final Path path = folder.resolve(test.files() + "_" + kind + ".tsv");
    return Files.isRegularFile(path) ? Table.read(path) : null;
  }

  /**
   * A map of a test.
   *
   * @param kind such as t, q or pfwe
   * @return the map, null where there is none
   */
  public Volume map(final Test test, final String kind) throws IOException {
    final Path path = folder.resolve(test.files() + "_" + kind + ".nii.gz");
    return Files.isRegularFile(path) ? NiftiReader.read(path, Progress.NONE).toVolume() : null;
  }

  /** The pictures of a test: NAME_dots.png or NAME_dots-1.png and so on, NAME_scatter.png. */
  public List<Path> pictures(final Test test) throws IOException {
    return files().stream()
        .filter(
            f -> {
              final String name = f.getFileName().toString();
              return name.startsWith(test.files())
                  && name.substring(test.files().length())
                      .matches("_(dots(-[0-9]+)?|scatter)[.]png");
            })
        .sorted(
            Comparator.comparingInt((Path f) -> f.toString().length())
                .thenComparing(Path::toString))
        .toList();
  }

  /** Every file of the folder, by name. */
  public List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The kind of map, and the column of the table, that has the corrected p. */
  public String correctedKind() {
    return switch (correction) {
      case "none" -> "p";
      case "fdr" -> "q";
      case "fwe" -> "pfwe";
      case "tfce" -> "ptfce";
      default -> "pmass";
    };
  }

  /** The column of the table that has the corrected p. */
  public String correctedColumn() {
    final String kind = correctedKind();
    return kind.length() < 2 ? kind : "p_" + kind.substring(1);
  }
}
