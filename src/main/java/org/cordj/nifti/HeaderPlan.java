package org.cordj.nifti;

import org.cordj.image.Grid;

/**
 * The header of an image that is about to be written.
 *
 * @param type the type of the stored values
 * @param grid where the image lies
 * @param volumes how many volumes a run has, 0 for a 3-D image, -1 to keep every axis of the
 *     template
 * @param tr a run's repetition time in seconds, -1 to keep the template's
 */
record HeaderPlan(DataType type, Grid grid, int volumes, double tr) {

  /** sform code of a template that says where the image lies but not in which space: aligned. */
  private static final int ALIGNED = 2;

  /** Two places are the same when no corner is further apart than this share of a voxel. */
  private static final double SAME = 1e-4;

  NiftiHeader header(final NiftiHeader template) {
    if (template == null) {
      return NiftiHeader.of(grid, Math.max(1, volumes), Math.max(0, tr), type);
    }
    NiftiHeader single = HeaderEdit.single(template).build();
    final boolean sameSize = sameSize(single);
    if (!sameSize && !HeaderEdit.fits(single.format(), grid, volumes)) {
      single = HeaderEdit.nifti2(single).build();
    }
    final HeaderEdit edit = single.edit();
    if (!sameSize) {
      edit.dims(volumes > 0, grid, Math.max(1, volumes));
      if (losesItsIntent(single)) {
        edit.integer(HeaderField.INTENT_CODE, 0, 0);
      }
    }
    final boolean sameType = single.datatype() == type;
    edit.type(type);
    // Floats are stored as they are; colors are never scaled, whatever the header says.
    final boolean keepScale = sameType && type.kind() != DataType.Kind.REAL;
    if (!keepScale && hasScale(single)) {
      edit.real(HeaderField.SCL_SLOPE, 0, 1).real(HeaderField.SCL_INTER, 0, 0);
    }
    if (!(sameSize && sameType)) {
      edit.real(HeaderField.CAL_MAX, 0, 0).real(HeaderField.CAL_MIN, 0, 0);
    }
    if (tr >= 0 && (float) tr != (float) single.tr()) {
      edit.tr(tr);
    }
    final NiftiHeader sized = edit.build();
    if (samePlace(sized.grid(), grid)) {
      return sized;
    }
    final int code =
        single.sformCode() > 0
            ? single.sformCode()
            : single.qformCode() > 0 ? single.qformCode() : ALIGNED;
    return sized.edit().affine(grid, code).build();
  }

  private static boolean hasScale(final NiftiHeader h) {
    final double slope = h.real(HeaderField.SCL_SLOPE, 0);
    return Double.isFinite(slope)
        && slope != 0
        && (slope != 1 || h.real(HeaderField.SCL_INTER, 0) != 0);
  }

  /** Whether the intent speaks of an axis, time or a vector's, that the image no longer has. */
  private boolean losesItsIntent(final NiftiHeader h) {
    final int intent = h.intentCode();
    return volumes < 2 && intent == NiftiHeader.INTENT_TIME_SERIES
        || h.channels() > 1 && NiftiAxis.isFifth(intent);
  }

  private boolean sameSize(final NiftiHeader h) {
    if (volumes < 0) {
      return true;
    }
    for (int i = 1; i <= h.shape().length; i++) {
      if (h.integer(HeaderField.DIM, i) != h.dim(i)) {
        return false;
      }
    }
    return h.dim(1) == grid.nx()
        && h.dim(2) == grid.ny()
        && h.dim(3) == grid.nz()
        && h.volumes() == Math.max(1, volumes)
        && h.channels() == 1;
  }

  private static boolean samePlace(final Grid a, final Grid b) {
    final long[] dims = {a.nx(), a.ny(), a.nz()};
    final double voxel = Math.min(a.voxelSize(0), Math.min(a.voxelSize(1), a.voxelSize(2)));
    return Affines.distance(a.affine(), b.affine(), dims) <= SAME * voxel;
  }
}
