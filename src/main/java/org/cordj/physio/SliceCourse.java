package org.cordj.physio;

/**
 * A regressor with a course of its own for each slice.
 *
 * @param name a column's name without the slice, such as {@code retroicor_cardiac_cos_01}
 * @param values [slice][volume]
 */
public record SliceCourse(String name, double[][] values) {}
