package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels against those of SCT's files, and regions of the PAM50 template. */
class LevelsOfSctTest {

  private static final String SCT = "data/sct_testing_data/";
  private static final String PAM50 = SCT + "template/template/PAM50_small_";

  @ParameterizedTest
  @CsvSource({
    "template/template/PAM50_small_levels.nii.gz, 20, vertebral-C1, vertebral-L1",
    "t2/t2_seg-manual_labeled.nii.gz, 4, vertebral-C2, vertebral-C5",
    "t2s/MNI-Poly-AMU_level_crop.nii.gz, 5, vertebral-C2, vertebral-C6",
    "mt/label/template/PAM50_levels.nii.gz, 2, vertebral-C4, vertebral-C5"
  })
  void labelImagesGiveTheSameLevelVoxelByVoxel(
      final String file, final int levels, final String first, final String last) {
    final Volume theirs = CordCases.read(SCT + file);
    final LevelImage image = new LevelImage(theirs, LevelKind.VERTEBRAL);
    assertFalse(image.points());
    final Labels ours = image.toLevels(null).labels();
    for (int i = 0; i < theirs.grid().voxels(); i++) {
      assertEquals((int) theirs.get(i), ours.get(i));
    }
    assertEquals(levels, ours.regions().size());
    assertEquals(first, ours.regions().get(0).name());
    assertEquals(last, ours.regions().get(levels - 1).name());
  }

  @Test
  void spinalLevelsOfRootletsAreNamedSo() {
    final Volume rootlets = CordCases.read(SCT + "t2/t2_seg-deepseg_rootlets-manual.nii.gz");
    final Labels levels = new LevelImage(rootlets, LevelKind.SPINAL).toLevels(null).labels();
    assertEquals(
        List.of("spinal-C5", "spinal-C6", "spinal-C7"),
        levels.regions().stream().map(Labels.Region::name).toList());
  }

  /**
   * The template's levels from its discs. Both are of 0.5 mm and were brought to 2 mm apart from
   * each other, discs as voxels: the slice of a disc then has the level above it 8 times and the
   * level below it 9 times, which no rule can tell from the discs. All other slices are the same,
   * and at discs the rule is that of sct_label_vertebrae: the level of the nearest disc above the
   * slice, strictly.
   */
  @Test
  void levelsFromTheTemplatesDiscs() {
    final Mask cord = Mask.of(CordCases.read(PAM50 + "cord.nii.gz"));
    final Volume theirs = CordCases.read(PAM50 + "levels.nii.gz");
    final LevelImage discs =
        new LevelImage(CordCases.read(PAM50 + "label_disc.nii.gz"), LevelKind.VERTEBRAL);
    assertTrue(discs.points());
    final Labels ours = new CordLevels(discs.toPoints(), List.of()).apply(cord).labels();
    final Grid grid = cord.grid();
    final int[] discOf = new int[grid.nz()];
    for (int i = 0; i < grid.voxels(); i++) {
      discOf[i / grid.planeSize()] += (int) discs.image().get(i);
    }
    int slices = 0;
    int same = 0;
    int above = 0;
    int atDiscs = 0;
    int next = 0;
    for (int z = grid.nz() - 1; z >= 0; z--) {
      final int centre = 35 + grid.nx() * (35 + grid.ny() * z);
      final int level = ours.get(centre);
      if (z >= 42) {
        assertEquals(next, level, "the nearest disc above slice " + z);
      } else {
        assertEquals(0, level, "below the last disc, slice " + z);
      }
      if (discOf[z] > 0) {
        next = discOf[z];
      }
      if (level == 0) {
        continue;
      }
      slices++;
      same += level == theirs.get(centre) ? 1 : 0;
      if (discOf[z] > 0) {
        atDiscs++;
        above += level == theirs.get(centre) ? 1 : 0;
        assertTrue(theirs.get(centre) == level || theirs.get(centre) == level + 1, "slice " + z);
      } else {
        assertEquals(theirs.get(centre), level, "slice " + z);
      }
    }
    System.out.printf(
        "PAM50 levels from discs: %d of %d slices the same, %d of %d at discs%n",
        same, slices, above, atDiscs);
    assertEquals(193, slices);
    assertEquals(slices - atDiscs + above, same);
    assertEquals(184, same);
  }

