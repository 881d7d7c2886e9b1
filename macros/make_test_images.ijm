// Makes the images of test-images: a phantom of the cord with known truth.
//
//   cordj make_test_images.ijm [FOLDER]
//
// With a tSNR of 60 the horns stand out in a map of one run; in a real cord it is 10 to 20.

folder = getArgument();
if (folder == "") folder = "test-images";
run("Cord Phantom...", "tsnr=60 randomseed=1 output=[" + folder + "]");
