package org.cordj.stats;

import java.util.Map;

/**
 * The contrast in one universe.
 *
 * @param universe its place in the multiverse, from 0
 * @param name what it is called
 * @param n how many participants have a value in it
 * @param groups of them, by the groups that the contrast is about; empty for slopes
 * @param estimate the contrast's estimate in the values' unit
 * @param effect its standardised size: Hedges' g, of slopes the partial correlation
 * @param low the lower limit of the effect's 95 % interval
 * @param high its upper limit
 * @param t Student's t
 * @param df the residuals' degrees of freedom
 * @param p two-sided, from Student's t
 * @param permuted two-sided, by permutation
 * @param familyWise by permutation, corrected for all universes by the largest |t|
 */
public record UniverseEffect(
    int universe,
    String name,
    int n,
    Map<String, Integer> groups,
    double estimate,
    double effect,
    double low,
    double high,
    double t,
    int df,
    double p,
    double permuted,
    double familyWise) {}
