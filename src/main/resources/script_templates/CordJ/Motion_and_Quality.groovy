// Motion is corrected slice by slice, outliers are listed, and a page shows how good the run is.
// Replace the phantom by your own run and mask:
//   IJ.run("Open NIfTI...", "path=[/data/sub-01_task-rest_bold.nii.gz]")
//   IJ.run("Open NIfTI...", "path=[/data/sub-01_task-rest_label-cord_mask.nii.gz]")
// and name them as the windows do.

import ij.IJ

output = IJ.getDirectory("temp") + "cordj/"
new File(output).mkdirs()

IJ.run("Cord Phantom...", "volumes=80 tsnr=25 motion=true")
bold = "phantom"
mask = "phantom_mask"
IJ.run("Cord Motion Correction...", "series=[" + bold + "] mask=[" + mask + "] table=[" + output +
    "motion.tsv] output=[" + output + "motion.png]")
IJ.run("Cord Outliers...", "series=[" + bold + "_mc] mask=[" + mask +
    "] measure=dvars,framewise_displacement motion=[" + output + "motion.tsv] table=[" + output +
    "outliers.tsv] censor=[" + output + "censor.tsv]")
IJ.run("Cord Quality Report...", "series=[" + bold + "_mc] mask=[" + mask + "] before=[" + bold +
    "] motion=[" + output + "motion.tsv] output=[" + output + "quality.html]")

IJ.log("Results are in " + output)
