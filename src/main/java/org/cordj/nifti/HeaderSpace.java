package org.cordj.nifti;

import static org.cordj.nifti.HeaderField.ORIGINATOR;
import static org.cordj.nifti.HeaderField.PIXDIM;
import static org.cordj.nifti.HeaderField.XYZT_UNITS;

import java.util.Locale;
import org.cordj.image.Grid;

/**
 * Where a header says that its voxels lie: by the sform if it has a code, else by the qform if it
 * has one, else by the voxel sizes alone, as nibabel does.
 */
final class HeaderSpace {

  /** Takes a note: a format and its values. */
  interface Notes {
    void note(String sentence, Object... values);
  }

  /**
   * sform and qform disagree where they put a corner apart by more than this share of a voxel; less
   * comes from a quaternion's rounding to float32.
   */
  private static final double DISAGREE = 0.1;

  private final String where;
  private final NiftiHeader h;
  private final long[] dims;
  private final int dimensions;
  private final Notes notes;

  HeaderSpace(
      final String where,
      final NiftiHeader header,
      final long[] dims,
      final int dimensions,
      final Notes notes) {
    this.where = where;
    this.h = header;
    this.dims = dims;
    this.dimensions = dimensions;
    this.notes = notes;
  }

  /** Where the voxels lie, in mm. */
  Grid grid() throws NiftiException {
    final double unit = spatialUnit();
    final boolean sform = h.sformCode() > 0;
    final boolean qform = h.qformCode() > 0;
    final double[] sizes = readSizes(unit, sform);
    final double[][] s = sform ? sform(unit) : null;
    final double[][] q = qform ? qform(unit, sizes) : null;
    if (sform && qform) {
      final double apart = Affines.distance(s, q, dims);
      if (!(apart <= DISAGREE * Math.min(sizes[0], Math.min(sizes[1], sizes[2])))) {
        say(
            "sform (code %d) and qform (code %d) disagree by up to %.3g mm; the sform is used",
            h.sformCode(), h.qformCode(), apart);
      }
    }
    final double[][] affine = sform ? s : qform ? q : ofSizes(sizes);
    for (int i = 0; i < 3; i++) {
      if (dims[i] > Integer.MAX_VALUE) {
        throw refuse("its size along axis %d is %d; the most is 2^31-1", i + 1, dims[i]);
      }
      final double edge = Affines.length(affine, i);
      if (sform && h.real(PIXDIM, i + 1) != 0 && Math.abs(edge - sizes[i]) > 0.01 * edge) {
        say(
            "pixdim[%d] says %.4g mm but the sform's voxels are %.4g mm; the sform is used",
            i + 1, sizes[i], edge);
      }
    }
    try {
      return new Grid((int) dims[0], (int) dims[1], (int) dims[2], affine);
    } catch (final IllegalArgumentException e) {
      throw new NiftiException("'" + where + "' cannot be placed in space: " + e.getMessage(), e);
    }
  }

  private double spatialUnit() {
    if (!h.has(XYZT_UNITS)) {
      return 1;
    }
    final int code = (int) h.integer(XYZT_UNITS, 0) & 7;
    switch (code) {
      case 1:
        return 1e3;
      case 2:
        return 1;
      case 3:
        return 1e-3;
      case 0:
        say("the unit of length is not given; taken as mm");
        return 1;
      default:
        say("the unit of length has the unknown code %d; taken as mm", code);
        return 1;
    }
  }

  private double[] readSizes(final double unit, final boolean sform) throws NiftiException {
    final double[] sizes = new double[3];
    for (int i = 0; i < 3; i++) {
      final double p = i < dimensions ? h.real(PIXDIM, i + 1) : 1;
      if (!Double.isFinite(p)) {
        if (!sform) {
          throw refuse(
              "pixdim[%d], a voxel's size, is %s; it must be above 0",
              i + 1, HeaderMeaning.show(p));
        }
        say(
            "pixdim[%d] is %s; not needed, the sform gives the voxel size",
            i + 1, HeaderMeaning.show(p));
      } else if (p < 0) {
        say(
            "pixdim[%d] is negative (%s); its absolute value is taken",
            i + 1, HeaderMeaning.show(p));
      } else if (p == 0 && !sform) {
        say("pixdim[%d] is 0; taken as 1 mm", i + 1);
      }
      sizes[i] = p == 0 ? 1 : Math.abs(p) * unit;
    }
    return sizes;
  }

  private double[][] sform(final double unit) {
    final HeaderField[] rows = {HeaderField.SROW_X, HeaderField.SROW_Y, HeaderField.SROW_Z};
    final double[][] m = new double[3][4];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 4; c++) {
        m[r][c] = h.real(rows[r], c) * unit;
      }
    }
    return m;
  }

  private double[][] qform(final double unit, final double[] sizes) {
    final double[] q = {
      h.real(HeaderField.QUATERN_B, 0),
      h.real(HeaderField.QUATERN_C, 0),
      h.real(HeaderField.QUATERN_D, 0)
    };
    final double[] offset = {
      h.real(HeaderField.QOFFSET_X, 0) * unit,
      h.real(HeaderField.QOFFSET_Y, 0) * unit,
      h.real(HeaderField.QOFFSET_Z, 0) * unit
    };
    final double norm = q[0] * q[0] + q[1] * q[1] + q[2] * q[2];
    if (norm > 1 + 1e-5) {
      say("the quaternion's squared length is %.6g, above 1; it is shortened to 1", norm);
    }
    final double qfac = h.real(PIXDIM, 0);
    if (qfac != -1 && qfac != 0 && qfac != 1) {
      say("pixdim[0] (qfac) is %s; taken as %d", HeaderMeaning.show(qfac), qfac < 0 ? -1 : 1);
    }
    return Affines.ofQuaternion(q, qfac, sizes, offset);
  }

  private double[][] ofSizes(final double[] sizes) {
    double[] origin = null;
    if (h.format() == HeaderFormat.ANALYZE) {
      origin = spmOrigin();
      say(
          origin == null
              ? "Analyze 7.5 holds no orientation; x is taken to run to the subject's left, and the"
                  + " origin to be in the middle"
              : "Analyze 7.5 holds no orientation; x is taken to run to the subject's left, and the"
                  + " originator to be SPM's origin");
    } else {
      say(
          "the header holds no orientation (qform and sform code 0); x is taken to run to the"
              + " subject's left, and the origin to be in the middle");
    }
    return Affines.ofSizes(dims, sizes, origin);
  }

  /** SPM's origin voxel counted from 0, if there is a plausible one (nibabel's rule). */
  private double[] spmOrigin() {
    final double[] origin = new double[3];
    boolean any = false;
    for (int i = 0; i < 3; i++) {
      final long o = h.integer(ORIGINATOR, i);
      if (o <= -dims[i] || o >= 2 * dims[i]) {
        return null;
      }
      any |= o != 0;
      origin[i] = o - 1;
    }
    return any ? origin : null;
  }

  private void say(final String sentence, final Object... values) {
    notes.note(sentence, values);
  }

  private NiftiException refuse(final String sentence, final Object... values) {
    return new NiftiException(
        "'" + where + "' cannot be read: " + String.format(Locale.ROOT, sentence, values) + ".");
  }
}
