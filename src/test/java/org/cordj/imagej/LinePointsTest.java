package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.plugin.Duplicator;
import ij.process.FloatPolygon;
import java.util.ArrayList;
import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Volume;
import org.cordj.segment.Centerline;
import org.cordj.segment.CordCenterline;
import org.cordj.segment.CordPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Which points of a line on an image are the user's. */
class LinePointsTest {

  private final Grid grid =
      new Grid(
          30, 20, 8, new double[][] {{-1.9, 0.2, 0, 3}, {0.2, 1.9, 0.3, -7}, {0, -0.3, 2.5, 11}});
  private final ImagePlus imp = Images.fromVolume(Volume.zeros("cord", grid), null);

  private Centerline line() {
    final Grid shown = Images.grid(imp);
    final List<CordPoint> points = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      // the first lie where ImageJ's position would be a whole number
      points.add(new CordPoint(k < 2 ? 12.5 : 12 + 0.37 * k, 8 - 0.21 * k, k));
    }
    return Centerline.of("line", shown, points);
  }

  private List<CordPoint> selected(final PointRoi roi) {
    final FloatPolygon at = roi.getFloatPolygon();
    final List<CordPoint> points = new ArrayList<>();
    for (int n = 0; n < at.npoints; n++) {
      points.add(
          new CordPoint(at.xpoints[n] - 0.5, at.ypoints[n] - 0.5, roi.getPointPosition(n) - 1));
    }
    return points;
  }

  @Test
  void whatWasFoundIsNobodysUntilItMoves() {
    LinePoints.select(imp, line(), CordCenterline.Method.AUTO, List.of());
    final List<CordPoint> points = selected((PointRoi) imp.getRoi());
    assertEquals(8, points.size());
    assertEquals(List.of(), LinePoints.ofUser(imp, points));
    final CordPoint moved = new CordPoint(points.get(3).i() + 0.05, points.get(3).j(), 3);
    final CordPoint added = new CordPoint(3, 4, 6);
    points.set(3, moved);
    points.set(6, added);
    points.remove(7);
    assertEquals(List.of(moved, added), LinePoints.ofUser(imp, points));
  }

  @Test
  void usersPointsStayTheUsersInTheNextLine() {
    LinePoints.select(imp, line(), CordCenterline.Method.AUTO, List.of(new CordPoint(12, 8, 4.0)));
    final List<CordPoint> users = LinePoints.ofUser(imp, selected((PointRoi) imp.getRoi()));
    assertEquals(1, users.size());
    assertEquals(4, users.get(0).k());
    assertTrue(
        LinePoints.sentence(imp, users)
            .endsWith("the user's point in slice 4 (counted from 0 along z)."));
  }

  @Test
  void anImageWithoutALineHasOnlyUsersPoints() {
    final List<CordPoint> points = List.of(new CordPoint(1, 2, 3));
    assertEquals(points, LinePoints.ofUser(imp, points));
    assertEquals(CordCenterline.Method.AUTO, LinePoints.method(imp));
    LinePoints.select(imp, line(), CordCenterline.Method.POINTS, points);
    assertEquals(CordCenterline.Method.POINTS, LinePoints.method(imp));
  }

  @Test
  void aCropChangesNothing() {
    LinePoints.select(imp, line(), CordCenterline.Method.AUTO, List.of());
    final PointRoi points = (PointRoi) imp.getRoi();
    imp.setRoi(5, 3, 20, 15);
    final ImagePlus crop = new Duplicator().run(imp, 1, 1, 1, 8, 1, 1);
    crop.setProp("cordj.centerline", imp.getProp("cordj.centerline"));
    final List<CordPoint> shifted =
        selected(points).stream().map(p -> new CordPoint(p.i() - 5, p.j() - 3, p.k())).toList();
    assertTrue(Geometry.of(crop).known());
    assertEquals(List.of(), LinePoints.ofUser(crop, shifted));
    assertEquals(8, LinePoints.ofUser(imp, shifted).size());
  }

  @Test
  void aPropertyThatSomebodyChangedIsOneSentence() {
    LinePoints.select(imp, line(), CordCenterline.Method.AUTO, List.of());
    final List<CordPoint> points = selected((PointRoi) imp.getRoi());
    for (final String property : List.of("auto;1 2", "auto;1 2 x", "auto;1 2 3;;1 2 3")) {
      imp.setProp("cordj.centerline", property);
      assertTrue(
          refusal(() -> LinePoints.ofUser(imp, points))
              .startsWith("'cord' carries a property cordj.centerline that is not as CordJ"),
          property);
    }
    imp.setProp("cordj.centerline", "guess;1 2 3");
    assertTrue(refusal(() -> LinePoints.method(imp)).contains("property cordj.centerline"));
  }

  private static String refusal(final Executable asked) {
    return assertThrows(IllegalArgumentException.class, asked).getMessage();
  }
}
