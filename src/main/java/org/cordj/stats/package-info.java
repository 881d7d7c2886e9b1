/**
 * Statistics of groups: a {@link org.cordj.stats.GroupDesign} from a participants table and a
 * formula, contrasts by name, and permutation tests of maps, tables and matrices with the
 * corrections that neuroimaging uses. One test's chain is {@link org.cordj.stats.Formula} to {@link
 * org.cordj.stats.GroupDesign} to {@link org.cordj.stats.DesignContrast} to {@link
 * org.cordj.stats.GroupTest}. It knows images and tables, no files of images and no ImageJ.
 */
package org.cordj.stats;
