package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordj.testing.HostImageJ;
import org.cordj.testing.WindowImageJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** Every command says in the log where each file lies that it was asked to write. */
class WrittenFilesIT {

  /** A call of each command with all its keys for files and folders to write. */
  private static final String MACRO =
      """
      run("Cord Phantom...", "volumes=80 motion=true physio=true output=bids");
      run("Cord Header...", "image=phantom table=header.tsv");
      run("Save NIfTI...", "image=phantom path=run.nii");
      run("Cord Centerline...", "series=phantom contrast=t2s table=centerline.tsv sct=centerline.csv");
      run("Import SCT Table...", "image=phantom path=centerline.csv table=imported.tsv");
      run("Cord Mask...", "series=phantom contrast=t2s table=cord.tsv");
      run("Cord Mask Edit...", "series=phantom mask=phantom_cord");
      setSlice(3); makeOval(15, 17, 10, 8);
      run("Cord Mask Apply...", "image=phantom_cord_edit mask=phantom_cord table=edits.tsv");
      run("Cord Area...", "mask=phantom_mask table=area.tsv output=area.png");
      File.saveString("x\\ty\\tz\\tname\\n20\\t20\\t3\\tC3/C4\\n", "discs.tsv");
      run("Cord Levels...", "series=phantom mask=phantom_mask points=discs.tsv lengths=10,10 table=levels.tsv");
      run("Cord ROIs...", "series=phantom mask=phantom_mask kind=quadrants table=rois.tsv angles=angles.tsv");
      run("Cord ROIs to Manager", "rois=phantom_mask_quadrants series=phantom reset=true path=RoiSet.zip");
      run("Cord ROIs from Manager", "series=phantom path=RoiSet.zip table=regions.tsv");
      run("Cord Motion Correction...", "series=phantom mask=phantom_mask table=motion.tsv output=motion.png");
      run("Cord Outliers...", "series=phantom mask=phantom_mask table=spikes.tsv slices=slices.tsv"
          + " censor=censor.tsv output=outliers.png");
      run("Cord tSNR...", "series=phantom mask=phantom_mask rois=phantom_rois table=tsnr.tsv");
      run("Cord Physio Peaks...", "path=bids/sub-phantom/func/sub-phantom_task-rest_physio.tsv.gz"
          + " kind=cardiac peaks=auto edit=false table=beats.tsv output=beats.png");
      run("Cord Confounds...", "series=phantom mask=phantom_mask motion=motion.tsv table=confounds.tsv");
      run("Cord Denoise...", "series=phantom mask=phantom_mask confounds=confounds.tsv table=fits.tsv");
      run("Cord Carpet Plot...", "series=phantom mask=phantom_mask output=carpet.png");
      run("Cord ALFF...", "series=phantom mask=phantom_mask bands=0.01-0.1 measures=ALFF rois=phantom_rois table=alff.tsv");
      run("Cord Region Ratio...", "path=alff.tsv above=ventral below=dorsal table=ratio.tsv");
      run("Cord Mean...", "series=phantom");
      run("Cord Montage...", "image=phantom_mean output=montage.png");
      run("Cord Compare Maps...", "first=phantom_mean second=phantom_ALFF_0.01-0.1 mask=phantom_mask"
          + " table=compared.tsv output=compared.png");
      run("Cord Spectrum...", "series=phantom mask=phantom_mask rois=phantom_rois table=spectra.tsv output=spectra.png");
      run("Cord ROI Connectivity...", "series=phantom_denoised rois=phantom_rois table=r.tsv edges=edges.tsv"
          + " horns=horns.tsv output=r.png");
      run("Cord Graph Metrics...", "matrix=r.tsv thresholds=density:0.5-1:0.25 nulls=0 table=graph.tsv nodes=nodes.tsv"
          + " richclub=club.tsv connectogram=graph.png ordered=ordered.png curves=curves.png");
      run("Cord Explorer...", "series=phantom mask=phantom_mask bands=slow3 point=17,18,3 output=seen.png table=seen.tsv"
          + " courses=courses.tsv");
      run("Cord Quality Report...", "series=phantom mask=phantom_mask motion=motion.tsv output=quality.html");
      run("Cord Pipeline Editor...", "pipeline=quick-look output=own.json macro=own.ijm edit=false");
      run("Cord Pipeline Macro...", "pipeline=quick-look output=look.ijm");
      study = "participant_id\\tgroup\\tage\\tALFF\\tscore\\n"; again = study;
      values = "participant_id\\tu1\\tu2\\n";
      for (i = 1; i <= 12; i++) {
        group = "control"; if (i > 6) group = "patient";
        row = "sub-" + i + "\\t" + group + "\\t" + (30 + (7 * i) % 12) + "\\t" + (10 + (5 * i) % 7) + "\\t";
        study = study + row + (3 + (5 * i) % 8) + "\\n"; again = again + row + (4 + (5 * i) % 8) + "\\n";
        values = values + "sub-" + i + "\\t" + (3 + (5 * i) % 8) + "\\t" + (4 + (7 * i) % 9) + "\\n";
        File.saveString("roi\\tmean\\na\\t" + i + "\\n", "sub-" + i + "_x.tsv");
      }
      File.saveString(values, "values.tsv"); File.saveString("universe\\tway\\nu1\\ta\\nu2\\tb\\n", "universes.tsv");
      File.saveString(study, "study.tsv"); File.saveString(again, "again.tsv");
      run("Cord Reliability...", "first=study.tsv second=again.tsv measures=score table=icc.tsv");
      run("Cord Collect Tables...", "participants=study.tsv tables={participant_id}_x.tsv columns=roi value=mean table=design.tsv");
      run("Cord Correlate...", "design=study.tsv predictor=ALFF outcome=score covariates=age permutations=100 bootstraps=200"
          + " table=correlations.tsv influence=influence.tsv matrix=design.png output=correlations.png");
      run("Cord Power...", "groups=2 effect=0.8 from=10 to=20 step=10 simulations=100 table=power.tsv output=power.png");
      run("Cord Group Compare...", "design=study.tsv formula=group contrast=[patient - control] maps=ALFF permutations=100 output=horns");
      run("Cord Specification Curve...", "values=values.tsv universes=universes.tsv design=study.tsv formula=group"
          + " contrast=[patient - control] permutations=50 output=curve");
      run("Cord Study Report...", "title=Two comparisons=horns output=study.html");
      run("Cord Phantom Cohort...", "subjects=2,2,2 volumes=40 missing=0 output=cohort");
      run("Open NIfTI...", "path=bids/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz");
      run("Cord Pipeline...", "series=sub-phantom_task-rest_bold pipeline=quick-look output=results");
      run("Cord Cohort...", "bids=bids pipeline=quick-look output=cohort-results");
      // once more: a file that takes the place of an older one is said too
      run("Cord Montage...", "image=phantom_mean output=montage.png");
      """;

