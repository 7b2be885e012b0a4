package org.roomkeeper.wecom.client;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.texts.CoreTexts;

/**
 * WeCom's error codes as far as the bot meets them, and what each means for what was asked. The
 * words are ours; codes that are not here are refusals, told with WeCom's own words.
 */
public final class WeComErrors {
  private static final int LONGEST_WORDS = 200;

  private static final Map<Integer, Row> TABLE =
      table(
          // Not now.
          row(-1, Sort.BUSY),
          row(-99, Sort.SILENT),
          row(6000, Sort.BUSY),
          row(41063, Sort.NOT_YET),
          row(45009, Sort.RATE),
          row(45033, Sort.CROWDED),
          row(301058, Sort.NOT_YET),
          // The token: the client refreshes it once by itself, so this is what is left after that.
          row(40014, Sort.TOKEN),
          row(42001, Sort.TOKEN),
          row(41001, Sort.TOKEN),
          // What the founder must set right; worth trying again once they have.
          row(40001, Sort.SETUP),
          row(40013, Sort.SETUP),
          row(40056, Sort.SETUP),
          row(301002, Sort.SETUP),
          row(50003, Sort.SETUP),
          row(60020, Sort.SETUP),
          row(701008, Sort.SETUP),
          row(48002, Sort.FORBIDDEN),
          row(48004, Sort.FORBIDDEN),
          row(48005, Sort.FORBIDDEN),
          row(48006, Sort.FORBIDDEN),
          row(60011, Sort.FORBIDDEN),
          // What is not there (any more).
          row(40003, Sort.GONE),
          row(46004, Sort.GONE),
          row(60111, Sort.GONE),
          row(60021, Sort.GONE),
          row(40050, Sort.GONE),
          row(86003, Sort.GONE),
          row(40096, Sort.GONE),
          row(84061, Sort.GONE),
          row(84084, Sort.GONE),
          row(41044, Sort.GONE),
          // What is wrong with what was asked.
          row(40008, Sort.REFUSED),
          row(40058, Sort.REFUSED),
          row(40063, Sort.REFUSED),
          row(44004, Sort.REFUSED),
          row(45002, Sort.REFUSED),
          row(40068, Sort.REFUSED),
          row(81011, Sort.REFUSED),
          row(81013, Sort.REFUSED),
          row(82001, Sort.REFUSED),
          row(41045, Sort.REFUSED),
          row(41047, Sort.REFUSED),
          row(41048, Sort.REFUSED),
          row(41050, Sort.TOO_LATE),
          row(41051, Sort.SPENT),
          row(41053, Sort.REFUSED),
          row(41055, Sort.REFUSED),
          row(41058, Sort.REFUSED),
          row(41064, Sort.REFUSED),
          row(41065, Sort.REFUSED),
          row(41088, Sort.REFUSED),
          row(41091, Sort.REFUSED),
          row(41093, Sort.REFUSED),
          row(41094, Sort.REFUSED),
          row(41096, Sort.SPENT),
          row(45029, Sort.REFUSED),
          row(81017, Sort.REFUSED),
          row(86001, Sort.REFUSED),
          row(86004, Sort.REFUSED),
          row(86005, Sort.REFUSED),
          row(86006, Sort.REFUSED),
          row(86007, Sort.REFUSED),
          row(86008, Sort.REFUSED),
          row(86101, Sort.REFUSED),
          row(86201, Sort.REFUSED),
          row(86202, Sort.REFUSED),
          row(86203, Sort.REFUSED),
          row(86204, Sort.REFUSED),
          row(86205, Sort.REFUSED),
          row(86207, Sort.REFUSED),
          row(86215, Sort.SPENT),
          row(86216, Sort.REFUSED),
          row(90501, Sort.REFUSED),
          row(93000, Sort.REFUSED),
          row(93004, Sort.REFUSED),
          row(93008, Sort.REFUSED));

  private WeComErrors() {}

  /** What an error code means for what was asked. */
  public enum Sort {
    /** Something passing; whether it was done all the same nobody can say. */
    BUSY,
    /** No usable answer; whether it was done nobody can say. */
    SILENT,
    /** Not done: a limit on calls in a minute, an hour or a day. */
    RATE,
    /** Not done: too many at the same time. */
    CROWDED,
    /** Not done: works in a moment. */
    NOT_YET,
    /** Not done: the token, once more after a refresh. */
    TOKEN,
    /** Not done: the founder must set something right. */
    SETUP,
    /** Not done: the corp does not allow it. */
    FORBIDDEN,
    /** Not done: what it is about is not there. */
    GONE,
    /** Not done: its time is over. */
    TOO_LATE,
    /** It was done before, by us or by somebody else. */
    SPENT,
    /** Not done, and never will be as it stands. */
    REFUSED
  }

  /** What an error means. */
  public static Sort sortOf(WxErrorException error) {
    var row = TABLE.get(codeOf(error));
    return row == null ? Sort.REFUSED : row.sort();
  }

  /** The error's number; -99 where there was none. */
  public static int codeOf(WxErrorException error) {
    return error.getError() == null ? -99 : error.getError().getErrorCode();
  }

  /** The error for people, number and meaning, without secrets. */
  public static Phrase phraseFor(WxErrorException error) {
    int code = codeOf(error);
    if (TABLE.containsKey(code)) {
      return Phrase.of("wecom.error." + code);
    }
    var words = error.getError() == null ? "" : String.valueOf(error.getError().getErrorMsg());
    int hint = words.indexOf(", hint");
    String said =
        Cut.toCharacters(Secrets.mask(hint < 0 ? words : words.substring(0, hint)), LONGEST_WORDS);
    return Phrase.of("wecom.error.other", Integer.toString(code), said);
  }

  /** The same in English, for logs. */
  public static String wordsFor(WxErrorException error) {
    return CoreTexts.ALL.say(Bundle.FALLBACK, phraseFor(error));
  }

  /** The numbers that have words of ours. */
  static Set<Integer> known() {
    return TABLE.keySet();
  }

  private static Row row(int code, Sort sort) {
    return new Row(code, sort);
  }

  private static Map<Integer, Row> table(Row... rows) {
    return Arrays.stream(rows).collect(toUnmodifiableMap(Row::code, row -> row));
  }

  private record Row(int code, Sort sort) {}
}
