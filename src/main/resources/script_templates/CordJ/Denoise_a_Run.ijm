// Physiology, CSF and drift leave a run in one fit; the carpet shows what that changed.
// Replace the phantom by your own run and mask:
//   run("Open NIfTI...", "path=[/data/sub-01_task-rest_bold.nii.gz]");
//   run("Open NIfTI...", "path=[/data/sub-01_task-rest_label-cord_mask.nii.gz]");
// and name them as the windows do.

output = getDirectory("temp") + "cordj/";
if (!File.isDirectory(output)) File.makeDirectory(output);

run("Cord Phantom...", "volumes=120 tsnr=40");
bold = "phantom";
mask = "phantom_mask";
// Of a BIDS run with a recording, physio=auto adds heartbeat and breathing.
run("Cord CSF Ring...", "series=[" + bold + "] mask=[" + mask + "]");
run("Cord Confounds...", "series=[" + bold + "] mask=[" + mask + "] csf=[" + mask
    + "_csf] components=mean table=[" + output + "confounds.tsv]");
run("Cord Denoise...", "series=[" + bold + "] mask=[" + mask + "] confounds=[" + output
    + "confounds.tsv] drift=quadratic table=[" + output + "fits.tsv]");
run("Cord Carpet Plot...", "series=[" + bold + "] mask=[" + mask + "] after=[" + bold
    + "_denoised] confounds=[" + output + "confounds.tsv] output=[" + output + "carpet.png]");
run("Save NIfTI...", "image=[" + bold + "_denoised] path=[" + output + "denoised.nii.gz]");

print("Results are in " + output);
