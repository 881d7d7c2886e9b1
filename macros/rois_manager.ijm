// Regions to ImageJ's ROI Manager and back: correct them by hand, measure them again.
//
//   cordj rois_manager.ijm                            the quadrants of the phantom in test-images
//   cordj rois_manager.ijm FOLDER                     the same, with the results in FOLDER
//
// In a window, edit the selections in the ROI Manager between the two calls: choose one in its list,
// change it on the image (brush, Edit>Selection) and press Update. Selections drawn anew take part
// when their name is a region's. Without a window there is no ROI Manager; there RoiSet.zip, which
// the Manager opens and saves, can be edited in another ImageJ and given as path.

output = getArgument();
if (output == "") output = "target/rois";
if (!endsWith(output, "/")) output = output + "/";
makeFolder(output);
setBatchMode(true);

truth = "test-images/derivatives/truth/sub-phantom/func/sub-phantom_task-rest_";
run("Open NIfTI...", "path=test-images/sub-phantom/func/sub-phantom_task-rest_bold.nii.gz");
run("Open NIfTI...", "path=" + truth + "label-cord_mask.nii.gz");
bold = "sub-phantom_task-rest_bold";
cord = "sub-phantom_task-rest_label-cord_mask";
run("Cord ROIs...", "series=" + bold + " mask=" + cord + " kind=quadrants");
run("Cord ROIs to Manager", "rois=" + cord + "_quadrants series=" + bold + " reset=true"
    + " path=[" + output + "RoiSet.zip]");

// here a person edits

run("Cord ROIs from Manager", "series=" + bold + " table=[" + output + "regions.tsv]");
regions = bold + "_regions";
run("Save NIfTI...", "image=" + regions + " path=[" + output + bold + "_dseg.nii.gz]");
run("Cord Mean...", "series=" + bold);
run("Cord Montage...", "image=" + bold + "_mean rois=" + regions + " title=[Regions of the phantom]"
    + " unit=[mean signal (scanner units)] output=[" + output + "regions.png]");
print("The regions, their look-up table, measures and picture are in " + output);

function makeFolder(path) {
  if (File.isDirectory(path)) return;
  parent = File.getParent(path);
  if (parent != "" && parent != path && !File.isDirectory(parent)) makeFolder(parent);
  File.makeDirectory(path);
  if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'; choose another output.");
}
