package org.cordj.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cordj.bids.BidsDataset;
import org.cordj.bids.JsonFiles;
import org.cordj.bids.SidecarWriter;
import org.cordj.io.RefusedException;

/**
 * A folder of derivatives while one process works on one subject in it.
 *
 * <p>It holds dataset_description.json, the derivatives by subject, for every file made a record
 * under {@code prov}, and in {@code .cordj} for each subject the lock, the remembered hashes and
 * what is being made: any number of processes may work on a folder, each on other subjects. The
 * lock is the operating system's (FileChannel), which a process that dies gives back; on network
 * file systems it holds as far as theirs do.
 */
public final class OutputFolder implements AutoCloseable {

  /** The name of the input dataset in this one's DatasetLinks. */
  static final String RAW = "raw";

  /** The folder of what is being made, within the subject's state. */
  private static final String MAKING = "making";

  /** What a process that was killed in its first moments may have left. */
  private static final Set<String> BEGINNINGS = Set.of(".cordj", ".bidsignore", "README");

  /** Opens the folder for a subject. */
  @FunctionalInterface
  public interface Opening {
    OutputFolder open(String subject) throws RefusedException;
  }

  /** Another process works on the subject. */
  public static final class InUseException extends RefusedException {
    private static final long serialVersionUID = 1;

    InUseException(final Path root, final String subject) {
      super(
          "Another process is at work on "
              + subject
              + " in '"
              + root
              + "'; wait for its end, or give another output folder.");
    }
  }

  private final Path root;
  private final Path real;
  private final Path state;
  private final FileChannel channel;
  private final FileHashes hashes;
  private final BidsDataset names;

  private OutputFolder(
      final Path root,
      final Path real,
      final String subject,
      final FileChannel channel,
      final BidsDataset names) {
    this.root = root;
    this.real = real;
    state = root.resolve(".cordj").resolve(subject);
    this.channel = channel;
    this.names = names;
    hashes = new FileHashes(state.resolve("hashes.tsv"), this::name);
  }

