package org.cordj.stats;

import java.io.Serializable;
import java.util.function.Supplier;

/** Makes the measure of a map of statistics for each worker; can be sent to other computers. */
sealed interface MeasureRecipe extends Supplier<MapMeasure>, Serializable {

  /** The largest statistic only. */
  record OfLargest() implements MeasureRecipe {
    @Override
    public MapMeasure get() {
      return new MapMeasure.Largest();
    }
  }

  /** TFCE too. */
  record OfTfce(Adjacency touching, double extent, double height) implements MeasureRecipe {
    @Override
    public MapMeasure get() {
      return new TwoMeasures(new Tfce(touching, extent, height));
    }
  }

  /** Clusters of voxels above a statistic too. */
  record OfClusters(Adjacency touching, double cut) implements MeasureRecipe {
    @Override
    public MapMeasure get() {
      return new TwoMeasures(Components.clusters(touching, cut));
    }
  }

  /**
   * What a curve of specifications is tested by.
   *
   * @param scale [universe] see {@link CurveMeasure}
   * @param degrees [universe]
   * @param critical [universe]
   */
  record OfCurve(CurveScales scales) implements MeasureRecipe {
    @Override
    public MapMeasure get() {
      return new CurveMeasure(scales);
    }
  }

  /** Networks of edges above a statistic too. */
  record OfNetworks(int[] from, int[] to, int nodes, double cut) implements MeasureRecipe {
    @Override
    public MapMeasure get() {
      return new TwoMeasures(Components.networks(from, to, nodes, cut));
    }
  }
}
