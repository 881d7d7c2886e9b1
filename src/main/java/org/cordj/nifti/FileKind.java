package org.cordj.nifti;

import java.nio.charset.StandardCharsets;

/** Says what a file looks like that was taken for NIfTI and is none. */
final class FileKind {

  private static final String[][] STARTS = {
    {"version https://git-lfs", "it is a Git LFS pointer; fetch the file itself with git lfs pull"},
    {"/annex/objects/", "it is a git-annex pointer; fetch the file itself with datalad get"},
    {"../", "it looks like a git-annex link; fetch the file itself with datalad get"},
    {"PK\u0003\u0004", "it looks like a ZIP archive"},
    {"\u0089PNG", "it looks like a PNG picture"},
    {"\u00ff\u00d8\u00ff", "it looks like a JPEG picture"},
    {"GIF8", "it looks like a GIF picture"},
    {"II*\0", "it looks like a TIFF picture"},
    {"MM\0*", "it looks like a TIFF picture"},
    {"\u0089HDF", "it looks like an HDF5 file (MINC 2)"},
    {"CDF\u0001", "it looks like a netCDF file (MINC 1)"},
    {"NRRD", "it looks like an NRRD file"},
    {"\0\0\0\u0001", "it looks like a FreeSurfer MGH file"},
    {"ObjectType", "it looks like a MetaImage header"},
    {"\u001f\u008b", "it looks like gzip within gzip"},
    {"BZh", "it looks like a bzip2 file"},
    {"{", "it looks like a JSON file"},
    {"<", "it looks like an XML or HTML file"},
    {"type  =", "it looks like an AFNI header"},
  };

  private FileKind() {}

  /**
   * Half a sentence.
   *
   * @param start the first bytes, unpacked
   * @param n how many of them are valid
   */
  static String describe(final byte[] start, final int n) {
    final String text = new String(start, 0, n, StandardCharsets.ISO_8859_1);
    if (text.startsWith("DICM", 128)) {
      return "it looks like a DICOM file; convert it with dcm2niix";
    }
    for (final String[] s : STARTS) {
      if (text.stripLeading().startsWith(s[0]) || text.startsWith(s[0])) {
        return s[1];
      }
    }
    if (n < HeaderFormat.NIFTI1.size()) {
      return "it holds only " + n + " bytes, fewer than a header's 348";
    }
    return "neither its first number is a header size (348 or 540) nor does it hold the magic n+1";
  }
}
