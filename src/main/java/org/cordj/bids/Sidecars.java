package org.cordj.bids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the JSON files that apply to an image by BIDS' inheritance principle, and merges them.
 *
 * <p>A JSON file applies if it lies in the image's folder or one above it, up to the dataset's
 * root, has the image's suffix, and no entity that the image has not with the same value. Nearer
 * files win field by field. Where several of one folder apply, which BIDS forbids, the one with
 * more entities wins field by field (with as many: the last in BIDS' order), and a note says so.
 *
 * <p>Without a dataset_description.json above the image, only the image's own folder is looked at.
 * An image whose name is not BIDS' has the JSON file of its own name beside it, as dcm2niix writes
 * it.
 */
public final class Sidecars {

  private static final String JSON = ".json";

  /** Endings that belong together; other files lose what follows their last dot. */
  private static final List<String> ENDINGS =
      List.of(".nii.gz", ".hdr.gz", ".img.gz", ".tsv.gz", ".nii", ".hdr", ".img", ".tsv");

  /** A JSON file and the parts of its name; entities may stand in another order in the file's. */
  private record Candidate(BidsPath name, Path file) {}

  private static final Comparator<Candidate> LESS_SPECIFIC_FIRST =
      Comparator.comparingInt((Candidate c) -> c.name().entities().size())
          .thenComparing(Candidate::name)
          .thenComparing(Candidate::file);

  private Sidecars() {}

  /**
   * The merged metadata of an image; {@link Sidecar#isEmpty() empty} if it has none. The image
   * itself is not read and need not exist.
   *
   * @throws IOException with one sentence that names the file, if one that applies cannot be read,
   *     is larger than 16 MB or is not a JSON object; the image can still be opened without
   */
  public static Sidecar of(final Path image) throws IOException {
    final ObjectNode merged = JsonFiles.object();
    final Map<String, Path> origins = new LinkedHashMap<>();
    final List<Path> files = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    for (final List<Path> level : levels(image)) {
      if (level.size() > 1) {
        notes.add(several(image, level));
      }
      for (final Path file : level) {
        final JsonFiles.Read read = JsonFiles.read(file);
        if (!read.twice().isEmpty()) {
          notes.add(
              "'"
                  + file
                  + "' holds "
                  + String.join(", ", read.twice())
                  + " more than once; the last one counts.");
        }
        for (final Map.Entry<String, JsonNode> field : read.json().properties()) {
          merged.set(field.getKey(), field.getValue());
          origins.put(field.getKey(), file);
        }
        files.add(file);
      }
    }
    return new Sidecar(image, merged, origins, files, notes);
  }

  /** The JSON files that apply, folder by folder from the root down, the stronger ones last. */
  private static List<List<Path>> levels(final Path image) throws IOException {
    final Path absolute = image.toAbsolutePath().normalize();
    final Optional<BidsPath> name = BidsPath.parse(absolute);
    final List<List<Path>> levels = new ArrayList<>();
    if (absolute.getParent() == null) {
      return levels;
    }
    if (name.isEmpty()) {
      final Path beside = beside(absolute);
      // NOFOLLOW: a link whose target is missing is refused by name, not passed over
      if (Files.exists(beside, LinkOption.NOFOLLOW_LINKS) && !beside.equals(absolute)) {
        levels.add(List.of(beside));
      }
      return levels;
    }
    final Path root = BidsDataset.rootOf(absolute).orElse(absolute.getParent());
    final Deque<Path> folders = new ArrayDeque<>();
    for (Path f = absolute.getParent(); f.startsWith(root); f = f.getParent()) {
      folders.push(f);
      if (f.equals(root)) {
        break;
      }
    }
    for (final Path folder : folders) {
      final List<Path> level = applicable(folder, name.get());
      if (!level.isEmpty()) {
        levels.add(level);
      }
    }
    return levels;
  }

  private static List<Path> applicable(final Path folder, final BidsPath image) throws IOException {
    final String ending = image.suffix() + JSON;
    final List<Candidate> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(folder, p -> p.getFileName().toString().endsWith(ending))) {
      final Set<String> own = entities(image);
      for (final Path file : all) {
        if (!own.containsAll(entities(file))) {
          continue;
        }
        BidsPath.parse(file)
            .filter(n -> n.extension().equals(JSON) && n.appliesTo(image))
            .ifPresent(n -> found.add(new Candidate(n, file)));
      }
    } catch (final IOException | DirectoryIteratorException e) {
      throw new IOException(
          "The folder '" + folder + "' cannot be searched for sidecars of '" + image + "'.", e);
    }
    found.sort(LESS_SPECIFIC_FIRST);
    return found.stream().map(Candidate::file).toList();
  }

  private static Set<String> entities(final BidsPath name) {
    final Set<String> all = new HashSet<>();
    name.entities().forEach((key, value) -> all.add(key + "-" + value));
    return all;
  }

  /**
   * What stands before the suffix of a file's name, entity by entity, whether it is BIDS' or not.
   */
  private static List<String> entities(final Path file) {
    final List<String> parts = List.of(file.getFileName().toString().split("_"));
    return parts.subList(0, parts.size() - 1);
  }

  private static String several(final Path image, final List<Path> level) {
    final Path folder = level.get(0).getParent();
    return level.size()
        + " sidecars in the folder '"
        + folder
        + "' apply to '"
        + image.getFileName()
        + "', where BIDS allows one: "
        + level.stream().map(p -> p.getFileName().toString()).collect(Collectors.joining(", "))
        + "; a field that stands in several is taken from the last of them.";
  }

  /** The JSON file of the same name beside a file: {@code run.nii.gz} has {@code run.json}. */
  public static Path beside(final Path file) {
    final String name = String.valueOf(file.getFileName());
    final String lower = name.toLowerCase(Locale.ROOT);
    for (final String ending : ENDINGS) {
      if (lower.endsWith(ending)) {
        return file.resolveSibling(name.substring(0, name.length() - ending.length()) + JSON);
      }
    }
    final int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + JSON);
  }
}
