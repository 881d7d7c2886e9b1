// Denoising of a spinal-cord run: confounds from the run itself, one fit, a carpet before and after.
//
//   cordj denoise.ijm                                   the phantom in test-images, into target/demo
//   cordj denoise.ijm "BOLD.nii.gz CORD_MASK.nii.gz FOLDER"   three paths without blanks
//
// Give the run after motion correction and before slice timing. The folder must be there. Besides the
// denoised run it gets the table of confounds, the degrees of freedom by slice and the carpet plot.

phantom = "test-images/";
bold = phantom + "sub-phantom/func/sub-phantom_task-rest_bold.nii.gz";
cord = phantom + "derivatives/truth/sub-phantom/func/sub-phantom_task-rest_label-cord_mask.nii.gz";
output = "target/demo";
words = split(getArgument(), " ");
if (words.length == 3) {
  bold = words[0];
  cord = words[1];
  output = words[2];
} else if (words.length > 0) {
  exit("denoise needs three paths: the run, its cord mask and a folder; or none.");
}
if (!File.isDirectory(output)) File.makeDirectory(output);
if (!endsWith(output, "/")) output = output + "/";
setBatchMode(true);

run("Open NIfTI...", "path=[" + bold + "]");
series = nameOf(bold);
run("Open NIfTI...", "path=[" + cord + "]");
mask = nameOf(cord);
run("Cord CSF Ring...", "series=[" + series + "] mask=[" + mask + "] inner=0 outer=4");

// CSF and what lies outside: by slice, as many components as stand out from noise
confounds = output + series + "_desc-confounds_timeseries.tsv";
run("Cord Confounds...", "series=[" + series + "] mask=[" + mask + "] csf=[" + mask + "_csf]"
    + " components=mean outside=parallel table=[" + confounds + "]");

// one fit of drift and confounds; all frequencies stay, as ALFF needs them
run("Cord Denoise...", "series=[" + series + "] mask=[" + mask + "] confounds=[" + confounds + "]"
    + " drift=quadratic explained=true table=[" + output + series + "_fits.tsv]");
run("Save NIfTI...", "image=[" + series + "_denoised] path=[" + output + series + "_denoised.nii.gz]");
run("Cord Carpet Plot...", "series=[" + series + "] mask=[" + mask + "] after=[" + series + "_denoised]"
    + " confounds=[" + confounds + "] output=[" + output + series + "_carpet.png]");

// for connectivity: the same fit with the band in it, never one after the other
run("Cord Denoise...", "series=[" + series + "] mask=[" + mask + "] confounds=[" + confounds + "]"
    + " drift=quadratic low=0.01 high=0.1 table=[" + output + series + "_fitsinband.tsv]");
print("Results are in " + output);

function nameOf(path) {
  name = File.getName(path);
  if (endsWith(name, ".gz")) name = substring(name, 0, lengthOf(name) - 3);
  if (endsWith(name, ".nii")) name = substring(name, 0, lengthOf(name) - 4);
  return name;
}
