// The ALFF family of one run: definitions of published programs, corrections, homogeneity, spectra.
//
//   cordj alff_family.ijm                      a phantom, into target/alff_family
//   cordj alff_family.ijm FOLDER               the same, into FOLDER
//
// Read it as a list of what can be asked, and take from it what you need.

output = getArgument();
if (output == "") output = "target/alff_family";
makeFolder(output);
if (!endsWith(output, "/")) output = output + "/";
setBatchMode(true);

run("Cord Phantom...", "volumes=240 tr=2 randomseed=1");
run("Cord ROIs...", "mask=phantom_mask kind=quadrants");
run("Cord Mean...", "series=phantom");
common = "series=phantom mask=phantom_mask rois=phantom_mask_quadrants ";

// The default: SD within the band, which does not change with the length of the run.
run("Cord ALFF...", common + "bands=slow4,slow3,0.01-0.198"
    + " measures=ALFF,pALFF,fALFF,mALFF,zALFF,PerAF table=[" + output + "rms.tsv]");
rename4("rms");

// What other programs compute of the same run, with their own trends and bins.
definitions = newArray("afni", "dpabi", "xcpd", "cpac");
for (d = 0; d < definitions.length; d++) {
  run("Cord ALFF...", common + "bands=slow4 measures=ALFF,mALFF definition=" + definitions[d]
      + " table=[" + output + definitions[d] + ".tsv]");
  rename4(definitions[d]);
}

// They differ in more than a scale: two relative maps side by side.
run("Cord Compare Maps...", "first=rms_mALFF second=dpabi_mALFF mask=phantom_mask image=phantom_mean"
    + " title=[Mean ALFF, slow4: CordJ's and DPABI's] unit=[x mask mean]"
    + " table=[" + output + "rms_dpabi.tsv] output=[" + output + "rms_dpabi.png]");

// Volumes left out, dimensions given back, thermal noise (seen above 0.1 Hz) taken off, with standard errors.
run("Cord ALFF...", common + "bands=0.01-0.1 measures=ALFF,dcALFF,ncALFF,seALFF2,sencALFF2"
    + " censor=20-22,100,151 floorsmooth=true table=[" + output + "corrected.tsv]");

run("Cord ReHo...", "series=phantom mask=phantom_mask neighbors=27");
run("Save NIfTI...", "image=phantom_ReHo path=[" + output + "ReHo.nii.gz]");
run("Cord Spectrum...", "series=phantom mask=phantom_mask rois=phantom_mask_quadrants bands=slow5,slow4,slow3 tapers=7"
    + " table=[" + output + "spectra.tsv] output=[" + output + "spectra.png]");
print("Results are in " + output);

// Two runs of one command leave images of one title: name them by their definition.
function rename4(definition) {
  selectImage("phantom_ALFF_slow4");
  rename(definition + "_ALFF");
  selectImage("phantom_mALFF_slow4");
  rename(definition + "_mALFF");
}

function makeFolder(path) {
  if (File.isDirectory(path)) return;
  parent = File.getParent(path);
  if (parent != "" && parent != path && !File.isDirectory(parent)) makeFolder(parent);
  File.makeDirectory(path);
  if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'; choose another one.");
}
