# Correlations of the four horns in a band, with p and intervals that know what the fit has taken.
# Replace the phantom by your own run and mask:
#   IJ.run("Open NIfTI...", "path=[/data/sub-01_task-rest_bold.nii.gz]")
#   IJ.run("Open NIfTI...", "path=[/data/sub-01_task-rest_label-cord_mask.nii.gz]")
# and name them as the windows do.

from ij import IJ
import os

output = IJ.getDirectory("temp") + "cordj/"
if not os.path.isdir(output):
    os.makedirs(output)

IJ.run("Cord Phantom...", "volumes=120 tsnr=60")
bold = "phantom"
mask = "phantom_mask"
IJ.run("Cord ROIs...", "series=[" + bold + "] mask=[" + mask + "] kind=horns")
IJ.run("Cord Denoise...", "series=[" + bold + "] mask=[" + mask + "] drift=quadratic low=0.01 high=0.1")
IJ.run("Cord ROI Connectivity...", "series=[" + bold + "_denoised] rois=[" + mask + "_horns] table=["
    + output + "r.tsv] edges=[" + output + "edges.tsv] horns=[" + output + "horns.tsv] output=[" + output
    + "r.png]")

IJ.log("Results are in " + output)
