# Physiology, CSF and drift leave a run in one fit; the carpet shows what that changed.
# Replace the phantom by your own run and mask:
#   IJ.run("Open NIfTI...", "path=[/data/sub-01_task-rest_bold.nii.gz]")
#   IJ.run("Open NIfTI...", "path=[/data/sub-01_task-rest_label-cord_mask.nii.gz]")
# and name them as the windows do.

from ij import IJ
import os

output = IJ.getDirectory("temp") + "cordj/"
if not os.path.isdir(output):
    os.makedirs(output)

IJ.run("Cord Phantom...", "volumes=120 tsnr=40")
bold = "phantom"
mask = "phantom_mask"
# Of a BIDS run with a recording, physio=auto adds heartbeat and breathing.
IJ.run("Cord CSF Ring...", "series=[" + bold + "] mask=[" + mask + "]")
IJ.run("Cord Confounds...", "series=[" + bold + "] mask=[" + mask + "] csf=[" + mask
    + "_csf] components=mean table=[" + output + "confounds.tsv]")
IJ.run("Cord Denoise...", "series=[" + bold + "] mask=[" + mask + "] confounds=[" + output
    + "confounds.tsv] drift=quadratic table=[" + output + "fits.tsv]")
IJ.run("Cord Carpet Plot...", "series=[" + bold + "] mask=[" + mask + "] after=[" + bold
    + "_denoised] confounds=[" + output + "confounds.tsv] output=[" + output + "carpet.png]")
IJ.run("Save NIfTI...", "image=[" + bold + "_denoised] path=[" + output + "denoised.nii.gz]")

IJ.log("Results are in " + output)