  @Test
  void levelsFromTheMiddlesOfRootlets() {
    final Mask cord = Mask.of(CordCases.read(PAM50 + "cord.nii.gz"));
    final LevelImage image =
        new LevelImage(CordCases.read(PAM50 + "rootlets_midpoints.nii.gz"), LevelKind.SPINAL);
    assertTrue(image.points());
    final Labels ours = new CordLevels(image.toPoints(), List.of()).apply(cord).labels();
    final Volume rootlets = CordCases.read(PAM50 + "rootlets.nii.gz");
    // where the rootlets of a segment leave the cord, the cord has that level
    int voxels = 0;
    int same = 0;
    for (int i = 0; i < rootlets.grid().voxels(); i++) {
      if (rootlets.get(i) > 0) {
        final int centre = 35 + 70 * (35 + 70 * (i / 4900));
        if (ours.get(centre) > 0) {
          voxels++;
          same += ours.get(centre) == rootlets.get(i) ? 1 : 0;
        }
      }
    }
    System.out.printf("spinal levels at %d of %d voxels of the rootlets%n", same, voxels);
    assertTrue(same > 0.95 * voxels, same + " of " + voxels);
  }

  /** Regions in the template's space serve images of that space, and no others. */
  @Test
  void templateRegionsServeImagesOfTheirGridOnly() {
    final Labels horns = Labels.unnamed(slab("data/pam50_horns_eippert7T/combined.nii.gz", 810));
    assertEquals(8, horns.regions().size());
    final Mask cord = Mask.of(slab("data/pam50_crop_landelle/PAM50_cord.nii.gz", 810 - 550));
    // the crop's part of the same slices lies on the same grid: every horn lies in its cord
    final Labels quadrants = new Quadrants(0).apply(cord);
    final LevelCrossing.Result crossed = LevelCrossing.of(horns, quadrants);
    final int voxels = horns.union().count();
    assertTrue(crossed.labels().union().count() > 0.99 * voxels, "of " + voxels);
    assertTrue(
        crossed.labels().regions().stream().anyMatch(r -> r.name().equals("ventral-left_roi-7")),
        crossed.labels().regions().toString());
    final Mask shifted = Mask.of(slab("data/pam50_crop_landelle/PAM50_cord.nii.gz", 261));
    final String sentence =
        assertThrows(
                IllegalArgumentException.class,
                () -> LevelCrossing.of(horns, new Quadrants(0).apply(shifted)))
            .getMessage();
    assertTrue(sentence.contains("are not on the same grid"), sentence);
    assertTrue(sentence.contains("-156.84) mm") && sentence.contains("-156.34) mm"), sentence);
  }

  /** Fifty slices of an image, from one on. */
  private static Volume slab(final String path, final int from) {
    final Volume whole = CordCases.read(path);
    final double[][] affine = whole.grid().affine();
    affine[2][3] = whole.grid().toWorld(0, 0, from)[2];
    return new Volume(
        whole.name(),
        java.util.Arrays.copyOfRange(whole.planes(), from, from + 50),
        new Grid(whole.grid().nx(), whole.grid().ny(), 50, affine));
  }

  @Test
  void imagesWithoutLevelsAreRefused() {
    final Volume image = CordCases.read(SCT + "t2s/t2s_seg.nii.gz");
    final Volume zeros = Volume.zeros("empty", image.grid());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new LevelImage(zeros, LevelKind.SPINAL).toLevels(null))
            .getMessage()
            .contains("'empty' holds no spinal level, a number from 1 to 30."));
  }
}
