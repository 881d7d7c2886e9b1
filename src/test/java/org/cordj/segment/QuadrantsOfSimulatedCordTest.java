package org.cordj.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.cordj.image.Grid;
import org.cordj.image.Labels;
import org.cordj.image.Mask;
import org.cordj.image.Volume;
import org.cordj.testing.Shared;
import org.junit.jupiter.api.Test;

/** Quadrants made by others from the same mask; no voxel centre lies on a dividing line there. */
class QuadrantsOfSimulatedCordTest {

  private static final String TRUTH = "data/sim_cord/truth/sub-sim01/";

  /** Just enough of NIfTI-1 for two small images of whole numbers. */
  private static Volume read(final Path file) throws IOException {
    final ByteBuffer bytes;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
    final double[][] affine = new double[3][4];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 4; c++) {
        affine[r][c] = bytes.getFloat(280 + 16 * r + 4 * c);
      }
    }
    final Grid grid = new Grid(bytes.getShort(42), bytes.getShort(44), bytes.getShort(46), affine);
    final int type = bytes.getShort(70);
    final int offset = (int) bytes.getFloat(108);
    assertTrue(bytes.getShort(254) > 0 && (type == 2 || type == 4), "sform, uint8 or int16");
    final Volume volume = Volume.zeros(file.getFileName().toString(), grid);
    for (int i = 0; i < grid.voxels(); i++) {
      volume.set(i, type == 2 ? bytes.get(offset + i) & 0xff : bytes.getShort(offset + 2 * i));
    }
    return volume;
  }

  @Test
  void everyVoxelIsInTheSameQuadrant() throws IOException {
    final Mask cord = Mask.of(read(Shared.require(TRUTH + "cord_mask.nii.gz")));
    final Volume theirs = read(Shared.require(TRUTH + "quadrants.nii.gz"));
    final Labels ours = new Quadrants(0).apply(cord);
    for (int n = 0; n < cord.count(); n++) {
      final int i = cord.index(n);
      assertEquals((int) theirs.get(i), ours.get(i), "voxel " + i);
    }
    assertEquals(413, cord.count());
  }
}
