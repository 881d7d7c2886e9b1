// Resting-state fMRI of the spinal cord: from a NIfTI run to ALFF maps, a table and pictures.
//
//   cordj resting_state.ijm                           the phantom in test-images, into target/demo
//   cordj resting_state.ijm "series=BOLD.nii.gz mask=CORD.nii.gz output=FOLDER"
//   cordj resting_state.ijm "output=FOLDER bands=slow4"      the phantom again
//
// Keys of the argument, in any order; a value with blanks goes in [brackets]:
//   series   4-D run, NIfTI; a BIDS bold file, denoised and not band-passed
//   mask     cord mask on the same grid, NIfTI
//   rois     regions for the spectra, NIfTI with a .tsv of names beside it (default: the quadrants)
//   bands    default slow5,slow4,slow3,0.01-0.198
//   tr       repetition time in seconds, where the file has none
//   truth    table of the planted and expected ALFF of the quadrants, where it is known
//   output   folder for the results, made if it is not there

var argument = getArgument();
checkKeys();
phantom = "test-images/";
truthfolder = phantom + "derivatives/truth/sub-phantom/func/sub-phantom_task-rest_";
given = has("series") || has("mask");
series = option("series", phantom + "sub-phantom/func/sub-phantom_task-rest_bold.nii.gz", given);
mask = option("mask", truthfolder + "label-cord_mask.nii.gz", given);
rois = option("rois", truthfolder + "desc-horns_dseg.nii.gz", false);
truth = option("truth", truthfolder + "desc-quadrants_truth.tsv", false);
if (given && !has("rois")) rois = "";
if (given && !has("truth")) truth = "";
bands = replace(option("bands", "slow5,slow4,slow3,0.01-0.198", false), " ", "");
tr = option("tr", "0", false);
output = option("output", "target/demo", false);
if (!endsWith(output, "/")) output = output + "/";
setBatchMode(true);

run("Open NIfTI...", "path=[" + series + "] tr=" + tr);
bold = nameOf(series);
run("Open NIfTI...", "path=[" + mask + "]");
cord = nameOf(mask);
run("Cord ROIs...", "series=[" + bold + "] mask=[" + cord + "] kind=quadrants");
quadrants = cord + "_quadrants";
regions = quadrants;
if (rois != "") {
  run("Open NIfTI...", "path=[" + rois + "]");
  regions = nameOf(rois);
}

// The output folder is made when ALFF is done: a band that is refused leaves nothing behind.
unplaced = getDirectory("temp") + "cordj-" + getTime() + ".tsv";
run("Cord ALFF...", "series=[" + bold + "] mask=[" + cord + "] bands=[" + bands + "]"
    + " measures=ALFF,fALFF,mALFF rois=[" + quadrants + "] table=[" + unplaced + "]");
makeFolder(output);
table = output + bold + "_ALFF.tsv";
File.copy(unplaced, table);
done = File.delete(unplaced);
names = split(bands, ",");
measures = newArray("ALFF", "fALFF", "mALFF");
for (b = 0; b < names.length; b++) {
  for (m = 0; m < measures.length; m++) {
    title = bold + "_" + measures[m] + "_" + names[b];
    run("Save NIfTI...", "image=[" + title + "] path=[" + output + title + ".nii.gz]");
  }
}
run("Save NIfTI...", "image=[" + quadrants + "] path=[" + output + bold + "_quadrants.nii.gz]");

run("Cord Mean...", "series=[" + bold + "]");
run("Cord Montage...", "image=[" + bold + "_mean] rois=[" + quadrants + "]"
    + " title=[" + bold + ": quadrants on the mean image] unit=[mean signal (scanner units)]"
    + " output=[" + output + bold + "_quadrants.png]");
last = names[names.length - 1];
label = last;
if (indexOf(last, "-") > 0) label = last + " Hz";
run("Cord Montage...", "image=[" + bold + "_mean] map=[" + bold + "_ALFF_" + last + "]"
    + " mask=[" + cord + "] title=[" + bold + ": ALFF, " + label + "]"
    + " unit=[ALFF " + label + " (signal units)]"
    + " output=[" + output + bold + "_ALFF_" + last + ".png]");
run("Cord Spectrum...", "series=[" + bold + "] mask=[" + cord + "] rois=[" + regions + "]"
    + " bands=[" + bands + "]" + " output=[" + output + bold + "_spectra.png]"
    + " table=[" + output + bold + "_spectra.tsv]");

print("Results are in " + output);
// Thermal noise adds to ALFF everywhere alike, so with noise a ratio lies nearer to 1 than planted.
run("Cord Region Ratio...", "path=[" + table + "] above=ventral below=dorsal truth=[" + truth + "]"
    + " table=[" + output + bold + "_ratio.tsv]");

function nameOf(path) {
  name = File.getName(path);
  if (endsWith(name, ".gz")) name = substring(name, 0, lengthOf(name) - 3);
  if (endsWith(name, ".nii")) name = substring(name, 0, lengthOf(name) - 4);
  return name;
}

function has(key) {
  if (indexOf(" " + argument, " " + key + "=") >= 0) return true;
  return false;
}

// The value of a key of the argument; what it is without it, unless it is needed.
function option(key, default, needed) {
  if (!has(key)) {
    if (needed) exit("resting_state needs " + key + "=PATH in its argument.");
    return default;
  }
  rest = substring(argument, indexOf(" " + argument, " " + key + "=") + lengthOf(key) + 1);
  if (startsWith(rest, "[")) {
    end = indexOf(rest, "]");
    if (end < 0) exit("resting_state: the value of " + key + " has an open bracket.");
    return substring(rest, 1, end);
  }
  blank = indexOf(rest, " ");
  if (blank >= 0) rest = substring(rest, 0, blank);
  return rest;
}

function checkKeys() {
  legal = newArray("series", "mask", "rois", "bands", "tr", "truth", "output");
  plain = replace(argument, "\\[[^\\]]*\\]", "x");
  words = split(plain, " ");
  for (w = 0; w < words.length; w++) {
    if (words[w] == "") continue;
    key = words[w];
    if (indexOf(key, "=") >= 0) key = substring(key, 0, indexOf(key, "="));
    found = false;
    for (k = 0; k < legal.length; k++) if (legal[k] == key) found = true;
    if (!found) exit("resting_state has no key '" + key + "'; legal are series, mask, rois, bands, tr, truth, output.");
  }
}

function makeFolder(path) {
  if (File.isDirectory(path)) return;
  parent = File.getParent(path);
  if (parent != "" && parent != path && !File.isDirectory(parent)) makeFolder(parent);
  File.makeDirectory(path);
  if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'; choose another output.");
}
