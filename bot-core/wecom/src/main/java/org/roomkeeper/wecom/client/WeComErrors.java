package org.roomkeeper.wecom.client;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;

/**
 * WeCom's error codes as far as the bot meets them, and what each means for what was asked. The
 * words are ours; codes that are not here are refusals, told with WeCom's own words.
 */
public final class WeComErrors {
  private static final int LONGEST_WORDS = 200;

  private static final Map<Integer, Row> TABLE =
      table(
          // Not now.
          row(-1, Sort.BUSY, "WeCom is busy"),
          row(-99, Sort.SILENT, "WeCom sent an empty answer"),
          row(6000, Sort.BUSY, "somebody changed the same thing at the same time"),
          row(41063, Sort.NOT_YET, "the group message is still being handed out"),
          row(45009, Sort.RATE, "called too often"),
          row(45033, Sort.CROWDED, "too many calls at the same time"),
          row(301058, Sort.NOT_YET, "the archive asks for smaller pages"),
          // The token: the client refreshes it once by itself, so this is what is left after that.
          row(40014, Sort.TOKEN, "the token is not valid"),
          row(42001, Sort.TOKEN, "the token has expired"),
          row(41001, Sort.TOKEN, "the token is missing"),
          // What the founder must set right; worth trying again once they have.
          row(40001, Sort.SETUP, "the secret is wrong"),
          row(40013, Sort.SETUP, "the corp id is wrong"),
          row(40056, Sort.SETUP, "the agent id is wrong"),
          row(301002, Sort.SETUP, "the token is another app's"),
          row(50003, Sort.SETUP, "the app is disabled"),
          row(60020, Sort.SETUP, "this server's address is not on the app's list of trusted ones"),
          row(701008, Sort.SETUP, "no licensed account"),
          row(48002, Sort.FORBIDDEN, "the app may not call this interface"),
          row(48004, Sort.FORBIDDEN, "the authorisation is gone"),
          row(48005, Sort.FORBIDDEN, "the interface is no longer offered"),
          row(48006, Sort.FORBIDDEN, "the right was withdrawn"),
          row(60011, Sort.FORBIDDEN, "the app has no right to this member"),
          // What is not there (any more).
          row(40003, Sort.GONE, "there is no such member"),
          row(46004, Sort.GONE, "there is no such member"),
          row(60111, Sort.GONE, "there is no such member"),
          row(60021, Sort.GONE, "the member is outside the app's scope"),
          row(40050, Sort.GONE, "there is no such room"),
          row(86003, Sort.GONE, "there is no such room"),
          row(40096, Sort.GONE, "there is no such WeChat user"),
          row(84061, Sort.GONE, "the WeChat user is not a contact of this member"),
          row(84084, Sort.GONE, "the member has not added this WeChat user"),
          row(41044, Sort.GONE, "there is no such code"),
          // What is wrong with what was asked.
          row(40008, Sort.REFUSED, "the kind of message is not known"),
          row(40058, Sort.REFUSED, "a parameter is wrong"),
          row(40063, Sort.REFUSED, "a parameter is empty"),
          row(44004, Sort.REFUSED, "the text is empty"),
          row(45002, Sort.REFUSED, "the text is too long"),
          row(40068, Sort.REFUSED, "a tag is not valid"),
          row(81011, Sort.REFUSED, "no right to change this tag"),
          row(81013, Sort.REFUSED, "nobody of those addressed can be reached"),
          row(82001, Sort.REFUSED, "nobody is addressed"),
          row(41045, Sort.REFUSED, "there are too many codes"),
          row(41047, Sort.REFUSED, "the group message is not valid"),
          row(41048, Sort.REFUSED, "the group message has nobody to go to"),
          row(41050, Sort.TOO_LATE, "the welcome code has expired"),
          row(41051, Sort.SPENT, "the two are already chatting"),
          row(41053, Sort.REFUSED, "the person has not consented to the archive"),
          row(41055, Sort.REFUSED, "the library of welcome texts is full"),
          row(41058, Sort.REFUSED, "no right to change this welcome text"),
          row(41064, Sort.REFUSED, "an attachment is not valid"),
          row(41065, Sort.REFUSED, "an attachment is missing"),
          row(41088, Sort.REFUSED, "there are too many attachments"),
          row(41091, Sort.REFUSED, "a door leads to five rooms at most"),
          row(41093, Sort.REFUSED, "the group message was called off"),
          row(41094, Sort.REFUSED, "reminded too often"),
          row(41096, Sort.SPENT, "the welcome code is used already"),
          row(45029, Sort.REFUSED, "the answer would be too large"),
          row(81017, Sort.REFUSED, "too much was asked for at once"),
          row(86001, Sort.REFUSED, "the room's id is not valid"),
          row(86004, Sort.REFUSED, "the room's name is not valid"),
          row(86005, Sort.REFUSED, "the room's owner is not valid"),
          row(86006, Sort.REFUSED, "the room would have too few or too many people"),
          row(86007, Sort.REFUSED, "a member is not valid"),
          row(86008, Sort.REFUSED, "the room was not made by this app"),
          row(86101, Sort.REFUSED, "only the owner may do this"),
          row(86201, Sort.REFUSED, "a field is missing"),
          row(86202, Sort.REFUSED, "a field is missing"),
          row(86203, Sort.REFUSED, "a field is missing"),
          row(86204, Sort.REFUSED, "a field is too long"),
          row(86205, Sort.REFUSED, "a field is too long"),
          row(86207, Sort.REFUSED, "the owner is not among the members"),
          row(86215, Sort.SPENT, "the room exists already"),
          row(86216, Sort.REFUSED, "a member's id is not valid"),
          row(90501, Sort.REFUSED, "this is no customer group"),
          row(93000, Sort.REFUSED, "the robot's key is not valid, or the robot was taken out"),
          row(93004, Sort.REFUSED, "the robot is disabled"),
          row(93008, Sort.REFUSED, "the robot is not in the room"));

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

  /** The error in words for logs and the ledger: number and meaning, without secrets. */
  public static String wordsFor(WxErrorException error) {
    int code = codeOf(error);
    var row = TABLE.get(code);
    if (row != null) {
      return "WeCom " + code + ": " + row.words();
    }
    var words = error.getError() == null ? "" : String.valueOf(error.getError().getErrorMsg());
    int hint = words.indexOf(", hint");
    return "WeCom "
        + code
        + ": "
        + Cut.toCharacters(
            Secrets.mask(hint < 0 ? words : words.substring(0, hint)), LONGEST_WORDS);
  }

  private static Row row(int code, Sort sort, String words) {
    return new Row(code, sort, words);
  }

  private static Map<Integer, Row> table(Row... rows) {
    return Arrays.stream(rows).collect(toUnmodifiableMap(Row::code, row -> row));
  }

  private record Row(int code, Sort sort, String words) {}
}
