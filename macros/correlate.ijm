// Correlates a measure of the cord with symptoms over participants, and plans the next study.
//
//   cordj correlate.ijm                       a made-up study of 24 people, into target/correlate
//   cordj correlate.ijm "design=PARTICIPANTS.tsv predictor=COLUMN outcome=COLUMN,COLUMN
//       covariates=COLUMN group=COLUMN output=FOLDER"
//
// The folder gets the correlations and each participant's influence as tables, the points with
// their lines and the design matrix as pictures, and how many participants two groups would need
// to show an effect of 0.8 SD.

var argument = getArgument();
design = option("design", "");
predictor = option("predictor", "ALFF_ventral");
outcome = option("outcome", "mJOA,grip_kg");
covariates = option("covariates", "age");
group = option("group", "group");
output = option("output", "target/correlate");
setBatchMode(true);
makeFolder(output);

if (design == "") {
  design = output + "/participants.tsv";
  File.saveString(study(24), design);
}
options = "design=[" + design + "] predictor=[" + predictor + "] outcome=[" + outcome + "]";
if (covariates != "") options = options + " covariates=[" + covariates + "]";
if (group != "") options = options + " group=[" + group + "]";
run("Cord Correlate...", options + " missing=omit table=[" + output + "/correlations.tsv]"
    + " influence=[" + output + "/influence.tsv] matrix=[" + output + "/design.png]"
    + " output=[" + output + "/correlations.png]");
run("Cord Power...", "groups=2 effect=0.8 from=10 to=40 step=5 table=[" + output
    + "/power.tsv] output=[" + output + "/power.png]");

// A table of people whose mJOA falls with their ventral ALFF; one has no grip strength.
function study(n) {
  random("seed", 7);
  text = "participant_id\tgroup\tage\tALFF_ventral\tmJOA\tgrip_kg\n";
  for (i = 1; i <= n; i++) {
    kind = "control";
    if (i > n / 2) kind = "myelopathy";
    age = 40 + floor(30 * random);
    alff = 4 + random("gaussian") + 0.02 * (age - 55);
    if (i > n / 2) alff = alff + 1;
    mjoa = 18 - 1.2 * (alff - 3) + 0.8 * random("gaussian");
    grip = 35 - 0.2 * (age - 55) + 4 * random("gaussian");
    cell = d2s(grip, 2);
    if (i == 5) cell = "n/a";
    text = text + "sub-" + IJ.pad(i, 2) + "\t" + kind + "\t" + age + "\t" + d2s(alff, 3) + "\t"
        + d2s(mjoa, 2) + "\t" + cell + "\n";
  }
  return text;
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
