package org.cordj.bids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cordj.image.Flips;
import org.cordj.image.Grid;
import org.cordj.image.Mask;
import org.cordj.image.Progress;
import org.cordj.image.Volume;
import org.cordj.nifti.NiftiReader;
import org.cordj.stats.Measurements;

/** The maps of all participants on one grid. */
final class GroupMaps {

  private GroupMaps() {}

  static Measurements read(
      final String column,
      final List<String> participants,
      final List<Path> files,
      final Mask mask,
      final Progress progress)
      throws IOException {
    final List<Volume> maps = new ArrayList<>();
    String unit = null;
    progress.begin("Reading maps", files.size());
    for (int r = 0; r < files.size(); r++) {
      progress.check();
      final Volume map = NiftiReader.read(files.get(r), Progress.NONE).toVolume();
      final String name = participants.get(r) + "'s " + files.get(r).getFileName();
      final String own = unit(files.get(r));
      if (r > 0) {
        Grid.requireSame(
            participants.get(0) + "'s " + files.get(0).getFileName(),
            maps.get(0).grid(),
            name,
            map.grid());
        if (!own.equals(unit)) {
          throw new IOException(
              "The maps of column '"
                  + column
                  + "' have different units: "
                  + participants.get(0)
                  + " '"
                  + unit
                  + "', "
                  + participants.get(r)
                  + " '"
                  + own
                  + "'. Make them anew with the same measure.");
        }
      }
      unit = own;
      maps.add(map);
      progress.advance(1);
    }
    final Grid grid = maps.get(0).grid();
    final Mask wanted = mask == null ? null : Flips.onto(mask, grid);
    if (wanted != null) {
      wanted.requireFits(column, grid);
    }
    final List<String> notes = new ArrayList<>();
    final Mask kept = kept(column, participants, maps, wanted, notes);
    final double[][] values = new double[maps.size()][kept.count()];
    for (int r = 0; r < values.length; r++) {
      for (int v = 0; v < kept.count(); v++) {
        values[r][v] = maps.get(r).get(kept.index(v));
      }
    }
    return new Measurements(
        column, values, new Measurements.Voxels(kept), unit, List.copyOf(notes));
  }

  /** The unit that the sidecar names, empty without one. */
  private static String unit(final Path file) throws IOException {
    final Path sidecar = Sidecars.beside(file);
    return Files.isRegularFile(sidecar)
        ? JsonFiles.read(sidecar).json().path("Units").asText("")
        : "";
  }

  private static Mask kept(
      final String column,
      final List<String> participants,
      final List<Volume> maps,
      final Mask mask,
      final List<String> notes)
      throws IOException {
    final Grid grid = maps.get(0).grid();
    final Mask wanted = mask == null ? somewhere(maps) : mask;
    final int[] lost = new int[maps.size()];
    final int[] indices =
        Arrays.stream(wanted.indices())
            .filter(
                i -> {
                  boolean whole = true;
                  for (int r = 0; r < lost.length; r++) {
                    final float value = maps.get(r).get(i);
                    if (!Float.isFinite(value) || mask == null && value == 0) {
                      lost[r]++;
                      whole = false;
                    }
                  }
                  return whole;
                })
            .toArray();
    final int most = IntStream.range(0, lost.length).reduce(0, (a, b) -> lost[b] > lost[a] ? b : a);
    final String worst = participants.get(most) + " (" + lost[most] + " voxels)";
    if (indices.length == 0) {
      throw new IOException(
          "No voxel of column '"
              + column
              + "' has a value in every participant; most are lost in "
              + worst
              + ".");
    }
    if (indices.length < wanted.count()) {
      notes.add(
          "'"
              + column
              + "': "
              + (wanted.count() - indices.length)
              + " of "
              + wanted.count()
              + " voxels have no value in some participant, most in "
              + worst
              + ", and were left out; "
              + indices.length
              + " are tested.");
    }
    return Mask.ofIndices(mask == null ? "present in all" : mask.name(), grid, indices);
  }

  /** Voxels where any participant's map is not 0. */
  private static Mask somewhere(final List<Volume> maps) {
    final Grid grid = maps.get(0).grid();
    return Mask.ofIndices(
        "present",
        grid,
        IntStream.range(0, grid.voxels())
            .filter(i -> maps.stream().anyMatch(m -> m.get(i) != 0))
            .toArray());
  }
}
