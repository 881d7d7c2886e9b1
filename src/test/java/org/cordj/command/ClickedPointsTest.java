package org.cordj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.gui.PointRoi;
import java.util.List;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.imagej.Images;
import org.cordj.phantom.CordPhantom;
import org.cordj.phantom.PhantomRun;
import org.cordj.segment.Centerline;
import org.cordj.segment.Contrast;
import org.cordj.segment.CordCenterline;
import org.cordj.segment.CordLevels;
import org.cordj.segment.CordPoint;
import org.junit.jupiter.api.Test;

/** Points that a user clicks on slices of a run. */
class ClickedPointsTest {

  @Test
  void clickedPointsMakeTheLine() {
    final ImagePlus imp =
        Images.fromSeries(
            new CordPhantom(40, 2, 12, 0.015, 0.02, false, false, 1)
                .make("phantom", Progress.NONE)
                .series(),
            null);
    final PointRoi clicked = new PointRoi();
    clicked.enableSubPixelResolution();
    clicked.addPoint(18.25, 20, imp.getStackIndex(1, 1, 1));
    clicked.addPoint(21.25, 20, imp.getStackIndex(1, 6, 9));
    imp.setRoi(clicked);
    final List<CordPoint> points = CordImage.points(imp);
    assertEquals(0, points.get(0).k());
    assertEquals(5, points.get(1).k());
    final Centerline line =
        new CordCenterline(CordCenterline.Method.POINTS, Contrast.AUTO, 5, points)
            .apply(CordImage.of(imp, Progress.NONE), Progress.NONE);
    assertEquals(6, line.points().size());
    // ImageJ's 18.25 is a quarter voxel left of the centre of voxel 18
    assertEquals(17.75, points.get(0).i(), 1e-6);
    assertEquals(17.75, line.points().get(0).voxel().i(), 1e-6);
    assertEquals(3, line.points().get(5).voxel().i() - line.points().get(0).voxel().i(), 1e-6);
  }

  @Test
  void wholePixelsAreVoxels() {
    final ImagePlus imp = ij.IJ.createImage("plain", "32-bit", 9, 9, 3);
    imp.setRoi(new PointRoi(4, 5));
    assertEquals(4, CordImage.points(imp).get(0).i(), 1e-6);
  }

  @Test
  void anotherSelectionHoldsNoPoints() {
    final ImagePlus imp = ij.IJ.createImage("plain", "32-bit", 9, 9, 3);
    imp.setRoi(new ij.gui.Roi(1, 1, 3, 3));
    assertEquals(List.of(), CordImage.points(imp));
  }

  @Test
  void clickedDiscsMakeTheLevels() {
    final PhantomRun run =
        new CordPhantom(40, 2, 12, 0.015, 0.02, false, false, 1).make("phantom", Progress.NONE);
    final ImagePlus imp = Images.fromSeries(run.series(), null);
    final PointRoi clicked = new PointRoi();
    clicked.addPoint(20, 12, imp.getStackIndex(1, 2, 1));
    clicked.addPoint(20, 12, imp.getStackIndex(1, 5, 9));
    imp.setRoi(clicked);
    final Mask cord = Images.toMask(Images.fromMask("cord", run.mask(), imp));
    final Labels levels =
        new CordLevels(
                CordLevels.named(CordImage.points(imp), List.of("C5/C6"), cord.grid()), List.of())
            .apply(cord)
            .labels();
    // between the clicks in slices 4 and 1, from 0, lies C6; the cord is bent: the upper click is
    // beside a place above the middle of slice 4, the lower one beside that of slice 1, which as
    // the slice of a disc has the level above it
    assertEquals("vertebral-C6", levels.regions().get(0).name());
    assertEquals(1, levels.regions().size());
    assertEquals(1, CordLevels.toTable(levels).number(0, "lowest_slice"));
    assertEquals(4, CordLevels.toTable(levels).number(0, "highest_slice"));
  }
}
