package org.cordj.nifti;

/** The three headers that NIfTI files begin with. */
public enum HeaderFormat {
  /** Analyze 7.5, always a .hdr beside an .img; it holds no orientation. */
  ANALYZE("Analyze 7.5", 348),
  /** NIfTI-1. */
  NIFTI1("NIfTI-1", 348),
  /** NIfTI-2. */
  NIFTI2("NIfTI-2", 540);

  private final String label;
  private final int size;

  HeaderFormat(final String label, final int size) {
    this.label = label;
    this.size = size;
  }

  /** Bytes of the header, the value of its sizeof_hdr. */
  public int size() {
    return size;
  }

  @Override
  public String toString() {
    return label;
  }
}
