package org.cordj.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What the first 348 bytes of a file say about its header.
 *
 * @param format which header it is
 * @param order its byte order
 * @param pair whether the voxels are in an .img of their own
 */
record HeaderStart(HeaderFormat format, ByteOrder order, boolean pair) {

  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

  /**
   * Looks at the header size, which also gives the byte order, and the magic.
   *
   * @param pairName whether the file is named .hdr, so that a header without magic is Analyze 7.5
   * @return null if it is no header
   */
  static HeaderStart of(final byte[] start, final boolean pairName) {
    final ByteBuffer b = ByteBuffer.wrap(start);
    final boolean nifti1 = isMagic(start, 344, '1') && start[347] == 0;
    for (final ByteOrder order : ORDERS) {
      final int size = b.order(order).getInt(0);
      if (size == HeaderFormat.NIFTI2.size() && isMagic(start, 4, '2')) {
        return new HeaderStart(HeaderFormat.NIFTI2, order, start[5] == 'i');
      }
      if (size == HeaderFormat.NIFTI1.size() && nifti1) {
        return new HeaderStart(HeaderFormat.NIFTI1, order, start[345] == 'i');
      }
      if (size == HeaderFormat.ANALYZE.size() && pairName) {
        return new HeaderStart(HeaderFormat.ANALYZE, order, true);
      }
    }
    if (nifti1) {
      // A wrong sizeof_hdr with a right magic: the byte order is that of a possible dim[0].
      for (final ByteOrder order : ORDERS) {
        final int n = b.order(order).getShort(40);
        if (n >= 1 && n <= 7) {
          return new HeaderStart(HeaderFormat.NIFTI1, order, start[345] == 'i');
        }
      }
    }
    return null;
  }

  private static boolean isMagic(final byte[] b, final int at, final char version) {
    return b[at] == 'n' && (b[at + 1] == '+' || b[at + 1] == 'i') && b[at + 2] == version;
  }
}
