// A moving, breathing run from the scanner to clean maps: volumes dropped, motion corrected slice by
// slice, outliers, physiology and CSF regressed out in one fit, ALFF by horn, reports to look at.
//
//   cordj clean_run.ijm                                  a phantom that moves and breathes, into target/clean
//   cordj clean_run.ijm "series=BOLD.nii.gz mask=CORD.nii.gz output=FOLDER"
//
// Keys of the argument, in any order; a value with blanks goes in [brackets]:
//   series   4-D run, NIfTI, with its BIDS sidecar; _physio.tsv.gz beside it is used
//   mask     cord mask on the same grid, NIfTI (default: found in the run)
//   drop     volumes to drop at the beginning (default 4)
//   output   folder for the results, made if it is not there

var argument = getArgument();
series = option("series", "");
mask = option("mask", "");
drop = option("drop", "4");
output = option("output", "target/clean");
if (!endsWith(output, "/")) output = output + "/";
setBatchMode(true);
makeFolder(output);

if (series == "") {
  run("Cord Phantom...", "volumes=150 tsnr=25 motion=true physio=true output=[" + output + "phantom]");
  series = output + "phantom/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz";
  mask = output + "phantom/derivatives/truth/sub-phantom/func/sub-phantom_task-rest_label-cord_mask.nii.gz";
  close("*");
}
run("Open NIfTI...", "path=[" + series + "]");
bold = nameOf(series);
stem = output + bold;
if (mask == "") {
  run("Cord Mask...", "series=[" + bold + "] contrast=t2s");
  cord = bold + "_cord";
} else {
  run("Open NIfTI...", "path=[" + mask + "]");
  cord = nameOf(mask);
}

run("Cord Trim...", "series=[" + bold + "] first=" + drop);
kept = bold + "_trim";
run("Cord Motion Correction...", "series=[" + kept + "] mask=[" + cord + "] table=[" + stem + "_motion.tsv]"
    + " output=[" + stem + "_motion.png]");
still = kept + "_mc";
run("Cord Outliers...", "series=[" + still + "] mask=[" + cord + "] measure=dvars,refrms,framewise_displacement"
    + " motion=[" + stem + "_motion.tsv] table=[" + stem + "_outliers.tsv] censor=[" + stem + "_censor.tsv]");
run("Cord Quality Report...", "series=[" + still + "] mask=[" + cord + "] before=[" + kept + "]"
    + " motion=[" + stem + "_motion.tsv] measure=dvars,refrms,framewise_displacement output=[" + stem + "_quality.html]");

// physiology at each slice's own time, and the mean of the CSF around the cord
run("Cord CSF Ring...", "series=[" + still + "] mask=[" + cord + "] inner=0 outer=4");
run("Cord Confounds...", "series=[" + still + "] mask=[" + cord + "] csf=[" + cord + "_csf] components=mean"
    + " physio=auto cardiac=2 respiratory=2 interaction=1 motion=[" + stem + "_motion.tsv]"
    + " table=[" + stem + "_confounds.tsv]");
run("Cord Denoise...", "series=[" + still + "] mask=[" + cord + "] confounds=[" + stem + "_confounds.tsv]"
    + " drift=quadratic table=[" + stem + "_fits.tsv]");
clean = still + "_denoised";
run("Cord Carpet Plot...", "series=[" + still + "] mask=[" + cord + "] after=[" + clean + "]"
    + " confounds=[" + stem + "_confounds.tsv] censor=[" + stem + "_censor.tsv] output=[" + stem + "_carpet.png]");
run("Save NIfTI...", "image=[" + clean + "] path=[" + stem + "_clean.nii.gz]");

run("Cord ROIs...", "series=[" + still + "] mask=[" + cord + "] kind=horns");
run("Cord ALFF...", "series=[" + clean + "] mask=[" + cord + "] bands=0.01-0.198 measures=ALFF,pALFF,mALFF"
    + " rois=[" + cord + "_horns] table=[" + stem + "_ALFF.tsv]");
run("Cord tSNR...", "series=[" + clean + "] mask=[" + cord + "] before=[" + kept + "] table=[" + stem + "_tSNR.tsv]");

cells = split(File.openAsString(stem + "_tSNR.tsv"), "\n");
cells = split(cells[1], "\t");
print("Median tSNR in the cord: " + d2s(parseFloat(cells[8]), 2) + " as scanned, " + d2s(parseFloat(cells[6]), 2) + " denoised");
fits = split(File.openAsString(stem + "_fits.tsv"), "\n");
cells = split(fits[1], "\t");
print("Degrees of freedom left in slice " + cells[0] + ": " + cells[4] + " of " + cells[1] + " volumes");
print("Results are in " + output);

function nameOf(path) {
  name = File.getName(path);
  if (endsWith(name, ".gz")) name = substring(name, 0, lengthOf(name) - 3);
  if (endsWith(name, ".nii")) name = substring(name, 0, lengthOf(name) - 4);
  return name;
}

// The value of a key of the argument; what it is without it.
function option(key, default) {
  at = indexOf(" " + argument, " " + key + "=");
  if (at < 0) return default;
  rest = substring(argument, at + lengthOf(key) + 1);
  if (startsWith(rest, "[")) {
    end = indexOf(rest, "]");
    if (end < 0) exit("clean_run: the value of " + key + " has an open bracket.");
    return substring(rest, 1, end);
  }
  blank = indexOf(rest, " ");
  if (blank >= 0) rest = substring(rest, 0, blank);
  return rest;
}

function makeFolder(path) {
  if (File.isDirectory(path)) return;
  parent = File.getParent(path);
  if (parent != "" && parent != path && !File.isDirectory(parent)) makeFolder(parent);
  File.makeDirectory(path);
  if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'; choose another output.");
}
