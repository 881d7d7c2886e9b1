// The spinal cord from an image: centreline, mask, CSF ring, area along the cord, mosaic.
//
//   cordj segment_cord.ijm                       the phantom in test-images, into target/demo
//   cordj segment_cord.ijm "image=T2.nii.gz contrast=t2 output=FOLDER"
//
// Keys of the argument, in any order; a value with blanks goes in [brackets]:
//   image     4-D run or 3-D anatomical image, NIfTI
//   contrast  auto (default), t1, t2 or t2s
//   outer     the CSF ring reaches this many mm from the mask (default 3)
//   output    folder for the results, made if it is not there

var argument = getArgument();
checkKeys();
image = option("image", "test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz");
contrast = option("contrast", "auto");
outer = option("outer", "3");
output = option("output", "target/demo");
if (!endsWith(output, "/")) output = output + "/";
setBatchMode(true);

run("Open NIfTI...", "path=[" + image + "]");
name = nameOf(image);
makeFolder(output);
start = output + name;
run("Cord Centerline...", "series=[" + name + "] contrast=" + contrast
    + " table=[" + start + "_centerline.tsv] sct=[" + start + "_centerline.csv]");
run("Cord Mask...", "series=[" + name + "] contrast=" + contrast
    + " centerline=[" + start + "_centerline.tsv] table=[" + start + "_cord.tsv]");
cord = name + "_cord";
run("Save NIfTI...", "image=[" + cord + "] path=[" + start + "_cord.nii.gz]");
run("Cord CSF Ring...", "mask=[" + cord + "] outer=" + outer);
run("Save NIfTI...", "image=[" + cord + "_csf] path=[" + start + "_csf.nii.gz]");
run("Cord Area...", "mask=[" + cord + "] table=[" + start + "_area.tsv] output=[" + start + "_area.png]");

selectWindow(name);
Stack.getDimensions(width, height, channels, slices, frames);
shown = name;
if (frames > 1) {
  run("Cord Mean...", "series=[" + name + "]");
  shown = name + "_mean";
}
run("Cord Montage...", "image=[" + shown + "] mask=[" + cord + "] outline=true slices=1000"
    + " title=[" + name + ": cord mask] output=[" + start + "_mosaic.png]");
print("Results are in " + output);

function nameOf(path) {
  name = File.getName(path);
  if (endsWith(name, ".gz")) name = substring(name, 0, lengthOf(name) - 3);
  if (endsWith(name, ".nii")) name = substring(name, 0, lengthOf(name) - 4);
  return name;
}

// The value of a key of the argument, or what it is without it.
function option(key, default) {
  at = indexOf(" " + argument, " " + key + "=");
  if (at < 0) return default;
  rest = substring(argument, at + lengthOf(key) + 1);
  if (startsWith(rest, "[")) {
    end = indexOf(rest, "]");
    if (end < 0) exit("segment_cord: the value of " + key + " has an open bracket.");
    return substring(rest, 1, end);
  }
  blank = indexOf(rest, " ");
  if (blank >= 0) rest = substring(rest, 0, blank);
  return rest;
}

function checkKeys() {
  legal = newArray("image", "contrast", "outer", "output");
  plain = replace(argument, "\\[[^\\]]*\\]", "x");
  words = split(plain, " ");
  for (w = 0; w < words.length; w++) {
    if (words[w] == "") continue;
    key = words[w];
    if (indexOf(key, "=") >= 0) key = substring(key, 0, indexOf(key, "="));
    found = false;
    for (k = 0; k < legal.length; k++) if (legal[k] == key) found = true;
    if (!found) exit("segment_cord has no key '" + key + "'; legal are image, contrast, outer, output.");
  }
}

function makeFolder(path) {
  if (File.isDirectory(path)) return;
  parent = File.getParent(path);
  if (parent != "" && parent != path && !File.isDirectory(parent)) makeFolder(parent);
  File.makeDirectory(path);
  if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'; choose another output.");
}
