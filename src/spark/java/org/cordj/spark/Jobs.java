package org.cordj.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.SparkException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.cordj.io.RefusedException;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** Parts of a work, a task each, whose results are heard of as they come. */
final class Jobs {

  private Jobs() {}

  /** What a worker does with a part. */
  @FunctionalInterface
  interface Work<P, R> extends Serializable {
    R of(P part) throws IOException;
  }

  /**
   * Does all parts. A part travels with its task only, so all parts are sent once.
   *
   * @param hears of each part's number and result, one at a time, in any order; what it throws ends
   *     the work
   * @throws RefusedException with one sentence, if Spark gives up
   */
  static <P, R> void run(
      final JavaSparkContext spark,
      final List<P> parts,
      final Class<R> type,
      final Work<P, R> work,
      final BiConsumer<Integer, R> hears)
      throws RefusedException {
    final Function2<TaskContext, Iterator<P>, R> each =
        (Function2<TaskContext, Iterator<P>, R> & Serializable)
            (context, one) -> {
              try {
                return work.of(one.next());
              } catch (final IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            };
    final Function2<Object, R, BoxedUnit> handler =
        (Function2<Object, R, BoxedUnit> & Serializable)
            (number, result) -> {
              hears.accept((Integer) number, result);
              return BoxedUnit.UNIT;
            };
    final ClassTag<R> tag = ClassTag$.MODULE$.apply(type);
    final List<Object> all =
        java.util.stream.IntStream.range(0, parts.size()).<Object>mapToObj(i -> i).toList();
    final Seq<Object> numbers = CollectionConverters.asScala(all).toSeq();
    try {
      spark
          .sc()
          .runJob(spark.parallelize(parts, parts.size()).rdd(), each, numbers, handler, tag);
    } catch (final Exception e) {
      if (!(e instanceof SparkException)) {
        throw e;
      }
      throw new RefusedException(
          "Spark gave up before the end ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + "); the workers' logs say more. What was done is kept: start again.",
          e);
    }
  }
}
