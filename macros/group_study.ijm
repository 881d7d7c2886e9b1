// A group study from runs to results: for each participant ALFF maps, the ALFF of the four horns, their
// correlations and the metrics of their graph, then one table with a row a participant (design.tsv, with
// the names of the maps), the groups compared by permutation, fatigue against ALFF, and a page that shows
// it all (study.html).
//
//   cordj group_study.ijm                        44 phantoms with a planted effect, into study
//   cordj group_study.ijm "effect=0 coupling=0"  the same without: whatever is found is chance
//   cordj group_study.ijm "data=BIDS output=FOLDER"
//
// Keys of the argument, in any order; a value with blanks goes in [brackets]:
//   data        BIDS dataset with participants.tsv (participant_id, group, fatigue), runs called
//               sub-X/func/sub-X_task-rest_bold.nii.gz, denoised and not band-passed, all alike in
//               their grid where maps are to be compared (see Cord To Template...); without it a
//               cohort of phantoms is made in OUTPUT/data. Cord masks are those in derivatives/truth,
//               where there are some, else they are found
//   subjects, volumes, effect, coupling, confound, missing, randomseed   of the phantoms, see Cord
//               Phantom Cohort...
//   band        of ALFF (default 0.01-0.1)
//   maps        yes: the ALFF maps are compared voxel by voxel too, which needs one grid (default: of
//               phantoms yes, of data no)
//   permutations   of the comparisons (default 5000)
//   output      folder for the results, made if it is not there (default study)

var argument = getArgument();
var edges;
checkKeys();
output = option("output", "study");
if (!endsWith(output, "/")) output = output + "/";
band = option("band", "0.01-0.1");
data = option("data", "");
maps = option("maps", "");
if (maps == "" && data == "") maps = "yes";
if (maps == "") maps = "no";
if (maps != "yes" && maps != "no") exit("maps is '" + maps + "'; choose yes or no.");
edges = split(band, "-");
if (edges.length != 2) exit("band is '" + band + "'; give its edges in Hz, such as 0.01-0.1.");
setBatchMode(true);
makeFolder(output);
if (data == "") {
  data = output + "data";
  run("Cord Phantom Cohort...", "subjects=" + option("subjects", "15,15,14") + " volumes=" + option("volumes", "120")
      + " effect=" + option("effect", "0.3") + " coupling=" + option("coupling", "0.6")
      + " confound=" + option("confound", "0") + " missing=" + option("missing", "3")
      + " randomseed=" + option("randomseed", "1") + " output=[" + data + "]");
}
if (!endsWith(data, "/")) data = data + "/";

lines = split(File.openAsString(data + "participants.tsv"), "\n");
header = split(lines[0], "\t");
idAt = columnOf(header, "participant_id");
for (p = 1; p < lines.length; p++) {
  cells = split(lines[p], "\t");
  participant(cells[idAt]);
  if (p == 1) first = cells[idAt];
}

// one table: who they are, the mean ALFF of each horn, Fisher's z of each pair
run("Cord Collect Tables...", "participants=[" + data + "participants.tsv]"
    + " tables=[" + output + "{participant_id}_ALFF.tsv] columns=measure,roi value=mean"
    + " table=[" + output + "participants_ALFF.tsv]");
run("Cord Collect Tables...", "participants=[" + output + "participants_ALFF.tsv]"
    + " tables=[" + output + "{participant_id}_edges.tsv] columns=roi_a,roi_b value=z"
    + " table=[" + output + "participants_edges.tsv]");
run("Cord Collect Tables...", "participants=[" + output + "participants_edges.tsv]"
    + " tables=[" + output + "{participant_id}_graph.tsv] columns=threshold value=strength,efficiency"
    + " table=[" + output + "participants_measures.tsv]");
design(output + "participants_measures.tsv", output + "design.tsv");
describe(output + "participants_ALFF.tsv");

// the second level: the horns and their correlations between groups, and who is tired
permutations = option("permutations", "5000");
model = " formula=[group + age + sex] contrast=[nonopioid - control] missing=omit"
    + " permutations=" + permutations + " randomseed=1";
study = "design=[" + output + "design.tsv]" + model;
folders = newArray("compare_ALFF", "compare_mALFF", "compare_connectivity", "compare_network", "compare_graph");
run("Cord Group Compare...", study + " maps=ALFF_ventral-*,ALFF_dorsal-* correction=fwe"
    + " output=[" + output + "compare_ALFF]");
