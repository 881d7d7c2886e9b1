package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestedImageTest {

  private final ImagePlus run = image("rest", 20, 30);
  private final ImagePlus corrected = image("rest_mc", 20, 30);
  private final ImagePlus cord = image("rest_cord", 20, 1);
  private final ImagePlus manual = image("rest_cord_manual", 20, 1);
  private final ImagePlus ring = image("rest_cord_csf", 20, 1);
  private final ImagePlus t2 = image("T2w", 40, 1);
  private final ImagePlus t2seg = image("T2w_seg.nii.gz", 40, 1);
  private final ImagePlus colours = IJ.createImage("rest_mask_montage", "RGB", 20, 20, 1);
  private final ImagePlus plot = plot("rest_mask_area");

  private static ImagePlus image(final String title, final int width, final int frames) {
    return IJ.createHyperStack(title, width, 20, 1, 3, frames, 32);
  }

  private static ImagePlus plot(final String title) {
    final ImagePlus imp = new Plot(title, "x", "y").getImagePlus();
    imp.setTitle(title);
    return imp;
  }

  private static ImagePlus regions(final String title) {
    final ImagePlus imp = image(title, 20, 1);
    imp.setProp("cordj.regions", "1 a");
    return imp;
  }

  private static ImagePlus required(
      final String key, final ImagePlus active, final ImagePlus... open) {
    return SuggestedImage.of(key, List.of(open), active, true);
  }

  @Test
  void theRunIsTheOneInFrontElseTheNewest() {
    assertSame(run, required("series", run, run, corrected, cord));
    assertSame(corrected, required("series", cord, run, corrected, cord));
    assertSame(corrected, required("series", plot, run, corrected, cord, plot));
    assertSame(corrected, required("series", colours, run, corrected, colours));
  }

  @Test
  void anAnatomicalImageInFrontIsMeantThoughARunIsOpen() {
    assertSame(t2, required("series", t2, run, t2));
    assertSame(t2, required("series", t2seg, run, t2, t2seg), "of its mask, the image");
    assertSame(t2seg, required("mask", t2, run, cord, t2, t2seg));
  }

  @Test
  void aPlotInFrontIsNoMask() {
    assertSame(cord, required("mask", plot, run, cord, corrected, plot));
    assertSame(cord, required("mask", colours, run, cord, colours));
  }

  @Test
  void theNewestMaskIsMeantAndNeitherRingNorRegions() {
    final ImagePlus horns = regions("rest_mask");
    assertSame(manual, required("mask", run, run, cord, manual, ring, horns));
    assertSame(cord, required("mask", cord, run, cord, manual), "the one in front");
    assertSame(cord, required("mask", ring, run, cord, ring), "a title's end goes first");
  }

  @Test
  void outlinesComeWithTheirMask() {
    final ImagePlus edit = image("rest_cord_edit", 20, 1);
    edit.setProp("cordj.outlines", "1234 rest_cord");
    assertEquals("rest_cord", MaskEditing.maskOf(edit));
    assertSame(cord, required("mask", edit, run, cord, manual, edit));
    assertSame(edit, required("image", edit, run, cord, manual, edit));
    assertSame(cord, required("mask", run, run, cord, edit), "outlines are no mask");
  }

  @Test
  void anyImageWillDoIsTheOneInFront() {
    assertSame(colours, required("image", colours, run, cord, colours));
    assertSame(cord, required("image", cord, run, cord));
  }

  @Test
  void aMapInFrontGoesOverTheRunThatItWasMadeOf() {
    final ImagePlus map = image("rest_ALFF_slow4", 20, 1);
    assertSame(map, SuggestedImage.of("map", List.of(run, cord, map), map, false));
    assertSame(run, required("series", map, run, cord, map));
    assertNull(SuggestedImage.of("map", List.of(run, cord, map), cord, false), "a mask is none");
    assertNull(
        SuggestedImage.of("map", List.of(run, t2), t2, false), "an anatomical image neither");
  }

  @Test
  void regionsAreTheNewestWithNamesButNotLevels() {
    final ImagePlus horns = regions("rest_cord_horns");
    final ImagePlus levels = regions("rest_cord_levels");
    assertSame(horns, SuggestedImage.of("rois", List.of(run, horns, levels), run, false));
    assertSame(levels, SuggestedImage.of("levels", List.of(run, horns, levels), run, false));
  }

  @Test
  void whatMayStayEmptyDoesSoUnlessATitleSaysOtherwise() {
    assertNull(SuggestedImage.of("csf", List.of(run, cord), run, false));
    assertSame(ring, SuggestedImage.of("csf", List.of(run, cord, ring), run, false));
    assertNull(SuggestedImage.of("mask", List.of(t2seg, run), run, false), "another size");
    assertNull(SuggestedImage.of("series", List.of(), null, true));
  }

  @Test
  void whatIsNeededIsNeverLeftEmpty() {
    assertSame(plot, required("series", plot, plot));
  }

  @Test
  void whereNoImageIsAMaskNoneIsOffered() {
    assertNull(required("mask", t2, t2));
    assertNull(required("mask", run, run, corrected));
    final ImagePlus anatomical = image("cord_T2w", 20, 1);
    anatomical.getStack().getProcessor(2).setf(3, 5, 412);
    anatomical.getStack().getProcessor(2).setf(4, 5, 317);
    assertNull(required("mask", run, run, anatomical), "called cord, but it is none");
    final ImagePlus seg = image("mine", 20, 1);
    seg.getStack().getProcessor(2).setf(3, 5, 1);
    assertSame(seg, required("mask", run, run, seg, anatomical), "whatever it is called");
    seg.getStack().getProcessor(2).setf(4, 5, 0.5f);
    assertNull(required("mask", run, run, seg, anatomical), "a map");
    seg.setTitle("mine_seg");
    assertSame(seg, required("mask", run, run, seg, anatomical), "a soft mask");
    seg.getStack().getProcessor(1).setf(4, 5, -2);
    assertNull(required("mask", run, run, seg, anatomical), "not below 0");
  }

  private static ImagePlus pair(final String key, final ImagePlus active, final ImagePlus... open) {
    return SuggestedImage.ofPair(key, List.of(open), active, key.equals("series"));
  }

  @Test
  void aResultIsComparedWithWhatItWasMadeFrom() {
    final ImagePlus denoised = image("rest_denoised", 20, 30);
    new Provenance("Denoised run").put("Sources", "rest_mc").attach(denoised);
    new Provenance("Motion corrected").put("Sources", "rest").attach(corrected);
    final ImagePlus short1 = image("rest_trim", 20, 12);
    new Provenance("Trimmed").put("Sources", "rest").attach(short1);
    final ImagePlus[] open = {run, corrected, cord, denoised, short1};
    for (final ImagePlus active : new ImagePlus[] {denoised, corrected, cord, plot}) {
      assertSame(corrected, pair("series", active, open));
      assertSame(denoised, pair("after", active, open));
    }
    assertSame(run, pair("series", run, open));
    assertSame(corrected, pair("after", run, open));
    assertSame(short1, pair("series", short1, open), "of other length than its source");
    assertNull(pair("after", short1, open));
    assertSame(run, pair("series", corrected, run, corrected));
    assertSame(corrected, pair("after", corrected, run, corrected));
    assertNull(pair("after", run, run, cord), "nothing was made from it");
  }
}
