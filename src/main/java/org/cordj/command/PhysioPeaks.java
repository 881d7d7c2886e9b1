package org.cordj.command;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cordj.bids.PhysioFile;
import org.cordj.bids.PhysioFiles;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Outputs;
import org.cordj.imagej.PeakEditor;
import org.cordj.imagej.Tables;
import org.cordj.imagej.Targets;
import org.cordj.physio.PeakEdits;
import org.cordj.physio.PeakFinder;
import org.cordj.physio.Peaks;
import org.cordj.physio.Rhythm;
import org.cordj.physio.Trace;
import org.cordj.report.PeaksFigure;
import org.cordj.report.Png;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds, shows and corrects heartbeats or breaths: see {@link PeakFinder}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Denoise>Cord Physio Peaks...",
    headless = true,
    description =
        "Finds the heartbeats or breaths of a recording and shows them with their rate over time; in the"
            + " window a click adds a peak, a click with Alt or the right button removes one. The list"
            + " that is saved wins over the automatic one.")
public class PhysioPeaks extends CordCommand {

  private static final String AUTO = "auto";

  @Parameter(
      label = "Recording",
      persist = false,
      style = "open",
      description = "BIDS _physio.tsv(.gz) with its .json, or text with columns of numbers")
  private String path = "";

  @Parameter(
      label = "Kind",
      persist = false,
      choices = {"cardiac", "respiratory"},
      description = "cardiac: pulse oximeter or ECG; respiratory: belt")
  private String kind = Rhythm.CARDIAC.key();

  @Parameter(
      label = "Column (name or number)",
      persist = false,
      required = false,
      description = "name of the column, or its number from 1; empty: the one called as the kind")
  private String column = "";

  @Parameter(
      label = "Rate (Hz)",
      persist = false,
      description = "samples per second; 0 takes SamplingFrequency of the .json")
  private double rate = 0;

  @Parameter(
      label = "Shift (s)",
      persist = false,
      description = "added to StartTime: by how much later the recording began than the .json says")
  private double shift = 0;

  @Parameter(
      label = "Peaks to begin with (.tsv)",
      required = false,
      persist = false,
      style = "open",
      description =
          "list to begin with; empty: the saved one beside the recording, else the automatic one;"
              + " auto: always the automatic one")
  private String peaks = "";

  @Parameter(
      label = "Peaks to add (s)",
      required = false,
      persist = false,
      description = "times of peaks to add, with commas between them, such as 12.31,15.2")
  private String add = "";

  @Parameter(
      label = "Peaks to remove (s)",
      required = false,
      persist = false,
      description = "times of peaks to remove: each the nearest, at most a quarter interval away")
  private String remove = "";

  @Parameter(
      label = "Save table as (.tsv)",
      required = false,
      persist = false,
      style = "save",
      description =
          "TSV file for the list; empty: only shown, and Save writes beside the recording")
  private String table = "";

  @Parameter(
      label = "Save picture as (.png)",
      required = false,
      persist = false,
      style = "save",
      description = "PNG file for the picture; empty: only shown")
  private String output = "";

  @Parameter(
      label = "Edit in a window",
      persist = false,
      description = "open the window in which peaks are corrected, where there is a display")
  private boolean edit = true;

  @Parameter(type = ItemIO.OUTPUT, label = "Picture")
  private ImagePlus picture;

  @Override
  protected void execute(final Progress progress) throws IOException {
    final Path tsv = Targets.table(table);
    final Path png = Targets.picture(output);
    final Rhythm rhythm = Rhythm.of(kind);
    final PeakEdits edits = PeakEdits.of(add, remove);
    final Path file = Path.of(path);
    final PhysioFile recording = PhysioFile.read(file, rate);
    say(recording.notes());
    final Trace trace = recording.trace(column.isEmpty() ? rhythm.key() : column).shifted(shift);
    final Peaks list = edits.apply(first(trace, rhythm));
    final String title = recording.title() + "_" + kind;
    say(title + ": " + list.summary());
    Tables.give(list.toTable(), title + "_peaks", tsv);
    final ImagePlus imp = new ImagePlus(title, new PeaksFigure(title, trace, list).draw());
    if (png != null) {
      Png.write(imp.getBufferedImage(), png);
    }
    picture = Outputs.show(imp);
    if (edit) {
      final Path target = tsv == null ? PhysioFiles.peaksBeside(file, rhythm) : tsv;
      PeakEditor.open(title + "_edit", trace, list, target, saved -> record(trace, saved, target));
    }
  }

  private boolean isListGiven() {
    return !peaks.isEmpty() && !peaks.equals(AUTO);
  }

  private Peaks first(final Trace trace, final Rhythm rhythm) throws IOException {
    final Path beside = PhysioFiles.peaksBeside(Path.of(path), rhythm);
    final Optional<Peaks> corrected =
        peaks.isEmpty() ? PhysioFiles.corrected(Path.of(path), rhythm) : Optional.empty();
    if (corrected.isPresent()) {
      say("The saved list '" + beside + "' is used instead of the automatic one.");
      return corrected.get();
    }
    return base(trace, rhythm);
  }

  /** The list that is given, else the automatic one. */
  private Peaks base(final Trace trace, final Rhythm rhythm) throws IOException {
    if (isListGiven()) {
      return Peaks.read(Path.of(peaks), rhythm);
    }
    final PeakFinder.Result found = new PeakFinder(rhythm).apply(trace);
    say(found.notes());
    return found.peaks();
  }

  /** Writes to the Recorder the call that makes the saved list without the window. */
  private void record(final Trace trace, final Peaks saved, final Path target) {
    if (!Recorder.record) {
      return;
    }
    final StringBuilder call = new StringBuilder();
    call.append("path=[").append(path).append("] kind=").append(kind);
    call.append(column.isEmpty() ? "" : " column=[" + column + "]");
    call.append(rate == 0 ? "" : " rate=" + rate).append(shift == 0 ? "" : " shift=" + shift);
    try {
      // not from a list beside the recording: Save may have written over it
      final PeakEdits changes = PeakEdits.between(base(trace, saved.rhythm()), saved);
      call.append(" peaks=[").append(isListGiven() ? peaks : AUTO).append(']');
      call.append(changes.text()).append(" table=[").append(target).append(']');
    } catch (final IOException | IllegalArgumentException e) {
      // there is no automatic list, or the given one is gone: what was saved is all there is
      call.append(" peaks=[").append(target).append(']');
    }
    final String line = "run(\"Cord Physio Peaks...\", \"" + call + " edit=false\");\n";
    Recorder.recordString(line.replace("\\", "\\\\"));
  }
}