// mALFF is relative: beside ALFF it is told what its mean forces
run("Cord Group Compare...", study + " maps=ALFF_ventral-*,ALFF_dorsal-*,mALFF_ventral-*,mALFF_dorsal-*"
    + " correction=fwe output=[" + output + "compare_mALFF]");
run("Cord Group Compare...", study + " maps=dorsal-*,ventral-* correction=fwe"
    + " output=[" + output + "compare_connectivity]");
run("Cord Group Compare...", study + " maps=matrix correction=nbs threshold=0.05"
    + " output=[" + output + "compare_network]");
run("Cord Group Compare...", study + " maps=strength_none,efficiency_none correction=fwe"
    + " output=[" + output + "compare_graph]");
background = "";
if (maps == "yes") {
  run("Open NIfTI...", "path=[" + output + first + "_horns.nii.gz]");
  run("Cord Group Compare...", study + " maps=ALFF_map correction=cluster rois=[" + first + "_horns]"
      + " output=[" + output + "compare_maps]");
  close("*");
  folders = Array.concat(folders, "compare_maps");
  run("Open NIfTI...", "path=[" + data + first + "/func/" + first + "_task-rest_bold.nii.gz]");
  run("Cord Mean...", "series=[" + first + "_task-rest_bold]");
  run("Save NIfTI...", "image=[" + first + "_task-rest_bold_mean] path=[" + output + first + "_mean.nii.gz]");
  close("*");
  background = " background=[" + output + first + "_mean.nii.gz]";
}
run("Cord Correlate...", "design=[" + output + "design.tsv] predictor=fatigue"
    + " outcome=ALFF_ventral-left,ALFF_ventral-right,ALFF_dorsal-left,ALFF_dorsal-right covariates=age missing=omit"
    + " permutations=" + permutations + " randomseed=1 table=[" + output + "fatigue.tsv] output=[" + output + "fatigue.png]");
comparisons = "";
for (f = 0; f < folders.length; f++) {
  if (f > 0) comparisons = comparisons + ",";
  comparisons = comparisons + output + folders[f];
}
run("Cord Study Report...", "title=[Group study: nonopioid and control] comparisons=[" + comparisons + "]"
    + " correlations=[" + output + "fatigue.tsv]" + background + " output=[" + output + "study.html]");
print("Results are in " + output);

// The first level: one participant's maps and table.
function participant(id) {
  bold = id + "_task-rest_bold";
  run("Open NIfTI...", "path=[" + data + id + "/func/" + bold + ".nii.gz]");
  mask = data + "derivatives/truth/" + id + "/func/" + id + "_task-rest_label-cord_mask.nii.gz";
  if (File.exists(mask)) {
    run("Open NIfTI...", "path=[" + mask + "]");
    cord = id + "_task-rest_label-cord_mask";
  } else {
    run("Cord Mask...", "series=[" + bold + "] contrast=t2s");
    cord = bold + "_cord";
  }
  run("Cord ROIs...", "series=[" + bold + "] mask=[" + cord + "] kind=horns");
  horns = cord + "_horns";
  run("Cord ALFF...", "series=[" + bold + "] mask=[" + cord + "] bands=" + band + " measures=ALFF,mALFF"
      + " rois=[" + horns + "] table=[" + output + id + "_ALFF.tsv]");
  run("Save NIfTI...", "image=[" + bold + "_ALFF_" + band + "] path=[" + output + id + "_ALFF.nii.gz]");
  run("Save NIfTI...", "image=[" + bold + "_mALFF_" + band + "] path=[" + output + id + "_mALFF.nii.gz]");
  run("Save NIfTI...", "image=[" + horns + "] path=[" + output + id + "_horns.nii.gz]");
  // correlations of the horns in the band, with the degrees of freedom that trend and band leave
  run("Cord Denoise...", "series=[" + bold + "] mask=[" + cord + "] drift=quadratic"
      + " low=" + edges[0] + " high=" + edges[1]);
  run("Cord ROI Connectivity...", "series=[" + bold + "_denoised] rois=[" + horns + "]"
      + " table=[" + output + id + "_r.tsv] edges=[" + output + id + "_edges.tsv]");
  // the four horns as a graph; the size of a correlation is the weight of an edge
  run("Cord Graph Metrics...", "matrix=[" + output + id + "_r.tsv] negative=absolute"
      + " table=[" + output + id + "_graph.tsv]");
  close("*");
}