  @TempDir Path folder;

  /** The keys of all commands that write files or folders: {@code LABEL KEY}. */
  private static Set<String> keys(final String... styles) {
    final Set<String> keys = new TreeSet<>();
    try (Context context = new Context(CommandService.class)) {
      for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
        for (final ModuleItem<?> item : info.inputs()) {
          // a dataset is read
          if (info.getDelegateClassName().startsWith("org.cordj.")
              && Set.of(styles).contains(String.valueOf(item.getWidgetStyle()))
              && !item.getName().equals("bids")) {
            keys.add(info.getMenuPath().getLeaf().getName() + " " + item.getName());
          }
        }
      }
    }
    return keys;
  }

  @Test
  void everyFileIsNamedInTheLog() throws IOException {
    final HostImageJ.Result result = HostImageJ.in(folder).runText(MACRO);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    final Set<String> files = keys("save");
    assertTrue(files.size() > 50, files.toString());
    final Set<String> left = keys("save", "directory");
    final Matcher call =
        Pattern.compile("run\\(\"([^\"]+)\", (\"[^;]*\")\\);").matcher(MACRO.replace("\n", " "));
    while (call.find()) {
      final String label = call.group(1);
      for (final String word : call.group(2).replace("\"", " ").split(" ")) {
        final String[] option = word.split("=", 2);
        if (!left.contains(label + " " + option[0])) {
          continue;
        }
        left.remove(label + " " + option[0]);
        final Path path = folder.toRealPath().resolve(option[1]);
        assertTrue(Files.exists(path), label + " " + path);
        if (files.contains(label + " " + option[0])) {
          final String line = label.replace("...", "") + ": written to " + path;
          assertTrue(result.out().lines().anyMatch(line::equals), line + "\n" + result.out());
        } else {
          assertTrue(
              result.out().lines().anyMatch(l -> l.endsWith(path.toString())),
              label + ": " + path + "\n" + result.out());
        }
      }
    }
    assertEquals(Set.of(), left, "calls that the macro lacks");
    assertEquals(2, result.out().split("montage.png", -1).length - 1);
  }

  @Test
  void whatWasNotWrittenIsNotClaimed() {
    final HostImageJ.Result result =
        HostImageJ.in(folder)
            .runText(
                """
                File.saveString("old", "m.png");
                run("Cord Phantom...", "volumes=20");
                run("Cord Montage...", "image=phantom_truth low=2 high=1 output=m.png");
                """);
    assertEquals(1, result.exitCode());
    assertFalse((result.out() + result.err()).contains("written to"), result.out());
  }

  @Test
  void aReportOpensInTheBrowserUnlessToldNotTo() {
    try (WindowImageJ imagej = WindowImageJ.start()) {
      imagej.run(
          """
          run("Cord Phantom...", "volumes=40");
          run("Cord Quality Report...", "series=phantom mask=phantom_mask output=[FOLDER/no.html] show=false");
          run("Cord Quality Report...", "series=phantom mask=phantom_mask output=[FOLDER/yes.html]");
          """
              .replace("FOLDER", folder.toString()));
      final List<String> pages = imagej.browsed(1);
      assertEquals(1, pages.size(), pages.toString());
      assertTrue(pages.get(0).endsWith("/yes.html"), pages.toString());
      final String log = imagej.run("return getInfo(\"log\");");
      assertTrue(log.contains("Cord Quality Report: written to " + folder.resolve("no.html")), log);
    }
  }
}
