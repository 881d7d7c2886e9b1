package org.cordj.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cordj.bids.PhysioFile;
import org.cordj.bids.PhysioFiles;
import org.cordj.denoise.Confound;
import org.cordj.denoise.ConfoundTable;
import org.cordj.image.Series;
import org.cordj.imagej.RunConfounds;
import org.cordj.imagej.RunTiming;
import org.cordj.physio.BreathVolume;
import org.cordj.physio.CardiacPhase;
import org.cordj.physio.HeartRate;
import org.cordj.physio.PeakFinder;
import org.cordj.physio.Peaks;
import org.cordj.physio.RespiratoryPhase;
import org.cordj.physio.Retroicor;
import org.cordj.physio.Rhythm;
import org.cordj.physio.SliceClock;
import org.cordj.physio.SliceCourse;
import org.cordj.physio.Trace;

/** Columns of heart and breath for a run's slices, from its recordings. */
final class PhysioColumns {

  /** The word for the recordings that BIDS places beside the run. */
  static final String AUTO = "auto";

  private final Series run;
  private final List<PhysioFile> files = new ArrayList<>();
  private final SliceClock clock;
  private final int offset;
  private final Consumer<String> say;

  /**
   * Reads the recordings of a run.
   *
   * @param physio {@code auto}, or paths as {@link PhysioFiles#paths} takes them
   * @param say told what the user should know
   */
  PhysioColumns(
      final ImagePlus series, final Series run, final String physio, final Consumer<String> say)
      throws IOException {
    this.run = run;
    this.say = say;
    final RunTiming.Slices slices = RunTiming.requireSlices(series);
    if (slices.axis() != 2) {
      throw new IllegalArgumentException(
          "The slices of '"
              + run.name()
              + "' were acquired along "
              + "xyz".charAt(slices.axis())
              + " as shown; columns by slice need slices along z.");
    }
    offset = RunConfounds.offset(series);
    clock = new SliceClock(run.tr(), slices.times(), run.volumes(), offset);
    for (final Path path : paths(series, physio)) {
      final PhysioFile file = PhysioFile.read(path, 0);
      file.notes().forEach(say);
      files.add(file);
    }
  }

  private static List<Path> paths(final ImagePlus series, final String physio) throws IOException {
    if (!physio.equals(AUTO)) {
      return PhysioFiles.paths(physio);
    }
    final Path image = RunConfounds.file(series);
    final List<Path> beside = image == null ? List.of() : PhysioFiles.of(image);
    if (beside.isEmpty()) {
      throw new IllegalArgumentException(
          "physio is auto, but no _physio.tsv.gz stands beside the file of '"
              + series.getTitle()
              + "'; give its path.");
    }
    return beside;
  }

  /**
   * The columns.
   *
   * @param retroicor the orders, null for none
   * @param rates whether to add heart rate and breathing volume
   */
  ConfoundTable table(final Retroicor retroicor, final boolean rates) throws IOException {
    final boolean heart = rates || retroicor != null && retroicor.needsCardiac();
    final boolean breath = rates || retroicor != null && retroicor.needsRespiratory();
    final Trace pulse = heart ? trace(Rhythm.CARDIAC) : null;
    final Trace belt = breath ? trace(Rhythm.RESPIRATORY) : null;
    final Peaks beats = heart ? peaks(pulse, Rhythm.CARDIAC) : null;
    final List<SliceCourse> all = new ArrayList<>();
    if (retroicor != null) {
      all.addAll(
          retroicor.columns(
              retroicor.needsCardiac() ? CardiacPhase.of(beats, clock) : null,
              retroicor.needsRespiratory() ? RespiratoryPhase.of(belt, clock) : null,
              clock));
    }
    if (rates) {
      all.addAll(HeartRate.of(beats, clock).columns(clock));
      all.addAll(BreathVolume.of(belt, peaks(belt, Rhythm.RESPIRATORY), clock).columns(clock));
    }
    ConfoundTable table = ConfoundTable.empty(run.name(), run.volumes(), offset);
    for (final SliceCourse course : all) {
      for (int z = 0; z < course.values().length; z++) {
        table = table.with(new Confound(course.name(), z), course.values()[z]);
      }
    }
    return table;
  }

  private Trace trace(final Rhythm rhythm) {
    return PhysioFiles.trace(files, rhythm)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No recording given has a column "
                        + rhythm.key()
                        + "; the columns are "
                        + files.stream().map(f -> String.join(", ", f.columns())).toList()
                        + "."));
  }

  private Peaks peaks(final Trace trace, final Rhythm rhythm) throws IOException {
    for (final PhysioFile file : files) {
      if (file.columns().contains(rhythm.key())) {
        final Optional<Peaks> corrected = PhysioFiles.corrected(file.path(), rhythm);
        if (corrected.isPresent()) {
          say.accept(
              "The saved list '"
                  + PhysioFiles.peaksBeside(file.path(), rhythm)
                  + "' is used instead of the automatic one.");
          return corrected.get();
        }
      }
    }
    final PeakFinder.Result found = new PeakFinder(rhythm).apply(trace);
    found.notes().forEach(say);
    say.accept(run.name() + ", " + rhythm.key() + ": " + found.peaks().summary());
    return found.peaks();
  }
}
