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
import org.cordj.image.Volume;
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

  private static final String STEM = "sub-phantom_task-rest_";
  private static final String FUNC = "sub-phantom/func";
  private static final NiftiWriter BYTES = new NiftiWriter(DataType.UINT8, 9);

  private PhantomDataset() {}

  /**
   * Writes the dataset into a folder, which is made if it is not there.
   *
   * @throws IOException with one sentence if that cannot be done
   */
  public static void write(final PhantomRun run, final Path folder, final Progress progress)
      throws IOException {
    final Path func = Files.createDirectories(folder.resolve(FUNC));
    final Path derivative = folder.resolve("derivatives/truth");
    final Path truth = Files.createDirectories(derivative.resolve(FUNC));
    JsonFiles.write(folder.resolve(BidsDataset.DESCRIPTION), description("raw"));
    JsonFiles.write(derivative.resolve(BidsDataset.DESCRIPTION), description("derivative"));
    SafeFiles.writeText(
        folder.resolve("README"),
        "A cord-like resting-state run made by CordJ (Cord Phantom...), with its truth under"
            + " derivatives/truth.\n");

    new NiftiWriter(DataType.INT16, 9)
        .write(func.resolve(STEM + "bold.nii.gz"), rounded(run.series()), null, progress);
    JsonFiles.write(
        func.resolve(STEM + "bold.json"),
        fields(run, "Simulated, values rounded to whole numbers"));
    if (run.physiology().isPresent()) {
      PhantomRecording.write(run, func.resolve(STEM + "physio.tsv.gz"));
    }

    final Labels quadrants = new Quadrants(0).apply(run.mask());
    writeMask(truth.resolve(STEM + "label-cord_mask.nii.gz"), run.mask().toVolume());
    writeLabels(truth, "desc-horns_dseg", run.horns());
    writeLabels(truth, "desc-quadrants_dseg", quadrants);
    NiftiWriter.FLOAT32.write(
        truth.resolve(STEM + "desc-planted_boldmap.nii.gz"), run.planted(), null);
    PhantomTruth.regions(run, quadrants, bands(run))
        .write(truth.resolve(STEM + "desc-quadrants_truth.tsv"));
    PhantomTruth.regions(run, run.horns(), bands(run))
        .write(truth.resolve(STEM + "desc-horns_truth.tsv"));
    PhantomTruth.latents(run).write(truth.resolve(STEM + "desc-latents_timeseries.tsv"));
    PhantomTruth.motion(run).write(truth.resolve(STEM + "desc-motion_timeseries.tsv"));
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

  private static void writeMask(final Path path, final Volume mask) throws IOException {
    BYTES.write(path, mask, null);
  }

  private static void writeLabels(final Path folder, final String name, final Labels labels)
      throws IOException {
    BYTES.write(folder.resolve(STEM + name + ".nii.gz"), labels.toVolume(), null);
    RegionTable.of(labels).write(folder.resolve(STEM + name + ".tsv"));
  }

  private static ObjectNode description(final String type) {
    final ObjectNode json = JsonFiles.object();
    json.put("Name", "CordJ phantom");
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
