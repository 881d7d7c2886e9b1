package org.cordj.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cordj.bids.CohortDataset;
import org.cordj.image.Progress;
import org.cordj.imagej.CordCommand;
import org.cordj.imagej.Tables;
import org.cordj.io.Table;
import org.cordj.phantom.CordCohort;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes the phantoms of a study with known truth: see {@link CordCohort}. */
@Plugin(
    type = Command.class,
    menuPath = "Plugins>CordJ>Group>Cord Phantom Cohort...",
    headless = true,
    description =
        "A BIDS dataset of cord phantoms in three groups, opioid, nonopioid and control, with ages,"
            + " sexes and fatigue scores and with a known effect: ventral amplitudes higher and dorsal"
            + " ones lower in the group nonopioid. What was planted stands under derivatives/truth.")
public class MakeCohort extends CordCommand {

  @Parameter(
      label = "Participants",
      persist = false,
      description = "in the groups opioid, nonopioid and control, 2 to 200 each")
  private String subjects = "15,15,14";

  @Parameter(
      label = "Volumes",
      persist = false,
      description = "of each run, one every 2 s, 40 or more")
  private int volumes = CordCohort.defaults().volumes();

  @Parameter(
      label = "Effect (share)",
      persist = false,
      description =
          "ventral amplitudes of the group nonopioid are 1 + effect times the others', dorsal ones 1"
              + " - effect, -0.8 to 0.8; 0: no difference")
  private double effect = CordCohort.defaults().effect();

  @Parameter(
      label = "Fatigue and ventral amplitude (r)",
      persist = false,
      description = "their correlation in the long run, -0.99 to 0.99; 0: none")
  private double coupling = CordCohort.defaults().coupling();

  @Parameter(
      label = "Older (years)",
      persist = false,
      description =
          "by how much the group nonopioid is older, -30 to 30; amplitudes fall by 1 % a year")
  private double confound = CordCohort.defaults().confound();

  @Parameter(
      label = "Missing values",
      persist = false,
      description = "cells of the participants' table without a value, at most one a participant")
  private int missing = CordCohort.defaults().missing();

  @Parameter(label = "Random seed", persist = false, description = "the same seed, the same cohort")
  private int randomseed = (int) CordCohort.defaults().randomseed();

  @Parameter(
      label = "Save to folder",
      persist = false,
      style = "directory",
      description = "folder for the BIDS dataset, made if it is not there")
  private String output = "";

  @Override
  protected void execute(final Progress progress) throws IOException {
    final int[] groups = sizes();
    if (output.isEmpty()) {
      throw new IllegalArgumentException("output is empty; give a folder for the dataset.");
    }
    final CordCohort cohort =
        new CordCohort(
            groups[0],
            groups[1],
            groups[2],
            volumes,
            effect,
            coupling,
            confound,
            missing,
            randomseed);
    final Table participants = CohortDataset.write(cohort, Path.of(output), progress);
    Tables.give(participants, "participants", null);
    say(
        participants.size()
            + " participants (opioid "
            + groups[0]
            + ", nonopioid "
            + groups[1]
            + ", control "
            + groups[2]
            + ") are in "
            + Path.of(output).toAbsolutePath());
  }

  private int[] sizes() {
    try {
      final int[] sizes =
          Arrays.stream(subjects.split(","))
              .map(String::strip)
              .mapToInt(Integer::parseInt)
              .toArray();
      if (sizes.length == CordCohort.GROUPS.size()) {
        return sizes;
      }
    } catch (final NumberFormatException e) {
      // the sentence below says what is needed
    }
    throw new IllegalArgumentException(
        "subjects is '"
            + subjects
            + "'; give how many participants the groups opioid, nonopioid and control have, such as"
            + " 15,15,14.");
  }
}
