// A cord mask corrected by a macro, as a user does it with the selection tools: Cord Mask Edit...
// opens the mask's outlines, one a slice; an area selection that is made in a slice takes the place
// of its outline, with Shift it is added and with Alt taken away; Cord Mask Apply... makes the mask.
//
//   cordj edit_mask.ijm FOLDER        the phantom; the corrected mask and its table go to FOLDER

folder = getArgument();
if (folder == "") folder = "target/edit_mask";
if (!File.isDirectory(folder)) File.makeDirectory(folder);
if (!File.isDirectory(folder)) exit("Cannot make the folder '" + folder + "'.");
setBatchMode(true);

run("Cord Phantom...", "volumes=60");
run("Cord Mask...", "series=phantom");
run("Cord Mask Edit...", "series=phantom mask=phantom_cord");
selectImage("phantom_cord_edit");

// drawn anew: only this polygon is cord in slice 2
setSlice(2);
makePolygon(16, 17, 24, 17, 25, 21, 20, 24, 15, 21);

// added to the outline
setSlice(3);
setKeyDown("shift");
makeOval(22, 18, 5, 5);

// taken away from it
setSlice(4);
setKeyDown("alt");
makeRectangle(10, 10, 9, 20);
setKeyDown("none");

// changed and brought back
setSlice(5);
makeRectangle(0, 0, 3, 3);
run("Cord Mask Revert...", "image=phantom_cord_edit mask=phantom_cord slices=5");

// slice 6 holds no cord, which has to be said
run("Cord Mask Apply...", "image=phantom_cord_edit mask=phantom_cord empty=6"
    + " table=[" + folder + "/phantom_cord_manual.tsv]");
run("Save NIfTI...", "image=phantom_cord path=[" + folder + "/phantom_cord.nii.gz]");
run("Save NIfTI...", "image=phantom_cord_manual path=[" + folder + "/phantom_cord_manual.nii.gz]");
