// Horns and quadrants of the cord, level by level.
//
//   cordj cord_rois.ijm                              the phantom in test-images, into target/rois
//   cordj cord_rois.ijm "series=T2S.nii.gz mask=CORD.nii.gz points=DISCS.tsv fit=contrast output=FOLDER"
//
// Keys of the argument, in any order; a value with blanks goes in [brackets]:
//   series   run or image on the mask's grid, NIfTI
//   mask     cord mask, NIfTI
//   points   table of known levels: the columns name (C2/C3, vertebral-C3, spinal-C5) and i, j, k
//            (voxels as shown, counted from 0) or x, y, z (mm)
//   fit      what places the horns: boundary (default) or contrast
//   output   folder for the results, made if it is not there

var argument = getArgument();
checkKeys();
setBatchMode(true);
given = has("series") || has("mask") || has("points");
series = option("series", "test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz", given);
mask = option("mask", "test-images/derivatives/truth/sub-phantom/func/sub-phantom_task-rest_label-cord_mask.nii.gz", given);
points = option("points", "", given);
fit = option("fit", "boundary", false);
output = option("output", "target/rois", false);
if (!endsWith(output, "/")) output = output + "/";
makeFolder(output);
if (points == "") {
  // the phantom's slices 1 and 4 lie at discs
  points = output + "discs.tsv";
  File.saveString("name\ti\tj\tk\nC5/C6\t20\t12\t4\nC6/C7\t20\t12\t1\n", points);
}

run("Open NIfTI...", "path=[" + series + "]");
image = nameOf(series);
run("Open NIfTI...", "path=[" + mask + "]");
cord = nameOf(mask);
run("Cord Levels...", "mask=[" + cord + "] points=[" + points + "] table=[" + output + "levels_table.tsv]");
run("Cord ROIs...", "series=[" + image + "] mask=[" + cord + "] kind=quadrants levels=[" + cord + "_levels] angles=[" + output + "angles.tsv] table=[" + output + "quadrants_table.tsv]");
run("Cord ROIs...", "series=[" + image + "] mask=[" + cord + "] kind=horns fit=" + fit + " soft=true table=[" + output + "horns_table.tsv]");
run("Save NIfTI...", "image=[" + cord + "_levels] path=[" + output + "levels.nii.gz]");
run("Save NIfTI...", "image=[" + cord + "_quadrants_levels] path=[" + output + "quadrants.nii.gz]");
run("Save NIfTI...", "image=[" + cord + "_horns] path=[" + output + "horns.nii.gz]");
run("Save NIfTI...", "image=[" + cord + "_horns_ventral-left] path=[" + output + "horns_ventral-left.nii.gz]");

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
    if (needed) exit("cord_rois needs " + key + "=PATH in its argument.");
    return default;
  }
  rest = substring(argument, indexOf(" " + argument, " " + key + "=") + lengthOf(key) + 1);
  if (startsWith(rest, "[")) {
    end = indexOf(rest, "]");
    if (end < 0) exit("cord_rois: the value of " + key + " has an open bracket.");
    return substring(rest, 1, end);
  }
  blank = indexOf(rest, " ");
  if (blank >= 0) rest = substring(rest, 0, blank);
  return rest;
}

function checkKeys() {
  legal = newArray("series", "mask", "points", "fit", "output");
  plain = replace(argument, "\\[[^\\]]*\\]", "x");
  words = split(plain, " ");
  for (w = 0; w < words.length; w++) {
    if (words[w] == "") continue;
    key = words[w];
    if (indexOf(key, "=") >= 0) key = substring(key, 0, indexOf(key, "="));
    found = false;
    for (k = 0; k < legal.length; k++) if (legal[k] == key) found = true;
    if (!found) exit("cord_rois has no key '" + key + "'; legal are series, mask, points, fit, output.");
  }
}

function makeFolder(path) {
  if (File.isDirectory(path)) return;
  parent = File.getParent(path);
  if (parent != "" && parent != path && !File.isDirectory(parent)) makeFolder(parent);
  File.makeDirectory(path);
  if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'; choose another output.");
}
