package org.cordj.imagej;

import java.util.List;

/**
 * The steps of {@link GuidedRun}, in their order, with the words and fields of their pages.
 *
 * <p>A field's kind says how it is asked for: a file, a folder, one of some words, or a text.
 */
enum GuidedStep {
  OPEN(
      "Open a run",
      "Cord Mean...",
      "Choose a 4-D resting-state run (NIfTI), or leave the field empty for CordJ's phantom, whose cord moves and whose"
          + " truth is known. All results go into one folder; the one given here is temporary: to keep the results, choose your"
          + " own.",
      List.of(
          new Field("run", "Run (.nii, .nii.gz); empty: the phantom", Kind.FILE, ""),
          new Field("output", "Folder for the results", Kind.FOLDER, ""))),
  MASK(
      "Find the cord",
      "Cord Mask...",
      "The cord's outline in each slice. Look at every slice: where it is wrong, correct it with Plugins > CordJ > Segment >"
          + " Cord Mask Edit..., save it, and name the file here.",
      List.of(
          new Field("mask", "Mask (.nii, .nii.gz); empty: found in the run", Kind.FILE, ""),
          new Field(
              "contrast",
              "Contrast (t2s, t2: bright fluid; t1: dark)",
              List.of("auto", "t2s", "t2", "t1"),
              "auto"))),
  MOTION(
      "Correct motion",
      "Cord Motion Correction...",
      "The cord of each slice is laid over that of the other volumes, and the run is resampled once. The traces show how far"
          + " it had moved. The first volumes, before the signal is steady, can be dropped.",
      List.of(new Field("drop", "Volumes to drop at the start", Kind.TEXT, "0"))),
  DENOISE(
      "Take noise out",
      "Cord Denoise...",
      "Motion, the fluid about the cord, the recorded heartbeat and breathing, and slow drift leave the run in one fit. The"
          + " carpet shows every voxel over time, before (above) and after (below).",
      List.of(
          new Field(
              "physio",
              "Heartbeat and breathing (auto: as recorded beside the run)",
              List.of("none", "auto"),
              "none"))),
  ALFF(
      "Map slow fluctuations",
      "Cord ALFF...",
      "ALFF is the strength of a voxel's fluctuations within a band. The table ALFF.tsv has it for the four horns.",
      List.of(new Field("bands", "Bands (Hz)", Kind.TEXT, "0.01-0.198"))),
  CONNECTIVITY(
      "Correlate the horns",
      "Cord ROI Connectivity...",
      "The courses of the four horns within a band, and their correlations slice by slice. edges.tsv has p and intervals that"
          + " know how many degrees of freedom the fit has left.",
      List.of(
          new Field("low", "Lowest frequency (Hz)", Kind.TEXT, "0.01"),
          new Field("high", "Highest frequency (Hz)", Kind.TEXT, "0.1"))),
  REPORT(
      "Look at the report",
      "Cord Quality Report...",
      "quality.html keeps motion, outliers, tSNR and a film of the run before and after. The picture shows what tSNR is now."
          + " first_steps.ijm is the macro that does all of this again. Images and tables of all steps stay open when this"
          + " window is closed: the tables are files already, an image is kept with Plugins > CordJ > Save NIfTI...; Close"
          + " windows... closes those that you do not need.",
      List.of());

  /** How a field is asked for. */
  enum Kind {
    FILE,
    FOLDER,
    CHOICE,
    TEXT
  }

  /**
   * A field of a page.
   *
   * @param name its name among the values
   * @param choices the words of a choice; empty otherwise
   * @param standard what it holds at first
   */
  record Field(String name, String label, Kind kind, List<String> choices, String standard) {

    Field(final String name, final String label, final Kind kind, final String standard) {
      this(name, label, kind, List.of(), standard);
    }

    Field(
        final String name, final String label, final List<String> choices, final String standard) {
      this(name, label, Kind.CHOICE, choices, standard);
    }

    /** Whether it asks for a file or folder. */
    boolean isPath() {
      return kind == Kind.FILE || kind == Kind.FOLDER;
    }
  }

  private final String title;
  private final String help;
  private final String words;
  private final List<Field> fields;

  GuidedStep(final String title, final String help, final String words, final List<Field> fields) {
    this.title = title;
    this.help = help;
    this.words = words;
    this.fields = fields;
  }

  String title() {
    return title;
  }

  /** The label of the command whose help page says more. */
  String help() {
    return help;
  }

  String words() {
    return words;
  }

  List<Field> fields() {
    return fields;
  }

  /** The file name of the step's picture in the folder of results. */
  String picture() {
    return (ordinal() + 1) + "_" + name().toLowerCase(java.util.Locale.ROOT) + ".png";
  }
}
