// ALFF of a resting-state run of the cord, by band and quadrant.
// Replace the phantom by your own run and mask:
//   run("Open NIfTI...", "path=[/data/sub-01_task-rest_bold.nii.gz]");
//   run("Open NIfTI...", "path=[/data/sub-01_task-rest_label-cord_mask.nii.gz]");

run("Cord Phantom...", "tsnr=60");
bold = "phantom";
mask = "phantom_mask";

run("Cord ROIs...", "mask=[" + mask + "] kind=quadrants");
rois = mask + "_quadrants";
run("Cord ALFF...", "series=[" + bold + "] mask=[" + mask + "] rois=[" + rois + "]"
    + " bands=slow4,0.01-0.198 measures=ALFF,mALFF");
run("Cord Mean...", "series=[" + bold + "]");
run("Cord Montage...", "image=[" + bold + "_mean] map=[" + bold + "_ALFF_slow4] mask=[" + mask + "]"
    + " rois=[" + rois + "] unit=[ALFF slow4 (signal units)]");
