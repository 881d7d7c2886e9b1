// Holds the cord of a run still, and tells how much steadier it became.
//
//   cordj motion.ijm                                     a phantom that moves, into target/motion
//   cordj motion.ijm "series=BOLD.nii.gz mask=CORD.nii.gz output=FOLDER"
//
// The folder gets the corrected run (_mc), the motion of each slice as table and picture. The same
// table can be applied to another echo of the run with the key use of Cord Motion Correction.

var argument = getArgument();
series = option("series", "");
mask = option("mask", "");
output = option("output", "target/motion");
setBatchMode(true);

if (series == "") {
  run("Cord Phantom...", "volumes=120 tsnr=25 motion=true randomseed=3");
  bold = "phantom";
  cord = "phantom_mask";
} else {
  run("Open NIfTI...", "path=[" + series + "]");
  bold = nameOf(series);
  run("Open NIfTI...", "path=[" + mask + "]");
  cord = nameOf(mask);
}
makeFolder(output);
stem = output + "/" + bold;
run("Cord Motion Correction...", "series=[" + bold + "] mask=[" + cord + "] table=[" + stem
    + "_motion.tsv] output=[" + stem + "_motion.png]");
run("Save NIfTI...", "image=[" + bold + "_mc] path=[" + stem + "_mc.nii.gz]");
before = tsnr(bold, cord);
after = tsnr(bold + "_mc", cord);
print("Mean tSNR of the cord " + d2s(before, 2) + ", after motion correction " + d2s(after, 2));

// The mean over a mask of each voxel's mean over its SD.
function tsnr(image, region) {
  selectImage(region);
  getDimensions(width, height, channels, slices, frames);
  sum = 0;
  count = 0;
  selectImage(image);
  volumes = nSlices / slices;
  for (z = 1; z <= slices; z++) {
    selectImage(region);
    setSlice(z);
    inside = newArray(width * height);
    for (i = 0; i < inside.length; i++) inside[i] = getPixel(i % width, floor(i / width));
    s = newArray(inside.length);
    q = newArray(inside.length);
    selectImage(image);
    for (t = 1; t <= volumes; t++) {
      Stack.setPosition(1, z, t);
      for (i = 0; i < inside.length; i++) {
        if (inside[i] > 0) {
          v = getPixel(i % width, floor(i / width));
          s[i] += v;
          q[i] += v * v;
        }
      }
    }
    for (i = 0; i < inside.length; i++) {
      if (inside[i] > 0) {
        m = s[i] / volumes;
        sd = sqrt((q[i] - volumes * m * m) / (volumes - 1));
        sum += m / sd;
        count++;
      }
    }
  }
  return sum / count;
}

function nameOf(path) {
  name = File.getName(path);
  if (endsWith(name, ".gz")) name = substring(name, 0, lengthOf(name) - 3);
  if (endsWith(name, ".nii")) name = substring(name, 0, lengthOf(name) - 4);
  return name;
}

function makeFolder(path) {
  parts = split(path, "/");
  folder = "";
  if (startsWith(path, "/")) folder = "/";
  for (p = 0; p < parts.length; p++) {
    folder = folder + parts[p] + "/";
    if (!File.exists(folder)) File.makeDirectory(folder);
  }
}

function option(key, otherwise) {
  at = indexOf(" " + argument, " " + key + "=");
  if (at < 0) return otherwise;
  value = substring(argument, at + lengthOf(key) + 1);
  end = indexOf(value, " ");
  if (startsWith(value, "[")) {
    end = indexOf(value, "]");
    return substring(value, 1, end);
  }
  if (end < 0) return value;
  return substring(value, 0, end);
}
