package org.roomkeeper.wecom.archive;

import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Part;

/**
 * Takes a quotation out of a text: the archive has no field for it, so it stands in the text, in
 * one of the forms that WeCom's and WeChat's clients write.
 *
 * <pre>
 * 这是一条引用/回复消息：            「NAME：QUOTED」
 * “NAME：                          - - - - - - - - - - - - - - -
 * QUOTED”                          REPLY
 * ------
 * REPLY
 * </pre>
 */
final class Quotation {
  private static final List<String> LEADS =
      List.of("这是一条引用/回复消息：", "这是一条引用/回复消息:", "This is a quote/reply:", "This is a quote/reply：");
  private static final String RULE = "\n------\n";
  private static final String DASH = "- - - - -";
  private static final int LONGEST_NAME = 128;

  private Quotation() {}

  /** The parts of a text: what it quotes, if it does, and its author's own words. */
  static List<Part> split(String text) {
    var plain = text.replace("\r\n", "\n");
    return fromWeCom(plain)
        .or(() -> fromWeChat(plain))
        .orElseGet(() -> List.of(new Part.Text(text)));
  }

  private static Optional<List<Part>> fromWeCom(String text) {
    var lead = LEADS.stream().filter(text::startsWith).findFirst();
    if (lead.isEmpty()) {
      return Optional.empty();
    }
    var rest = text.substring(lead.get().length()).stripLeading();
    // A quoted text may hold a quotation of its own, so the last rule before the reply counts;
    // a reply that holds such a rule would make its own words the quoted: then the first counts.
    int rule = ruleAfterClosingMark(rest);
    if (rule < 0) {
      return Optional.empty();
    }
    var quoted = unquote(rest.substring(0, rule).strip());
    return Optional.of(parts(quoted, rest.substring(rule + RULE.length())));
  }

  private static int ruleAfterClosingMark(String text) {
    for (int at = text.indexOf(RULE); at >= 0; at = text.indexOf(RULE, at + 1)) {
      if (at > 0 && (text.charAt(at - 1) == '”' || text.charAt(at - 1) == '"')) {
        return at;
      }
    }
    return text.indexOf(RULE);
  }

  private static Optional<List<Part>> fromWeChat(String text) {
    if (!text.startsWith("「")) {
      return Optional.empty();
    }
    for (int end = text.indexOf("」\n"); end >= 0; end = text.indexOf("」\n", end + 1)) {
      int line = end + 2;
      if (text.startsWith(DASH, line)) {
        int next = text.indexOf('\n', line);
        return Optional.of(parts(text.substring(1, end), next < 0 ? "" : text.substring(next + 1)));
      }
    }
    return Optional.empty();
  }

  private static List<Part> parts(String quoted, String reply) {
    return List.of(author(quoted), new Part.Text(reply));
  }

  private static Part.Quoted author(String quoted) {
    int colon = firstColon(quoted);
    if (colon < 1 || colon > LONGEST_NAME || quoted.lastIndexOf('\n', colon) >= 0) {
      return new Part.Quoted(Optional.empty(), quoted);
    }
    return new Part.Quoted(
        Optional.of(quoted.substring(0, colon).strip()), quoted.substring(colon + 1).strip());
  }

  private static int firstColon(String text) {
    int wide = text.indexOf('：');
    int narrow = text.indexOf(':');
    if (wide < 0 || narrow < 0) {
      return Math.max(wide, narrow);
    }
    return Math.min(wide, narrow);
  }

  private static String unquote(String text) {
    boolean opens = text.startsWith("“") || text.startsWith("\"");
    boolean closes = text.length() > 1 && (text.endsWith("”") || text.endsWith("\""));
    return text.substring(opens ? 1 : 0, closes ? text.length() - 1 : text.length());
  }
}
