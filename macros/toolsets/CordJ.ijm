// CordJ's tools for the toolbar: choose CordJ behind its last button (>>). Each opens the command's dialog.

macro "Open NIfTI Action Tool - C555R00a9R33a9C06cR66a9" {
  run("Open NIfTI...");
}
macro "Cord Mask Action Tool - C777O00ffC06cV4568" {
  run("Cord Mask...");
}
macro "Cord Motion Correction Action Tool - C777R11bbC06cR44bbL7aeaLa7ad" {
  run("Cord Motion Correction...");
}
macro "Cord Denoise Action Tool - C888P14315672847a3c6e20C06cP1b3a5b7c9cbbd9fa0" {
  run("Cord Denoise...");
}
macro "Cord ROIs Action Tool - C777O00ffCd50V3344C06cV9344C096V3944C93bV9944" {
  run("Cord ROIs...");
}
macro "Cord ALFF Action Tool - C06cF1a25F4728F722dFa629Fdc23C555L0fff" {
  run("Cord ALFF...");
}
macro "Cord ROI Connectivity Action Tool - C888L33ccL3cc3L333cLc3ccCd50V1144C06cVb144C096V1b44C93bVbb44" {
  run("Cord ROI Connectivity...");
}
macro "Cord Quality Report Action Tool - C555R20bfL4393L4595C06cP4c5a7b98ab0" {
  run("Cord Quality Report...");
}
macro "Cord Help Action Tool - C06cO00ffT5c12?" {
  run("Cord Help");
}
