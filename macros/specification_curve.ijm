// One question in every universe of a multiverse, and whether the answer depends on the way.
//
//   cordj specification_curve.ijm                    made-up tables, into target/curve
//   cordj specification_curve.ijm "values=VALUES.tsv universes=UNIVERSES.tsv
//       design=PARTICIPANTS.tsv formula=[group + age] contrast=[patient - control] output=FOLDER"
//
// The folder gets the effects of all universes, their joint test and what each choice does as
// tables, the curve as a picture, a page with all of it and a record.
//
// The made-up study has 32 people and 36 universes: 2 ways against motion, 3 sets of confounds, 3
// bands and 2 definitions. Patients differ, and half as much where motion is not corrected.

var argument = getArgument();
var motions = newArray("slice-wise", "none");
var confounds = newArray("none", "csf", "csf+physio");
var bands = newArray("slow5", "slow4", "0.01-0.08");
var definitions = newArray("ALFF", "fALFF");
var values = option("values", "");
var universes = option("universes", "");
var design = option("design", "");
formula = option("formula", "group + age");
contrast = option("contrast", "patient - control");
output = option("output", "target/curve");
setBatchMode(true);
makeFolder(output);

if (values == "") {
  values = output + "/group_desc-multiverse_values.tsv";
  universes = output + "/group_desc-multiverse_universes.tsv";
  design = output + "/participants.tsv";
  makeStudy(32);
}
run("Cord Specification Curve...", "values=[" + values + "] universes=[" + universes
    + "] design=[" + design + "] formula=[" + formula + "] contrast=[" + contrast
    + "] permutations=1000 randomseed=1 output=[" + output + "]");

// A value of everybody in every universe; what is a person's own is in all of them.
function makeStudy(n) {
  random("seed", 7);
  list = "universe\tmotion\tconfounds\tband\tdefinition\tn_values\n";
  header = "participant_id";
  for (u = 0; u < 36; u++) {
    name = "u" + IJ.pad(u + 1, 3);
    header = header + "\t" + name;
    list = list + name + "\t" + motions[u % 2] + "\t" + confounds[floor(u / 2) % 3] + "\t"
        + bands[floor(u / 6) % 3] + "\t" + definitions[floor(u / 18)] + "\t" + n + "\n";
  }
  table = header + "\n";
  people = "participant_id\tgroup\tage\n";
  for (i = 1; i <= n; i++) {
    kind = "control";
    effect = 0;
    if (i > n / 2) {
      kind = "patient";
      effect = 1;
    }
    age = 40 + floor(30 * random);
    id = "sub-" + IJ.pad(i, 2);
    people = people + id + "\t" + kind + "\t" + age + "\n";
    own = 0.7 * random("gaussian") + 0.02 * (age - 55);
    row = id;
    for (u = 0; u < 36; u++) {
      factor = 1;
      if (u % 2 == 1) factor = 0.5;
      value = 4 + own + effect * factor + 0.7 * random("gaussian");
      row = row + "\t" + d2s(value, 4);
    }
    table = table + row + "\n";
  }
  File.saveString(list, universes);
  File.saveString(table, values);
  File.saveString(people, design);
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
