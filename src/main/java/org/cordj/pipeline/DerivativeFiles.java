package org.cordj.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordj.io.SafeFiles;

/**
 * What BIDS wants in a folder of derivatives beside dataset_description.json: a README, and {@code
 * .bidsignore}, which names the files that BIDS 1.10 has no rule for.
 */
final class DerivativeFiles {

  private static final String IGNORE =
      """
      # records, state and pages
      prov/
      .cordj/
      *.html
      # pictures
      *_figure.png
      # tables of the group level
      group_*
      desc-multiverse_*
      # names of the drafts for functional derivatives and connectivity, not yet of BIDS itself
      *_boldmap.*
      *_boldref.*
      *_timeseries.*
      *_relmat.*
      # tables by region, and the names of regions, which BIDS has for anatomical images only
      *_bold.tsv
      *_desc-ALFF_bold.json
      *_desc-tSNR_bold.json
      *_desc-dof_bold.json
      *_desc-ratio_bold.json
      *_desc-spectra_bold.json
      *_desc-ALFFx*_bold.json
      *_desc-tSNRx*_bold.json
      *_desc-dofx*_bold.json
      *_desc-ratiox*_bold.json
      *_desc-spectrax*_bold.json
      *_dseg.tsv
      """;

  private static final String README =
      """
      Derivatives made by CordJ's pipelines.

      sub-*/[ses-*/]func holds the results of each run under the run's own name: masks
      (label-cord_mask), regions (desc-quadrants_dseg with its names as .tsv), runs
      (desc-mc_bold motion-corrected, desc-denoised_bold), maps (desc-ALFF..._boldmap), courses
      (desc-confounds_timeseries.tsv), matrices (desc-..._relmat.tsv), tables by region
      (desc-..._bold.tsv) and pictures (desc-..._figure.png). A .json beside a file says what it
      is, its unit and its sources. A file called desc-manual is a correction by hand, which later
      runs use instead of the automatic one and never write. An x and ten digits at the end of desc
      tell the variants that a multiverse made of a file; group_desc-multiverse_universes.tsv lists
      its universes, group_desc-multiverse_values.tsv their values.

      sub-*.html shows a participant, group.html all of them. prov has a record of how each file
      was made, by which "cordj rerun" makes it again; .cordj is the pipeline's own memory.
      """;

  private DerivativeFiles() {}

  /** Writes those that are not there. */
  static void write(final Path folder) throws IOException {
    final Path ignore = folder.resolve(".bidsignore");
    if (!Files.exists(ignore)) {
      SafeFiles.writeText(ignore, IGNORE);
    }
    final Path readme = folder.resolve("README");
    if (!Files.exists(readme)) {
      SafeFiles.writeText(readme, README);
    }
  }
}
