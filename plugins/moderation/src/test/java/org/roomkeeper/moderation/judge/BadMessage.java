package org.roomkeeper.moderation.judge;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A message that is meant to cost much.
 *
 * @param name what it is made of
 * @param unit what it repeats
 */
public record BadMessage(String name, String unit) {
  /** How many characters it has. */
  public static final int LENGTH = 100_000;

  /** All of it. */
  public String text() {
    return unit.repeat(LENGTH / unit.length() + 1).substring(0, LENGTH);
  }

  @Override
  public String toString() {
    return name;
  }

  /** One of every kind. */
  public static Stream<BadMessage> all() {
    return Stream.of(
        new BadMessage("one letter", "a"),
        new BadMessage("one character", "政"),
        new BadMessage("characters set apart", "政 "),
        new BadMessage("letters set apart", "p o l i t i c s "),
        new BadMessage("lone surrogates", "\uD83D"),
        new BadMessage("surrogates the wrong way round", "\uDC00\uD83D"),
        new BadMessage("an emoji", "\uD83D\uDC12"),
        new BadMessage("words of emoji", "those \uD83D\uDC12\uD83D\uDC12 people "),
        new BadMessage("marks of direction", "\u202Eabc\u2066政\u2069府\u202C"),
        new BadMessage("accents upon accents", "e\u0301\u0300\u0302\u0303"),
        new BadMessage("almost a slogan", "free hong kon "),
        new BadMessage("almost a slogan in Chinese", "打倒共产"),
        new BadMessage("a slogan", "free tibet now "),
        new BadMessage(
            "all beginnings of patterns", "the president of this government is a they all are "),
        new BadMessage("all beginnings of patterns in Chinese", "总统政府都是请大家投支持打倒台湾属于"),
        new BadMessage("shorthand", "h1n1 t4 hba1c 5ht3 "),
        new BadMessage("disguised words", "tr*mp g0v3rnm3nt imm1grant5 "),
        new BadMessage("words in chunks", "a-b.c/d_e|"),
        new BadMessage("words in wanted chunks", "gov-ern-ment.al-"),
        new BadMessage("one drawn-out word", "pooooooolitics"),
        new BadMessage("pinyin", "gongchandangxiataixinyesu"),
        new BadMessage("pinyin by syllables", "gong chan dang xia tai xin ye su "),
        new BadMessage("characters in pieces", "弓虽木又又寸工力"),
        new BadMessage("quotations within quotations", "> > > “「『free "),
        new BadMessage("brackets", "([{<"),
        new BadMessage("lines", "台\n独\n"),
        new BadMessage("addresses", "https://a.b/c-d?e=f&"),
        new BadMessage("binary", binary()));
  }

  private static String binary() {
    var bytes = new byte[2 * LENGTH];
    new Random(3).nextBytes(bytes);
    return new String(bytes, StandardCharsets.UTF_16);
  }
}
