// How good a run is, and what preprocessing does to it: outlying volumes, tSNR before and after,
// slices interpolated to one time, smoothing along the cord.
//
//   cordj quality.ijm                                  the phantom in test-images, into target/quality
//   cordj quality.ijm "series=BOLD.nii.gz mask=CORD.nii.gz motion=MOTION.tsv output=FOLDER"
//
// Keys of the argument, in any order; a value with blanks goes in [brackets]:
//   series   4-D run, NIfTI; slice timing needs SliceTiming in the sidecar beside it
//   mask     cord mask on the same grid, NIfTI
//   motion   table of motion, for framewise displacement (default: none)
//   drop     volumes to drop at the beginning (default 4)
//   output   folder for the results, made if it is not there
//
// On a run to be denoised, do so before the slice timing: regressors need each slice's own time.

var argument = getArgument();
phantom = "test-images/";
series = option("series", phantom + "sub-phantom/func/sub-phantom_task-rest_bold.nii.gz");
mask = option("mask", phantom + "derivatives/truth/sub-phantom/func/sub-phantom_task-rest_label-cord_mask.nii.gz");
motion = option("motion", "");
drop = option("drop", "4");
output = option("output", "target/quality");
if (!endsWith(output, "/")) output = output + "/";
setBatchMode(true);

run("Open NIfTI...", "path=[" + series + "]");
bold = nameOf(series);
run("Open NIfTI...", "path=[" + mask + "]");
cord = nameOf(mask);
makeFolder(output);

run("Cord Trim...", "series=[" + bold + "] first=" + drop);
kept = bold + "_trim";

measures = "dvars,refrms";
if (motion != "") measures = measures + ",framewise_displacement";
run("Cord Outliers...", "series=[" + kept + "] mask=[" + cord + "] measure=" + measures
    + " motion=[" + motion + "] table=[" + output + bold + "_confounds.tsv]"
    + " slices=[" + output + bold + "_slices.tsv] censor=[" + output + bold + "_censor.tsv]"
    + " output=[" + output + bold + "_outliers.png]");

run("Cord Slice Timing...", "series=[" + kept + "]");
timed = kept + "_timed";
run("Cord Smooth...", "series=[" + timed + "] mask=[" + cord + "] inplane=2 along=5");
smooth = timed + "_smooth";
run("Cord tSNR...", "series=[" + smooth + "] mask=[" + cord + "] before=[" + kept + "]"
    + " table=[" + output + bold + "_tSNR.tsv]");
run("Save NIfTI...", "image=[" + smooth + "] path=[" + output + smooth + ".nii.gz]");
run("Save NIfTI...", "image=[" + smooth + "_tSNR] path=[" + output + smooth + "_tSNR.nii.gz]");
run("Cord Mean...", "series=[" + kept + "]");
run("Cord Montage...", "image=[" + kept + "_mean] map=[" + smooth + "_tSNR_difference] mask=[" + cord + "]"
    + " title=[" + bold + ": gain of tSNR] unit=[tSNR after - before] colors=diverging"
    + " output=[" + output + bold + "_tSNR_gain.png]");

lines = split(File.openAsString(output + bold + "_tSNR.tsv"), "\n");
cells = split(lines[1], "\t");
print("Results are in " + output);
print("Median tSNR in the cord: " + cells[8] + " before, " + cells[6] + " after");

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
    if (end < 0) exit("quality: the value of " + key + " has an open bracket.");
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
