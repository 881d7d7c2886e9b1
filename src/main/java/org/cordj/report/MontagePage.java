package org.cordj.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Where everything of a {@link Montage} lies on the page, and its drawing: headline, tiles with
 * captions, to their right the regions' names and the colour bar, below a line of notes.
 */
final class MontagePage {

  private static final int WIDTH = 1600;
  private static final int NARROWEST = 1000;
  private static final int MOST_DOWN = 820;

  /** Where the tiles would be narrower, the page grows downwards. */
  private static final int NARROWEST_TILE = 150;

  private static final int BORDER = 36;
  private static final int ASIDE_GAP = 36;
  private static final int BAR_HEIGHT = 600;

  /** Slices tilted by more than this have letters that only name the nearest direction. */
  private static final double OBLIQUE = 10;

  /** What captions say, from long to short: slice, slices, millimetres, S or I. */
  private static final String[] CAPTIONS = {
    "slice %1$d of %2$d, %3$.1f mm %4$s", "slice %1$d, %3$.1f mm %4$s", "%1$d: %3$.0f mm %4$s"
  };

  /** How much smaller than others a caption may be set to fit its tile. */
  private static final double SMALLEST_CAPTION = 0.8;

  private static final Font CAPTION = Text.plain(22);
  private static final Font NOTE = Text.plain(20);
  private static final Font LETTERS = Text.bold(26);
  private static final Color HALO = new Color(0, 0, 0, 210);

  private final Montage montage;
  private final SliceView view;
  private final Crop crop;
  private final Range grey;
  private final Range values;
  private final ColorBar bar;
  private final Legend legend;
  private final Tiling tiling;
  private final SlicePainter painter;
  private final int top;
  private final int width;
  private final int height;
  private final List<String> note;

  MontagePage(final Montage montage) {
    this.montage = montage;
    view = montage.view();
    crop = montage.crop();
    grey = montage.greyRange();
    values = montage.overlay() == null ? null : montage.overlayRange();
    bar = colorBar();
    top = montage.title().isEmpty() ? BORDER : BORDER + 72;
    legend =
        montage.outlines() == null
            ? new Legend(List.of())
            : Legend.of(montage.outlines(), crop, view);
    // a lower bar may need a wider label: the second round knows the height
    double aside = Math.max(legend.width(), bar.width(BAR_HEIGHT));
    aside = Math.max(aside, bar.width(barHeight(tiling(aside))));
    tiling = tiling(aside);
    painter = new SlicePainter(montage, view, crop, tiling);
    width = Math.max(NARROWEST, tiling.width() + 2 * BORDER + ASIDE_GAP + (int) Math.ceil(aside));
    note = Text.wrap(note(), NOTE, width - 2.0 * BORDER);
    final int body = Math.max(tiling.height(), legend.height() + BAR_HEIGHT / 2);
    height = top + body + 16 + 28 * note.size() + BORDER;
  }

  private Tiling tiling(final double aside) {
    final int n = crop.slices().size();
    final double widthMm = crop.columns() * view.voxelSize(0);
    final double heightMm = crop.rows() * view.voxelSize(1);
    final int across = WIDTH - 2 * BORDER - ASIDE_GAP - (int) Math.ceil(aside);
    final int most = (across + Tiling.GAP) / (NARROWEST_TILE + Tiling.GAP);
    final double row = NARROWEST_TILE * heightMm / widthMm + Tiling.GAP + Tiling.CAPTION;
    final int down = Math.max(MOST_DOWN, (int) Math.ceil(row * ((n + most - 1) / most)));
    return Tiling.largest(n, widthMm, heightMm, across, down);
  }

  /** As high as the tiles beside it leave room for, but never too low to be read. */
  private int barHeight(final Tiling beside) {
    final int room = beside.height() - Tiling.CAPTION - legend.height();
    return Math.max(BAR_HEIGHT / 2, Math.min(BAR_HEIGHT, room));
  }

  /** The left edge of the tile t in the picture. */
  int x(final int t) {
    return BORDER + tiling.x(t);
  }

  /** The upper edge of the tile t in the picture. */
  int y(final int t) {
    return top + tiling.y(t);
  }

  Crop crop() {
    return crop;
  }

  Tiling tiling() {
    return tiling;
  }

  SlicePainter painter() {
    return painter;
  }

  Legend legend() {
    return legend;
  }

  ColorBar bar() {
    return bar;
  }

  String notes() {
    return String.join(" ", note);
  }

  BufferedImage draw() {
    final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = Text.draw(picture);
    try {
      Text.headline(g, montage.title(), width, BORDER);
      final List<String> captions = captions();
      for (int t = 0; t < crop.slices().size(); t++) {
        painter.paint(picture, x(t), y(t), crop.slices().get(t), grey, values);
        letter(g, t, captions.get(t));
      }
      scaleBar(g);
      aside(g);
      for (int line = 0; line < note.size(); line++) {
        final double y = height - BORDER - 28 * (note.size() - 1 - line) - 4;
        Text.at(g, note.get(line), NOTE, Text.FAINT, BORDER, y, 0);
      }
    } finally {
      g.dispose();
    }
    return picture;
  }

