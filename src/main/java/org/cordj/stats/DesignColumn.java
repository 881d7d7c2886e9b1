package org.cordj.stats;

import java.util.List;
import java.util.Map;

/**
 * A column of a model: the product of indicators of groups and of covariates.
 *
 * @param name such as {@code group[opioid]:age}
 * @param levels the groups whose indicator it is: factor to level; empty for none
 * @param covariates the covariates it multiplies; empty for none
 */
record DesignColumn(String name, Map<String, String> levels, List<String> covariates) {

  DesignColumn {
    levels = Map.copyOf(levels);
    covariates = List.copyOf(covariates);
  }
}
