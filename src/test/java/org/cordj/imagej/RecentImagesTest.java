package org.cordj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiImage;
import org.cordj.nifti.NiftiWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentImagesTest {

  @TempDir Path folder;

  /** 2 x 1 x 1 voxels: 8 bytes. */
  private Path write(final String name, final float value) throws IOException {
    final Path file = folder.resolve(name);
    NiftiWriter.FLOAT32.write(
        file, new Volume(name, new float[][] {{value, 2}}, Grid.ras(2, 1, 1, 1, 1, 1)), null);
    return file;
  }

  private static NiftiImage read(final RecentImages recent, final Path file) throws IOException {
    return recent.read(file, Progress.NONE);
  }

  @Test
  void theSameFileIsReadOnceAndGivenOutAsACopy() throws IOException {
    final RecentImages recent = new RecentImages(100);
    final Path file = write("a.nii.gz", 1);
    final NiftiImage first = read(recent, file);
    first.planes()[0][0] = 9;
    final NiftiImage second = read(recent, file);
    assertArrayEquals(new float[] {1, 2}, second.planes()[0]);
    assertSame(first.header(), second.header());
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    final RecentImages recent = new RecentImages(100);
    final Path file = write("a.nii", 1);
    read(recent, file);
    write("a.nii", 5);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertEquals(5, read(recent, file).planes()[0][0]);
  }

  @Test
  void onlySoMuchIsKeptAndTheOldestGoesFirst() throws IOException {
    final RecentImages recent = new RecentImages(16);
    final Path a = write("a.nii", 1);
    final Path b = write("b.nii", 2);
    final NiftiImage first = read(recent, a);
    final NiftiImage second = read(recent, b);
    assertSame(first.header(), read(recent, a).header());
    read(recent, write("c.nii", 3));
    assertSame(first.header(), read(recent, a).header());
    assertNotSame(second.header(), read(recent, b).header());
    // larger than all that may be kept
    final RecentImages none = new RecentImages(7);
    assertNotSame(read(none, a).header(), read(none, a).header());
  }
}