  /** The caption of a tile, and the directions at its edges. */
  private void letter(final Graphics2D g, final int t, final String caption) {
    final int across = tiling.tileWidth();
    final int down = tiling.tileHeight();
    final double middle = x(t) + across / 2.0;
    Text.at(
        g,
        caption,
        Text.fit(caption, CAPTION, across),
        Text.INK,
        middle,
        y(t) + down + Tiling.CAPTION / 2.0,
        0.5);
    final Font font = sized(26, Math.min(across, down) / 9.0);
    final double inset = font.getSize2D() * 0.75;
    Text.halo(g, "R", font, x(t) + inset, y(t) + down / 2.0, 0.5);
    Text.halo(g, "L", font, x(t) + across - inset, y(t) + down / 2.0, 0.5);
    Text.halo(g, "A", font, middle, y(t) + inset, 0.5);
    Text.halo(g, "P", font, middle, y(t) + down - inset, 0.5);
  }

  /** The captions of all tiles, in the longest wording that can be read at their width. */
  List<String> captions() {
    List<String> captions = List.of();
    for (int wording = 0; wording < CAPTIONS.length; wording++) {
      final String form = CAPTIONS[wording];
      captions = crop.slices().stream().map(slice -> caption(form, slice)).toList();
      if (captions.stream()
          .allMatch(c -> Text.width(c, CAPTION) * SMALLEST_CAPTION <= tiling.tileWidth())) {
        break;
      }
    }
    return captions;
  }

  /** A slice's number and how far towards the head (S) or the feet (I) its shown part lies. */
  private String caption(final String form, final int slice) {
    final double superior =
        view.superior(
            (crop.left() + crop.right() - 1) / 2.0, (crop.top() + crop.bottom() - 1) / 2.0, slice);
    return String.format(
        Locale.ROOT, form, slice + 1, view.size(2), Math.abs(superior), superior < 0 ? "I" : "S");
  }

  /** A bar of a round length in the lower left corner of the first tile. */
  private void scaleBar(final Graphics2D g) {
    final double mm = Range.roundStep(tiling.tileWidth() / tiling.scale() / 3);
    final double x = x(0) + 14;
    final double y = y(0) + tiling.tileHeight() - 16;
    final double end = x + mm * tiling.scale();
    g.setColor(HALO);
    g.fill(new Rectangle2D.Double(x - 2.5, y - 5, end - x + 5, 10));
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(x, y - 2.5, end - x, 5));
    final Font font = sized(22, Math.min(tiling.tileWidth(), tiling.tileHeight()) / 11.0);
    Text.halo(
        g, Text.number(mm, mm) + " mm", font, (x + end) / 2, y - font.getSize2D() * 0.95, 0.5);
  }

  /** The regions' names, and the colour bar below them. */
  private void aside(final Graphics2D g) {
    final int x = BORDER + tiling.width() + ASIDE_GAP;
    legend.draw(g, x, top);
    final int from = top + legend.height();
    bar.draw(g, x, from, barHeight(tiling));
  }

  private ColorBar colorBar() {
    final boolean inGrey = montage.overlay() == null;
    final Range range = inGrey ? grey : values;
    final double[] shown = inGrey ? montage.backgroundValues() : montage.shownValues();
    return new ColorBar(
        inGrey ? ColorMap.GRAY : montage.overlay().colors(),
        range,
        inGrey ? montage.backgroundLabel() : montage.overlay().label(),
        DoubleStream.of(shown).anyMatch(v -> v < range.low()),
        DoubleStream.of(shown).anyMatch(v -> v > range.high()));
  }

  private String note() {
    final StringBuilder s =
        new StringBuilder("Radiological view: the subject\u2019s right is on the left.");
    if (view.tilt() > OBLIQUE) {
      s.append(
          String.format(
              Locale.ROOT,
              " The slices are oblique by up to %.0f\u00b0: the letters name the nearest"
                  + " directions.",
              view.tilt()));
    }
    final Overlay overlay = montage.overlay();
    if (overlay != null) {
      s.append(" Grey: ")
          .append(montage.backgroundLabel())
          .append(", ")
          .append(Text.number(grey.low(), grey.span()))
          .append(" to ")
          .append(Text.number(grey.high(), grey.span()))
          .append('.');
      if (overlay.threshold() > 0) {
        s.append(" Values nearer to 0 than ")
            .append(Text.number(overlay.threshold(), overlay.threshold()))
            .append(" are left out.");
      }
    }
    if (crop.slices().size() < crop.candidates()) {
      s.append(" Slices shown: ")
          .append(crop.slices().size())
          .append(" of ")
          .append(crop.candidates())
          .append('.');
    }
    if (!captions().get(0).startsWith("slice ")) {
      s.append(" Below each slice: its number and its place along the cord.");
    }
    return s.toString();
  }

  private static Font sized(final double most, final double wanted) {
    return LETTERS.deriveFont((float) Math.max(13, Math.min(most, wanted)));
  }
}
