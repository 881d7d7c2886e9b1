package org.cordj.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cordj.bids.FileReference;
import org.cordj.bids.PhysioFiles;
import org.cordj.bids.Sidecar;
import org.cordj.bids.Sidecars;
import org.cordj.nifti.NiftiReader;
import org.cordj.physio.Rhythm;

/**
 * What a step's result depends on, as one hash: the code, the command or the macro's text, the
 * options, the contents of the inputs with the sidecars and tables beside them, and the names of
 * inputs and outputs, since titles and tables hold them.
 */
final class StepKey {

  private static final Pattern IMAGE = Pattern.compile(".*\\.(nii|hdr|img)(\\.gz)?");

  private final Map<String, String> files = new LinkedHashMap<>();
  private final String hash;

  private StepKey(final String hash) {
    this.hash = hash;
  }

  static StepKey of(
      final StepRunner.Call call, final Map<String, String> versions, final OutputFolder folder)
      throws IOException {
    final Step step = call.step();
    final Map<String, String> contents = new LinkedHashMap<>();
    final List<String> texts = new ArrayList<>();
    texts.add(Code.hash());
    versions.forEach((name, version) -> texts.add(name + " " + version));
    texts.add(step.command());
    texts.add(step.macro().isEmpty() ? "" : folder.hashes().of(Path.of(step.macro())));
    step.options().forEach((k, v) -> texts.add(k + "=" + v));
    for (final Map.Entry<String, Path> input : call.inputs().entrySet()) {
      texts.add(input.getKey() + "<" + input.getValue().getFileName());
      for (final Path file : withCompanions(input.getValue())) {
        final String content = folder.hashes().of(file);
        contents.put(folder.name(file), content);
        texts.add(content);
      }
    }
    call.outputs()
        .forEach(
            (name, file) ->
                texts.add(
                    step.outputs().get(name).image()
                        + ">"
                        + step.outputs().get(name).key()
                        + ">"
                        + file.getFileName()));
    final StepKey key = new StepKey(FileHashes.ofTexts(texts));
    key.files.putAll(contents);
    return key;
  }

  /**
   * A file, the JSON files that apply to it, corrected lists of peaks, the confounds that a
   * denoised run was fitted with, and what else is read with it.
   */
  static List<Path> withCompanions(final Path file) throws IOException {
    final List<Path> all = new ArrayList<>(List.of(file));
    final Sidecar sidecar = file.toString().endsWith(".json") ? null : Sidecars.of(file);
    if (sidecar != null) {
      all.addAll(sidecar.files());
    }
    if (NiftiReader.nameOf(file).contains("_physio")) {
      for (final Rhythm rhythm : Rhythm.values()) {
        final Path peaks = PhysioFiles.peaksBeside(file, rhythm);
        if (Files.isRegularFile(peaks)) {
          all.add(peaks);
        }
      }
    }
    final Path names = file.resolveSibling(NiftiReader.nameOf(file) + ".tsv");
    if (!names.equals(file) && Files.isRegularFile(names)) {
      all.add(names);
    }
    if (sidecar != null && IMAGE.matcher(file.toString()).matches()) {
      confoundsOf(sidecar, file).ifPresent(all::add);
    }
    return all;
  }

  /** The table of confounds that a denoised run's sidecar names, from which others tell its dof. */
  private static Optional<Path> confoundsOf(final Sidecar sidecar, final Path file)
      throws IOException {
    final JsonNode name = sidecar.json().path("DenoisingDesign").path("Confounds");
    if (name.asText().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(FileReference.resolve(name.asText(), file)).filter(Files::isRegularFile);
    } catch (final IllegalArgumentException e) {
      // whoever needs the table says so
      return Optional.empty();
    }
  }

  /** The hash, in hexadecimal. */
  String hash() {
    return hash;
  }

  /** The hash of each file that went in, by its name in records. */
  Map<String, String> files() {
    return files;
  }
}
