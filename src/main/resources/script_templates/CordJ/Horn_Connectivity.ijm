// Correlations of the four horns in a band, with p and intervals that know what the fit has taken.
// Replace the phantom by your own run and mask:
//   run("Open NIfTI...", "path=[/data/sub-01_task-rest_bold.nii.gz]");
//   run("Open NIfTI...", "path=[/data/sub-01_task-rest_label-cord_mask.nii.gz]");
// and name them as the windows do.

output = getDirectory("temp") + "cordj/";
if (!File.isDirectory(output)) File.makeDirectory(output);

run("Cord Phantom...", "volumes=120 tsnr=60");
bold = "phantom";
mask = "phantom_mask";
run("Cord ROIs...", "series=[" + bold + "] mask=[" + mask + "] kind=horns");
run("Cord Denoise...", "series=[" + bold + "] mask=[" + mask + "] drift=quadratic low=0.01 high=0.1");
run("Cord ROI Connectivity...", "series=[" + bold + "_denoised] rois=[" + mask + "_horns] table=[" + output
    + "r.tsv] edges=[" + output + "edges.tsv] horns=[" + output + "horns.tsv] output=[" + output + "r.png]");

print("Results are in " + output);
