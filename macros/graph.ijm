// Graph metrics of a matrix of regions: tables, the graph drawn in the cord, the matrix by level,
// metrics over densities.
//
//   cordj graph.ijm                              a matrix made here, into target/graph
//   cordj graph.ijm "matrix=CONNECTIVITY.tsv thresholds=density:0.1-0.4:0.05 nulls=100 output=FOLDER"
//
// Keys of the argument, in any order; a value with blanks goes in [brackets]:
//   matrix      table of weights with the regions' names in its header and first column, such as that
//               of Cord ROI Connectivity...
//   thresholds  none, density:FROM-TO:STEP or absolute:FROM-TO:STEP (default density:0.1-0.4:0.05)
//   nulls       random graphs to compare with (default 20)
//   output      folder for the results, made if it is not there

var argument = getArgument();
checkKeys();
setBatchMode(true);
output = option("output", "target/graph");
thresholds = option("thresholds", "density:0.1-0.4:0.05");
nulls = option("nulls", "20");
matrix = option("matrix", "");
if (!endsWith(output, "/")) output = output + "/";
makeFolder(output);
if (matrix == "") {
  matrix = output + "made.tsv";
  makeMatrix(matrix);
}
run("Cord Graph Metrics...", "matrix=[" + matrix + "] thresholds=" + thresholds + " nulls=" + nulls
  + " randomseed=1 table=[" + output + "graph.tsv] nodes=[" + output + "nodes.tsv] richclub=["
  + output + "rich_club.tsv] connectogram=[" + output + "connectogram.png] ordered=[" + output
  + "matrix.png] curves=[" + output + "curves.png]");

// Correlations as a cord has them: horns of one kind go together within a level, less so from level
// to level; the same numbers each time.
function makeMatrix(path) {
  horns = newArray("dorsal-left", "dorsal-right", "ventral-left", "ventral-right");
  names = newArray(24);
  n = 24;
  for (i = 0; i < n; i++) {
    level = 3 + floor(i / 4);
    label = "C" + level;
    if (level > 7) label = "T1";
    names[i] = "vertebral-" + label + "_" + horns[i % 4];
  }
  random("seed", 1);
  weights = newArray(n * n);
  for (i = 0; i < n; i++) {
    for (j = 0; j < i; j++) {
      apart = floor(i / 4) - floor(j / 4);
      w = 0.15 * exp(-apart / 2) + 0.06 * random("gaussian");
      if (floor((i % 4) / 2) == floor((j % 4) / 2)) w = w + 0.35 * exp(-apart / 1.5);
      weights[i * n + j] = w;
      weights[j * n + i] = w;
    }
  }
  text = "roi";
  for (i = 0; i < n; i++) text = text + "\t" + names[i];
  text = text + "\n";
  for (i = 0; i < n; i++) {
    text = text + names[i];
    for (j = 0; j < n; j++) text = text + "\t" + d2s(weights[i * n + j], 6);
    text = text + "\n";
  }
  File.saveString(text, path);
}

function has(key) {
  if (indexOf(" " + argument, " " + key + "=") >= 0) return true;
  return false;
}

// The value of a key of the argument, or what it is without it.
function option(key, default) {
  if (!has(key)) return default;
  rest = substring(argument, indexOf(" " + argument, " " + key + "=") + lengthOf(key) + 1);
  if (startsWith(rest, "[")) {
    end = indexOf(rest, "]");
    if (end < 0) exit("graph: the value of " + key + " has an open bracket.");
    return substring(rest, 1, end);
  }
  blank = indexOf(rest, " ");
  if (blank >= 0) rest = substring(rest, 0, blank);
  return rest;
}

function checkKeys() {
  legal = newArray("matrix", "thresholds", "nulls", "output");
  plain = replace(argument, "\\[[^\\]]*\\]", "x");
  words = split(plain, " ");
  for (w = 0; w < words.length; w++) {
    if (words[w] == "") continue;
    key = words[w];
    if (indexOf(key, "=") >= 0) key = substring(key, 0, indexOf(key, "="));
    found = false;
    for (k = 0; k < legal.length; k++) if (legal[k] == key) found = true;
    if (!found) exit("graph has no key '" + key + "'; legal are matrix, thresholds, nulls, output.");
  }
}

function makeFolder(path) {
  if (File.isDirectory(path)) return;
  parent = File.getParent(path);
  if (parent != "" && parent != path && !File.isDirectory(parent)) makeFolder(parent);
  File.makeDirectory(path);
  if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'; choose another output.");
}