  /**
   * Makes the folder if it is not there, locks the subject in it and removes what a process that
   * died left half made.
   *
   * @param root the folder
   * @param dataset the dataset that the runs are from; null for none
   * @param subject the name of the subject's results, a file name
   * @throws InUseException if another process works on it
   * @throws RefusedException with one sentence, if it cannot be written, is or lies in the dataset
   *     outside of its derivatives, is a dataset of something else, or holds derivatives of another
   *     dataset
   */
  public static OutputFolder open(final Path root, final Path dataset, final String subject)
      throws RefusedException {
    final Path folder = root.toAbsolutePath().normalize();
    if (dataset != null) {
      requireApart(folder, dataset.toAbsolutePath().normalize());
    }
    try {
      requireOwn(folder);
      final Path state = Files.createDirectories(folder.resolve(".cordj").resolve(subject));
      final Path real = folder.toRealPath();
      if (dataset != null) {
        requireApart(real, dataset.toRealPath());
      }
      final FileChannel channel = openLock(state);
      try {
        final FileLock lock = channel.tryLock();
        if (lock == null) {
          throw new InUseException(folder, subject);
        }
        removeLeft(state.resolve(MAKING));
        // held for a moment: two processes may begin with the same empty folder
        try (FileChannel beginning = openLock(folder.resolve(".cordj"));
            FileLock begun = beginning.lock()) {
          describe(folder, dataset);
        }
        return new OutputFolder(
            folder,
            real,
            subject,
            channel,
            dataset == null
                ? BidsDataset.of(folder.resolve("x")).get()
                : new BidsDataset(folder, Map.of(RAW, dataset.toAbsolutePath().normalize())));
      } catch (final OverlappingFileLockException e) {
        channel.close();
        throw new InUseException(folder, subject);
      } catch (final IOException e) {
        channel.close();
        throw e;
      }
    } catch (final RefusedException e) {
      throw e;
    } catch (final AccessDeniedException e) {
      throw new RefusedException(
          "The output folder '" + folder + "' is not writable; choose another one.", e);
    } catch (final IOException e) {
      throw new RefusedException(
          "The output folder '" + folder + "' cannot be used: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Looks at a folder, which need not be there, for a plan: nothing is locked, made or written.
   *
   * @throws RefusedException as {@link #open}
   */
  public static OutputFolder look(final Path root, final Path dataset, final String subject)
      throws RefusedException {
    final Path folder = root.toAbsolutePath().normalize();
    if (dataset != null) {
      requireApart(folder, dataset.toAbsolutePath().normalize());
    }
    try {
      requireOwn(folder);
    } catch (final RefusedException e) {
      throw e;
    } catch (final IOException e) {
      throw new RefusedException(
          "The output folder '" + folder + "' cannot be used: " + e.getMessage() + ".", e);
    }
    final Map<String, Path> links =
        dataset == null ? Map.of() : Map.of(RAW, dataset.toAbsolutePath().normalize());
    return new OutputFolder(folder, folder, subject, null, new BidsDataset(folder, links));
  }

  private static FileChannel openLock(final Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void requireApart(final Path folder, final Path dataset) throws RefusedException {
    if (folder.startsWith(dataset)
        && (folder.getNameCount() < dataset.getNameCount() + 2
            || !folder.startsWith(dataset.resolve("derivatives")))) {
      throw new RefusedException(
          "The output folder '"
              + folder
              + "' lies in the dataset '"
              + dataset
              + "', whose files stay as they are; give one outside, or derivatives/NAME in it.");
    }
  }

  /** Refuses a folder with files of somebody else's, before anything is made in it. */
  private static void requireOwn(final Path folder) throws IOException {
    if (!Files.isDirectory(folder) || Files.exists(folder.resolve(BidsDataset.DESCRIPTION))) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (final Path other : all) {
        final String name = other.getFileName().toString();
        if (!BEGINNINGS.contains(name) && !name.endsWith(".part")) {
          throw new RefusedException(
              "The output folder '"
                  + folder
                  + "' holds '"
                  + name
                  + "' and no dataset of CordJ's; give an empty or new folder.");
        }
      }
    }
  }

  private static void describe(final Path folder, final Path dataset) throws IOException {
    final Path file = folder.resolve(BidsDataset.DESCRIPTION);
    final ObjectNode json = JsonFiles.object();
    json.put("Name", "Derivatives made by CordJ's pipelines");
    json.put("BIDSVersion", "1.10.0");
    json.put("DatasetType", "derivative");
    json.set("GeneratedBy", SidecarWriter.generatedBy());
    if (dataset != null) {
      final String doi = doiOf(dataset);
      if (!doi.isEmpty()) {
        json.putArray("SourceDatasets").addObject().put("DOI", doi);
      }
      json.putObject("DatasetLinks").put(RAW, BidsDataset.link(folder, dataset));
    }
    if (Files.exists(file)) {
      final ObjectNode there = JsonFiles.read(file).json();
      if (!"CordJ".equals(there.path("GeneratedBy").path(0).path("Name").asText())
          || !"derivative".equals(there.path("DatasetType").asText())) {
        throw new RefusedException(
            "The output folder '"
                + folder
                + "' holds a dataset that CordJ did not make; give an empty or new folder.");
      }
      if (dataset != null) {
        MovedDataset.requireSame(folder, dataset.toAbsolutePath().normalize());
      }
      if (dataset == null || JsonFiles.text(there).equals(JsonFiles.text(json))) {
        return;
      }
    } else {
      DerivativeFiles.write(folder);
    }
    JsonFiles.write(file, json);
  }

  private static String doiOf(final Path dataset) throws IOException {
    final Path file = dataset.resolve(BidsDataset.DESCRIPTION);
    return Files.isRegularFile(file) ? JsonFiles.read(file).json().path("DatasetDOI").asText() : "";
  }

  private static void removeLeft(final Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    empty(folder);
    Files.delete(folder);
  }

  private static void empty(final Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (final Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!p.equals(folder)) {
          Files.delete(p);
        }
      }
    }
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /**
   * A hash of texts and files' contents by which something made of them is known again.
   *
   * @throws RefusedException if a file cannot be read
   */
  public String keyOf(final List<String> texts, final List<Path> files) throws RefusedException {
    final List<String> all = new ArrayList<>(List.of(Code.hash()));
    all.addAll(texts);
    for (final Path file : files) {
      all.add(name(file));
      all.add(hashes.of(file));
    }
    return FileHashes.ofTexts(all);
  }

  /** Where something is kept of the subject between runs that is no result. */
  public Path kept(final String name) {
    return state.resolve(name);
  }

  FileHashes hashes() {
    return hashes;
  }

  /** How a file is named in records: a BIDS URI, or its absolute path where it lies elsewhere. */
  public String name(final Path file) {
    final Path absolute = file.toAbsolutePath().normalize();
    final String uri = names.reference(absolute);
    return uri.startsWith("bids:") ? uri : absolute.toString();
  }

  /** The path of a file for people: within the output folder or the dataset where it lies there. */
  public String shown(final Path file) {
    final Path absolute = file.toAbsolutePath().normalize();
    final Path raw = names.links().get(RAW);
    return absolute.startsWith(root)
        ? root.relativize(absolute).toString()
        : raw != null && absolute.startsWith(raw)
            ? raw.relativize(absolute).toString()
            : absolute.toString();
  }

  /** A sentence without the folders that may be moved in front of files' paths. */
  String plain(final String sentence) {
    final Path raw = names.links().get(RAW);
    final String own = sentence.replace(root + root.getFileSystem().getSeparator(), "");
    return raw == null ? own : own.replace(raw + raw.getFileSystem().getSeparator(), "");
  }

  /** The file that {@link #name} named. */
  Path find(final String name) {
    return name.startsWith("bids:") ? names.resolve(name) : Path.of(name);
  }

  /** Where the record of a file stands. */
  Path recordOf(final Path file) {
    final String relative = root.relativize(file).toString();
    return root.resolve("prov").resolve(relative + ".json");
  }

  /**
   * Makes the folder of a file, which must not lead out of this one by a link.
   *
   * @throws RefusedException if it does
   */
  void makeFolderOf(final Path file) throws RefusedException {
    try {
      final Path folder = Files.createDirectories(file.getParent());
      if (!folder.toRealPath().startsWith(real)) {
        throw new RefusedException(
            "'" + folder + "' leads out of the output folder '" + root + "'; remove the link.");
      }
    } catch (final RefusedException e) {
      throw e;
    } catch (final IOException e) {
      throw new RefusedException(
          "Cannot make the folder '" + file.getParent() + "': it is not writable.", e);
    }
  }

  /**
   * The empty folder for what is being made; {@link #forget} empties it again. It is the same for
   * every step, as making and removing folders waits for the disk.
   */
  Path making() throws RefusedException {
    try {
      return Files.createDirectories(state.resolve(MAKING));
    } catch (final IOException e) {
      throw new RefusedException("The output folder '" + root + "' is not writable.", e);
    }
  }

  void forget(final Path making) throws RefusedException {
    try {
      empty(making);
    } catch (final IOException e) {
      throw new RefusedException("'" + making + "' cannot be removed: " + e.getMessage() + ".", e);
    }
  }

  /** All files in a folder that are not directories, sorted by name. */
  static List<Path> filesIn(final Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Removes what was being made, remembers the hashes and gives the lock back. */
  @Override
  public void close() throws RefusedException {
    if (channel == null) {
      return;
    }
    try (channel) {
      removeLeft(state.resolve(MAKING));
      hashes.save();
    } catch (final RefusedException e) {
      throw e;
    } catch (final IOException e) {
      throw new RefusedException("The lock of '" + root + "' cannot be given back.", e);
    }
  }
}
