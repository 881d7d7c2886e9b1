package org.cordj.template;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.cordj.image.Grid;
import org.cordj.image.Progress;
import org.cordj.image.Series;
import org.cordj.image.Volume;

/**
 * Resamples an image onto another grid through a chain of transforms, once: each voxel of the
 * result is taken through all of them to one place of the image, where the value is interpolated.
 *
 * <p>A slice of the result is the unit of work, so that it is the same bits for any number of
 * threads. Takes time in proportion to voxels x volumes, and memory for the result, the fields and,
 * with {@link Sampling#CUBIC}, two volumes in double precision.
 *
 * @param chain the transforms
 * @param sampling how values between voxels are made
 * @param outside what a voxel gets that lies outside of the image or of a field: NaN, so that
 *     nobody takes it for a value, or 0 for masks and labels
 */
public record Warp(TransformChain chain, Sampling sampling, float outside) {

  /** Checks that what lies outside is marked in a way that is understood. */
  public Warp {
    if (outside != 0 && !Float.isNaN(outside)) {
      throw new IllegalArgumentException(
          "What lies outside is to be " + outside + "; it must be NaN or 0.");
    }
  }

  /**
   * A result and how much of it there is.
   *
   * @param series on the reference's grid, one volume for a 3-D image
   * @param inside voxels of a volume that got a value of the image
   */
  public record Result(Series series, long inside) {

    /** The only volume, of a 3-D image. */
    public Volume volume() {
      return new Volume(series.name(), series.planes(), series.grid());
    }
  }

  /**
   * Resamples an image.
   *
   * @param name what the result is called
   * @param image its planes must be float (see {@link Series#isPlanar})
   * @param referenceName what users call the image whose grid the result gets
   * @throws IllegalArgumentException if no voxel of the reference comes to lie in the image
   */
  public Result apply(
      final String name,
      final Series image,
      final String referenceName,
      final Grid reference,
      final Progress progress) {
    requireMemory(image, reference);
    final int volumes = image.volumes();
    final float[][] planes = new float[volumes * reference.nz()][];
    final AtomicLong inside = new AtomicLong();
    // a spline holds one volume; otherwise a place is found once for all volumes
    final int batch = sampling == Sampling.CUBIC ? 1 : volumes;
    progress.begin("Cord To Template", (long) volumes / batch * reference.nz());
    for (int first = 0; first < volumes; first += batch) {
      inside.set(0);
      final Sampler[] samplers = new Sampler[batch];
      for (int v = 0; v < batch; v++) {
        samplers[v] = new Sampler(sampling, volume(image, first + v), image.grid());
      }
      final int offset = first;
      Parallelization.getTaskExecutor()
          .forEach(
              IntStream.range(0, reference.nz()).boxed().toList(),
              z -> {
                progress.check();
                inside.addAndGet(slice(samplers, image.grid(), reference, z, offset, planes));
                progress.advance(1);
              });
      requireInside(inside.get(), image, referenceName, reference);
    }
    return new Result(Series.ofPlanes(name, planes, reference, image.tr()), inside.get());
  }

  private static float[][] volume(final Series image, final int v) {
    final int nz = image.grid().nz();
    return Arrays.copyOfRange(image.planes(), v * nz, (v + 1) * nz);
  }

  /** Fills one slice of some volumes; returns how many voxels lie inside. */
  private int slice(
      final Sampler[] samplers,
      final Grid from,
      final Grid reference,
      final int z,
      final int first,
      final float[][] planes) {
    final AffineMap toVoxels = AffineMap.ofVoxels("image", from).inverse();
    final AffineMap toWorld = AffineMap.ofVoxels("reference", reference);
    final int size = reference.planeSize();
    final double[] x = new double[size];
    final double[] y = new double[size];
    final double[] w = new double[size];
    final double[] p = new double[3];
    int inside = 0;
    for (int i = 0; i < size; i++) {
      p[0] = i % reference.nx();
      p[1] = i / reference.nx();
      p[2] = z;
      toWorld.move(p);
      boolean there = chain.move(p);
      if (there) {
        toVoxels.move(p);
        there = Places.inside(p, from);
      }
      x[i] = there ? p[0] : Double.NaN;
      y[i] = p[1];
      w[i] = p[2];
      inside += there ? 1 : 0;
    }
    final double[] scratch = new double[Sampler.SCRATCH];
    for (int v = 0; v < samplers.length; v++) {
      final float[] plane = new float[size];
      for (int i = 0; i < size; i++) {
        plane[i] = Double.isNaN(x[i]) ? outside : samplers[v].at(x[i], y[i], w[i], scratch);
      }
      planes[(first + v) * reference.nz() + z] = plane;
    }
    return inside;
  }

  private void requireInside(
      final long inside, final Series image, final String referenceName, final Grid reference) {
    if (inside == 0) {
      throw new IllegalArgumentException(
          "No voxel of the reference '"
              + referenceName
              + "' comes to lie in '"
              + image.name()
              + "' through "
              + String.join(", ", chain.names())
              + ": the reference has "
              + reference
              + ", the image "
              + image.grid()
              + ". Check the order of the transforms and that each leads from the image to the"
              + " reference.");
    }
  }

  private static void requireMemory(final Series image, final Grid reference) {
    final double bytes = 4.0 * reference.voxels() * image.volumes();
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new IllegalArgumentException(
          String.format(
              java.util.Locale.ROOT,
              "'%s' on the reference's grid takes %.1f GB, but Java may use only %.1f GB; crop the"
                  + " reference to the cord, or raise the memory in Edit>Options>Memory & Threads.",
              image.name(),
              bytes / 1e9,
              Runtime.getRuntime().maxMemory() / 1e9));
    }
  }
}
