package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.roomkeeper.api.Config;
import org.roomkeeper.census.SmallGroups.Group;
import org.roomkeeper.census.SmallGroups.Shown;

/**
 * The census as a picture that somebody can post in a room: the same groups as on the public page,
 * told in steps, the small ones together. It needs a font of the machine that has the words'
 * letters.
 */
final class Picture {
  private static final int WIDTH = 1080;
  private static final int EDGE = 60;
  private static final int LINE = 58;
  private static final int MOST_GROUPS = 8;
  private static final int LONGEST_LABEL = 760;
  private static final Color PAPER = new Color(0xF6F7F4);
  private static final Color INK = new Color(0x1D2B2A);
  private static final Color SOFT = new Color(0x5B6B69);
  private static final Color TRACK = new Color(0xDDE3DF);
  private static final Color LEAD = new Color(0x0B6E66);

  private final Config<CensusConfig> config;
  private final Figures figures;

  @Inject
  Picture(Config<CensusConfig> config, Figures figures) {
    this.config = config;
    this.figures = figures;
  }

  /**
   * A part of the picture.
   *
   * @param title what the groups are told apart by
   * @param groups the groups, the largest first, what is left together as the last
   */
  private record Part(String title, List<Group> groups) {}

  /**
   * The picture as PNG, 1,080 pixels wide; empty if this machine has no font for the words.
   *
   * @throws IOException if it cannot be drawn at all
   */
  Optional<byte[]> png(CensusTexts texts) throws IOException {
    String title = texts.say("title", figures.community(texts.locale().toLanguageTag()));
    List<Part> parts = parts(texts);
    if (!canBeWritten(title, parts)) {
      return Optional.empty();
    }
    int height = 330 + parts.stream().mapToInt(part -> 110 + LINE * part.groups().size()).sum();
    var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D on = image.createGraphics();
    try {
      on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      on.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      on.setColor(PAPER);
      on.fillRect(0, 0, WIDTH, height);
      draw(on, title, parts, texts, height);
    } finally {
      on.dispose();
    }
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return Optional.of(png.toByteArray());
  }

  private List<Part> parts(CensusTexts texts) {
    var parts = new ArrayList<Part>();
    for (Dimension dimension : Dimension.values()) {
      Shown shown = figures.groups(dimension, texts).coarse(CensusConfig.FEWEST);
      if (figures.isKnown(dimension) && !shown.groups().isEmpty()) {
        parts.add(new Part(texts.say("by." + dimension.key()), fewer(shown, texts)));
      }
    }
    return parts;
  }

  /** The largest groups; the others are counted together with what is hidden already. */
  private static List<Group> fewer(Shown shown, CensusTexts texts) {
    List<Group> groups = shown.groups();
    if (groups.size() <= MOST_GROUPS) {
      return Charts.withOthers(shown, texts);
    }
    long rest = groups.subList(MOST_GROUPS, groups.size()).stream().mapToLong(Group::people).sum();
    return Charts.withOthers(
        new Shown(groups.subList(0, MOST_GROUPS), shown.others() + rest), texts);
  }

  private void draw(Graphics2D on, String title, List<Part> parts, CensusTexts texts, int height) {
    int top = 100;
    text(on, title, EDGE, top, 46, Font.BOLD, INK);
    top += 62;
    text(on, CensusPage.inAll(figures, texts), EDGE, top, 26, Font.PLAIN, SOFT);
    top += 40;
    for (Part part : parts) {
      top += 50;
      text(on, part.title(), EDGE, top, 32, Font.BOLD, INK);
      top += 20;
      long most = part.groups().stream().mapToLong(Group::people).max().orElse(1);
      for (Group group : part.groups()) {
        bar(on, group, most, top, texts);
        top += LINE;
      }
      top += 40;
    }
    String small = texts.say("small-groups", config.get().smallestGroup());
    text(on, small, EDGE, height - 80, 22, Font.PLAIN, SOFT);
    text(on, texts.say("in-steps", CensusConfig.FEWEST), EDGE, height - 46, 22, Font.PLAIN, SOFT);
  }

  private static void bar(Graphics2D on, Group group, long most, int top, CensusTexts texts) {
    String number = texts.number(group.people());
    text(on, cut(on, group.label()), EDGE, top + 28, 26, Font.PLAIN, INK);
    int wide = on.getFontMetrics(font(26, Font.BOLD)).stringWidth(number);
    text(on, number, WIDTH - EDGE - wide, top + 28, 26, Font.BOLD, INK);
    int whole = WIDTH - 2 * EDGE;
    on.setColor(TRACK);
    on.fillRoundRect(EDGE, top + 37, whole, 12, 12, 12);
    on.setColor(LEAD);
    int filled = (int) (whole * group.people() / Math.max(1, most));
    on.fillRoundRect(EDGE, top + 37, filled, 12, 12, 12);
  }

  private static String cut(Graphics2D on, String label) {
    var metrics = on.getFontMetrics(font(26, Font.PLAIN));
    String shown = label;
    while (!shown.isEmpty() && metrics.stringWidth(shown) > LONGEST_LABEL) {
      shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
    }
    return shown.length() == label.length() ? label : shown + "…";
  }

  private static void text(
      Graphics2D on, String words, int x, int y, int size, int style, Color colour) {
    on.setFont(font(size, style));
    on.setColor(colour);
    on.drawString(words, x, y);
  }

  private static boolean canBeWritten(String title, List<Part> parts) {
    Font font = font(26, Font.PLAIN);
    return font.canDisplayUpTo(title) < 0
        && parts.stream().allMatch(part -> font.canDisplayUpTo(part.title()) < 0);
  }

  private static Font font(int size, int style) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
