/**
 * Cohorts and permutations on Apache Spark, for when one computer is too small. Spark schedules,
 * repeats what is lost and brings results back; what is done is what {@code cordj} does, by the same
 * code, and the files are the same bits.
 *
 * <p>{@link org.cordj.spark.Main} is the command; {@link org.cordj.spark.SparkCohort} sends each
 * subject to a task, {@link org.cordj.spark.SubjectTask}, {@link
 * org.cordj.spark.SparkPermutations} pieces of the shuffles, both by {@link org.cordj.spark.Jobs},
 * which hears of results as they come; {@link org.cordj.spark.Preflight} asks before any work
 * whether the workers see the folders and run the same CordJ ({@link
 * org.cordj.spark.WorkerQuestion}). Compiled by {@code mvn -Pspark} only and never part of the plugin. Knows {@code cli},
 * {@code stats}, {@code imagej} and Spark.
 */
package org.cordj.spark;
