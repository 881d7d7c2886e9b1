// ALFF of a resting-state run of the cord, by band and horn: maps, a table and a picture.
// Replace the phantom by your own run and mask:
//   IJ.run("Open NIfTI...", "path=[/data/sub-01_task-rest_bold.nii.gz]")
//   IJ.run("Open NIfTI...", "path=[/data/sub-01_task-rest_label-cord_mask.nii.gz]")
// and name them as the windows do.

import ij.IJ

output = IJ.getDirectory("temp") + "cordj/"
new File(output).mkdirs()

IJ.run("Cord Phantom...", "volumes=120 tsnr=60")
bold = "phantom"
mask = "phantom_mask"
IJ.run("Cord ROIs...", "series=[" + bold + "] mask=[" + mask + "] kind=horns")
IJ.run("Cord ALFF...", "series=[" + bold + "] mask=[" + mask + "] rois=[" + mask +
    "_horns] bands=slow4,0.01-0.198 measures=ALFF,mALFF table=[" + output + "ALFF.tsv]")
IJ.run("Cord Mean...", "series=[" + bold + "]")
IJ.run("Cord Montage...", "image=[" + bold + "_mean] map=[" + bold + "_ALFF_slow4] mask=[" + mask +
    "] rois=[" + mask + "_horns] output=[" + output + "ALFF.png]")

IJ.log("Results are in " + output)
