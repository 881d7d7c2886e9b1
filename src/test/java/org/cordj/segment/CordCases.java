package org.cordj.segment;

import java.io.IOException;
import java.util.List;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiReader;
import org.cordj.testing.Shared;

/** Images with a cord mask made or corrected by hand, and images without a cord. */
final class CordCases {

  /**
   * An image to be scored.
   *
   * @param kind for the table
   * @param truth path of the manual mask
   */
  record Case(String name, String kind, Contrast contrast, String image, String truth) {

    Volume readImage() {
      return read(image);
    }

    Volume readTruth() {
      return read(truth);
    }

    boolean epi() {
      return kind.equals("EPI");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final String SCT = "data/sct_testing_data/";

  private CordCases() {}

  /** All images with a manual mask. */
  static List<Case> all() {
    return List.of(
        new Case(
            "sct t1", "T1w", Contrast.T1, SCT + "t1/t1w.nii.gz", SCT + "t1/t1w_seg-manual.nii.gz"),
        new Case(
            "sct t2", "T2w", Contrast.T2, SCT + "t2/t2.nii.gz", SCT + "t2/t2_seg-manual.nii.gz"),
        new Case(
            "sct t2s", "T2*w", Contrast.T2S, SCT + "t2s/t2s.nii.gz", SCT + "t2s/t2s_seg.nii.gz"),
        new Case("sct mt0", "MT", Contrast.T2S, SCT + "mt/mt0.nii.gz", SCT + "mt/mt0_seg.nii.gz"),
        new Case("sct mt1", "MT", Contrast.T2S, SCT + "mt/mt1.nii.gz", SCT + "mt/mt1_seg.nii.gz"),
        challenge("sub-9584"),
        challenge("sub-9709Ses1"),
        challenge("sub-9709Ses2"),
        new Case(
            "sct epi",
            "EPI",
            Contrast.T2S,
            "data/sct_example_data_2014/fmri.nii.gz",
            "data/sct_example_data_2014/fmri_moco_mean_seg_modif.nii.gz"));
  }

  private static Case challenge(final String subject) {
    return new Case(
        "gm " + subject.substring(4),
        "T2*w",
        Contrast.T2S,
        "data/gm_challenge/" + subject + "/anat/" + subject + "_run-1_T2starw.nii.gz",
        "data/gm_challenge/derivatives/labels/"
            + subject
            + "/anat/"
            + subject
            + "_run-1_T2starw_seg-manual.nii.gz");
  }

  /** The image; a run's robust mean. */
  static Volume read(final String path) {
    try {
      final NiftiImage image = NiftiReader.read(Shared.require(path), Progress.NONE);
      return image.is4d() ? RobustMean.of(image.toSeries(), Progress.NONE) : image.toVolume();
    } catch (final IOException e) {
      throw new AssertionError(e);
    }
  }
}