// The same table with columns that name each participant's maps, from the folder of the table.
function design(from, to) {
  lines = split(File.openAsString(from), "\n");
  header = split(lines[0], "\t");
  idAt = columnOf(header, "participant_id");
  text = lines[0] + "\tALFF_map\tmALFF_map\tmatrix\n";
  for (p = 1; p < lines.length; p++) {
    cells = split(lines[p], "\t");
    text = text + lines[p] + "\t" + cells[idAt] + "_ALFF.nii.gz\t" + cells[idAt] + "_mALFF.nii.gz\t" + cells[idAt] + "_r.tsv\n";
  }
  File.saveString(text, to);
}

// The groups' means of ventral and dorsal ALFF (over the two sides), and ventral ALFF against fatigue.
function describe(path) {
  lines = split(File.openAsString(path), "\n");
  header = split(lines[0], "\t");
  groupAt = columnOf(header, "group");
  fatigueAt = columnOf(header, "fatigue");
  vl = columnOf(header, "ALFF_ventral-left");
  vr = columnOf(header, "ALFF_ventral-right");
  dl = columnOf(header, "ALFF_dorsal-left");
  dr = columnOf(header, "ALFF_dorsal-right");
  names = newArray(0);
  for (p = 1; p < lines.length; p++) {
    cells = split(lines[p], "\t");
    known = false;
    for (g = 0; g < names.length; g++) if (names[g] == cells[groupAt]) known = true;
    if (!known) names = Array.concat(names, cells[groupAt]);
  }
  for (g = 0; g < names.length; g++) {
    n = 0;
    ventral = 0;
    dorsal = 0;
    for (p = 1; p < lines.length; p++) {
      cells = split(lines[p], "\t");
      if (cells[groupAt] == names[g]) {
        n += 1;
        ventral += (parseFloat(cells[vl]) + parseFloat(cells[vr])) / 2;
        dorsal += (parseFloat(cells[dl]) + parseFloat(cells[dr])) / 2;
      }
    }
    print("Group " + names[g] + ", " + n + " participants: ALFF ventral " + d2s(ventral / n, 2)
        + ", dorsal " + d2s(dorsal / n, 2) + ", ratio " + d2s(ventral / dorsal, 3));
  }
  xs = newArray(0);
  ys = newArray(0);
  for (p = 1; p < lines.length; p++) {
    cells = split(lines[p], "\t");
    if (cells[fatigueAt] != "n/a") {
      xs = Array.concat(xs, parseFloat(cells[fatigueAt]));
      ys = Array.concat(ys, (parseFloat(cells[vl]) + parseFloat(cells[vr])) / 2);
    }
  }
  print("Fatigue and ventral ALFF, " + xs.length + " participants with both: r = " + d2s(correlation(xs, ys), 3));
}

function correlation(xs, ys) {
  Array.getStatistics(xs, low, high, meanX, sdX);
  Array.getStatistics(ys, low, high, meanY, sdY);
  sum = 0;
  for (i = 0; i < xs.length; i++) sum += (xs[i] - meanX) * (ys[i] - meanY);
  return sum / (xs.length - 1) / sdX / sdY;
}

function columnOf(header, name) {
  for (c = 0; c < header.length; c++) {
    if (header[c] == name) return c;
  }
  exit("There is no column '" + name + "'.");
}

// The value of a key of the argument; what it is without it.
function option(key, default) {
  at = indexOf(" " + argument, " " + key + "=");
  if (at < 0) return default;
  rest = substring(argument, at + lengthOf(key) + 1);
  if (startsWith(rest, "[")) {
    end = indexOf(rest, "]");
    if (end < 0) exit("group_study: the value of " + key + " has an open bracket.");
    return substring(rest, 1, end);
  }
  blank = indexOf(rest, " ");
  if (blank >= 0) rest = substring(rest, 0, blank);
  return rest;
}

function checkKeys() {
  legal = newArray("data", "subjects", "volumes", "effect", "coupling", "confound", "missing", "randomseed", "band", "maps", "permutations", "output");
  plain = replace(argument, "\\[[^\\]]*\\]", "x");
  words = split(plain, " ");
  for (w = 0; w < words.length; w++) {
    if (words[w] == "") continue;
    key = words[w];
    if (indexOf(key, "=") >= 0) key = substring(key, 0, indexOf(key, "="));
    found = false;
    for (k = 0; k < legal.length; k++) if (legal[k] == key) found = true;
    if (!found) exit("group_study has no key '" + key + "'; legal are " + String.join(legal, ", ") + ".");
  }
}

function makeFolder(path) {
  if (File.isDirectory(path)) return;
  parent = File.getParent(path);
  if (parent != "" && parent != path && !File.isDirectory(parent)) makeFolder(parent);
  File.makeDirectory(path);
  if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'; choose another output.");
}
