// Connectivity of a spinal-cord run: one fit with the band in it, correlations of the horns, a seed map.
//
//   cordj connectivity.ijm                                   the phantom in test-images, into target/demo
//   cordj connectivity.ijm "BOLD.nii.gz CORD_MASK.nii.gz FOLDER"   three paths without blanks
//
// Give the run after motion correction and before slice timing. The folder gets the matrix, all pairs, the
// pairs of horns, the heat map, and maps of the correlation with the left dorsal horn.

phantom = "test-images/";
bold = phantom + "sub-phantom/func/sub-phantom_task-rest_bold.nii.gz";
cord = phantom + "derivatives/truth/sub-phantom/func/sub-phantom_task-rest_label-cord_mask.nii.gz";
output = "target/demo";
words = split(getArgument(), " ");
if (words.length == 3) {
  bold = words[0];
  cord = words[1];
  output = words[2];
} else if (words.length > 0) {
  exit("connectivity needs three paths: the run, its cord mask and a folder; or none.");
}
if (!File.isDirectory(output)) File.makeDirectory(output);
if (!endsWith(output, "/")) output = output + "/";
setBatchMode(true);

run("Open NIfTI...", "path=[" + bold + "]");
series = nameOf(bold);
run("Open NIfTI...", "path=[" + cord + "]");
mask = nameOf(cord);
run("Cord ROIs...", "series=[" + series + "] mask=[" + mask + "] kind=horns");
rois = mask + "_horns";

// confounds and band leave in one fit; the result knows what they took
run("Cord CSF Ring...", "series=[" + series + "] mask=[" + mask + "] inner=0 outer=4");
confounds = output + series + "_desc-confounds_timeseries.tsv";
run("Cord Confounds...", "series=[" + series + "] mask=[" + mask + "] csf=[" + mask + "_csf]"
    + " components=mean table=[" + confounds + "]");
run("Cord Denoise...", "series=[" + series + "] mask=[" + mask + "] confounds=[" + confounds + "]"
    + " drift=quadratic low=0.01 high=0.1");
selectImage(series + "_denoised");
rename(series + "_band");
clean = series + "_band";

name = output + series;
run("Cord ROI Connectivity...", "series=[" + clean + "] rois=[" + rois + "] table=[" + name + "_r.tsv]"
    + " edges=[" + name + "_edges.tsv] horns=[" + name + "_horns.tsv] output=[" + name + "_r.png]");

// within and between slices
run("Cord ROI Connectivity...", "series=[" + clean + "] rois=[" + rois + "] average=apart"
    + " horns=[" + name + "_apart.tsv]");

// without the band the noise above it is known: correlations without it beside the plain ones
run("Cord Denoise...", "series=[" + series + "] mask=[" + mask + "] confounds=[" + confounds + "]"
    + " drift=quadratic");
run("Cord ROI Connectivity...", "series=[" + series + "_denoised] rois=[" + rois + "] band=0.01-0.08"
    + " edges=[" + name + "_noise.tsv]");

run("Cord Seed Map...", "series=[" + clean + "] mask=[" + mask + "] rois=[" + rois + "] region=dorsal-left"
    + " lags=3 threshold=fdr level=0.05");
run("Save NIfTI...", "image=[" + clean + "_seed_z] path=[" + name + "_seed_z.nii.gz]");
print("Results are in " + output);

function nameOf(path) {
  name = File.getName(path);
  if (endsWith(name, ".gz")) name = substring(name, 0, lengthOf(name) - 3);
  if (endsWith(name, ".nii")) name = substring(name, 0, lengthOf(name) - 4);
  return name;
}
