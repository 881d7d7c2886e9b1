/**
 * Graphs of regions: {@link org.cordj.graph.GraphMetrics} computes the usual metrics of a weighted
 * undirected graph (Rubinov and Sporns 2010, 10.1016/j.neuroimage.2009.10.003) by the definitions
 * of the Brain Connectivity Toolbox, at one threshold or over several, against random graphs that
 * keep every degree; {@link org.cordj.graph.Reliability} says how well measures agree between
 * halves or runs.
 *
 * <p>A {@link org.cordj.graph.WeightMatrix} comes in, tables come out. Each metric is a small class
 * of its own on a package-private {@code Graph}. Randomness comes from a seed with a stream of its
 * own for each null and each run, so results are the same bits for any number of threads. May use
 * image (for progress), io and Commons Math.
 */
package org.cordj.graph;
