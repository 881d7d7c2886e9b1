package org.cordj.bids;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cordj.image.Labels;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.io.SafeFiles;
import org.cordj.nifti.DataType;
import org.cordj.nifti.NiftiWriter;
import org.cordj.phantom.PhantomRun;
import org.cordj.phantom.PhantomTruth;
import org.cordj.segment.Quadrants;

/**
 * A phantom run as a BIDS dataset: the run under {@code sub-phantom/func}, what is true of it under
 * {@code derivatives/truth}.
 *
 * <p>The run is stored as int16, each value rounded to the nearest whole number; its sidecar says
 * so. A run with physiology has its recording beside it.
 */
public final class PhantomDataset {

  /** The bands of the table of planted and expected ALFF. */
  private static final List<PhantomTruth.Band> BANDS =
      List.of(
          new PhantomTruth.Band("slow5", 0.01, 0.027),
          new PhantomTruth.Band("slow4", 0.027, 0.073),
          new PhantomTruth.Band("slow3", 0.073, 0.198),
          new PhantomTruth.Band("0.01-0.198", 0.01, 0.198));

  /** Where what is true of the runs stands. */
  static final String TRUTH = "derivatives/truth";

  /** The files among them that BIDS 1.10 has no rule for. */
  private static final String UNNAMED =
      "*_truth.tsv\n*_timeseries.tsv\n*_boldmap.*\n*_dseg.tsv\ndesc-planted_participants.tsv\n";

  private static final NiftiWriter BYTES = new NiftiWriter(DataType.UINT8, 9);

  private PhantomDataset() {}

  /**
   * Writes the dataset into a folder, which is made if it is not there.
   *
   * @throws IOException with one sentence if that cannot be done
   */
  public static void write(final PhantomRun run, final Path folder, final Progress progress)
      throws IOException {
    Files.createDirectories(folder);
    describe(
        folder,
        "CordJ phantom",
        "A cord-like resting-state run made by CordJ (Cord Phantom...), with its truth under"
            + " derivatives/truth.\n");
    writeParticipant(run, folder, "phantom", progress);
  }

  /** Writes what BIDS wants to know of the dataset and of the truth that is derived from it. */
  static void describe(final Path folder, final String name, final String readme)
      throws IOException {
    final Path derivative = Files.createDirectories(folder.resolve(TRUTH));
    JsonFiles.write(folder.resolve(BidsDataset.DESCRIPTION), description(name, "raw"));
    JsonFiles.write(derivative.resolve(BidsDataset.DESCRIPTION), description(name, "derivative"));
    SafeFiles.writeText(derivative.resolve(".bidsignore"), UNNAMED);
    SafeFiles.writeText(folder.resolve("README"), readme);
  }

  /** Writes the run of one participant and its truth. */
  static void writeParticipant(
      final PhantomRun run, final Path folder, final String label, final Progress progress)
      throws IOException {
    final String where = "sub-" + label + "/func";
    final String stem = "sub-" + label + "_task-rest_";
    final Path func = Files.createDirectories(folder.resolve(where));
    final Path truth = Files.createDirectories(folder.resolve(TRUTH).resolve(where));
    new NiftiWriter(DataType.INT16, 9)
        .write(func.resolve(stem + "bold.nii.gz"), rounded(run.series()), null, progress);
    JsonFiles.write(
        func.resolve(stem + "bold.json"),
        fields(run, "Simulated, values rounded to whole numbers"));
    if (run.physiology().isPresent()) {
      PhantomRecording.write(run, func.resolve(stem + "physio.tsv.gz"));
    }

    final Labels quadrants = new Quadrants(0).apply(run.mask());
    BYTES.write(truth.resolve(stem + "label-cord_mask.nii.gz"), run.mask().toVolume(), null);
    writeLabels(truth, stem + "desc-horns_dseg", run.horns());
    writeLabels(truth, stem + "desc-quadrants_dseg", quadrants);
    NiftiWriter.FLOAT32.write(
        truth.resolve(stem + "desc-planted_boldmap.nii.gz"), run.planted(), null);
    PhantomTruth.regions(run, quadrants, bands(run))
        .write(truth.resolve(stem + "desc-quadrants_truth.tsv"));
    PhantomTruth.regions(run, run.horns(), bands(run))
        .write(truth.resolve(stem + "desc-horns_truth.tsv"));
    PhantomTruth.latents(run).write(truth.resolve(stem + "desc-latents_timeseries.tsv"));
    PhantomTruth.motion(run).write(truth.resolve(stem + "desc-motion_timeseries.tsv"));
  }

  /** The bands that this run can resolve. */
  private static List<PhantomTruth.Band> bands(final PhantomRun run) {
    final double span = run.options().volumes() * run.options().tr();
    final double nyquist = 0.5 / run.options().tr();
    return BANDS.stream()
        .filter(
            b ->
                b.high() <= nyquist && Math.floor(b.high() * span) - Math.ceil(b.low() * span) >= 2)
        .toList();
  }

  private static Series rounded(final Series series) {
    final float[][] planes = new float[series.planes().length][];
    for (int p = 0; p < planes.length; p++) {
      planes[p] = series.planes()[p].clone();
      for (int i = 0; i < planes[p].length; i++) {
        planes[p][i] = (float) Math.rint(planes[p][i]);
      }
    }
    return Series.ofPlanes(series.name(), planes, series.grid(), series.tr());
  }

  private static void writeLabels(final Path folder, final String name, final Labels labels)
      throws IOException {
    BYTES.write(folder.resolve(name + ".nii.gz"), labels.toVolume(), null);
    RegionTable.of(labels).write(folder.resolve(name + ".tsv"));
  }

  private static ObjectNode description(final String name, final String type) {
    final ObjectNode json = JsonFiles.object();
    json.put("Name", name);
    json.put("BIDSVersion", "1.10.0");
    json.put("DatasetType", type);
    json.put("License", "CC0");
    final ObjectNode by = JsonFiles.object().put("Name", "CordJ");
    json.set("GeneratedBy", JsonFiles.object().arrayNode().add(by));
    return json;
  }

  /** What the run's sidecar says, for a run that is not written: its values are as simulated. */
  public static Sidecar sidecar(final PhantomRun run) {
    return new Sidecar(
        Path.of(run.series().name()).toAbsolutePath(),
        fields(run, "Simulated"),
        Map.of(),
        List.of(),
        List.of());
  }

  private static ObjectNode fields(final PhantomRun run, final String what) {
    final ObjectNode json = JsonFiles.object();
    json.put("TaskName", "rest");
    json.put("RepetitionTime", run.options().tr());
    final ArrayNode times = json.putArray("SliceTiming");
    for (final double t : run.sliceTimes()) {
      times.add(t);
    }
    json.put("SliceEncodingDirection", "k");
    json.put("Description", what + ". Made with " + run.options() + ".");
    return json;
  }
}
