package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** What an app or a robot may say, checked as WeCom checks it. */
final class AppContent {
  /** What {@code message/send} takes. */
  static final Set<String> TO_MEMBERS =
      Set.of(
          "text",
          "image",
          "voice",
          "video",
          "file",
          "textcard",
          "news",
          "mpnews",
          "markdown",
          "miniprogram_notice",
          "template_card");

  /** What {@code appchat/send} takes. */
  static final Set<String> TO_APP_GROUPS =
      Set.of("text", "image", "voice", "video", "file", "textcard", "news", "mpnews", "markdown");

  /** What {@code webhook/send} takes. */
  static final Set<String> BY_WEBHOOK =
      Set.of("text", "markdown", "markdown_v2", "image", "news", "file", "voice", "template_card");

  private static final int TEXT_BYTES = 2048;
  private static final int ROBOT_MARKDOWN_BYTES = 4096;
  private static final int MOST_ARTICLES = 8;

  private AppContent() {}

  /**
   * Reads the body of the request's {@code msgtype}.
   *
   * @param robot whether a robot says it: long texts are refused, where an app's are cut
   * @return the body
   * @throws WeComError 40008 for a type that is not allowed here, and the usual ones for what is
   *     missing, empty or too long
   */
  static ObjectNode read(Args args, Set<String> allowed, Media media, boolean robot) {
    String type = args.text("msgtype");
    if (!allowed.contains(type)) {
      throw new WeComError(40008);
    }
    Args body = args.object(type);
    switch (type) {
      case "text" -> {
        return text(body, TEXT_BYTES, robot);
      }
      case "markdown", "markdown_v2" -> {
        return text(body, robot ? ROBOT_MARKDOWN_BYTES : TEXT_BYTES, robot);
      }
      case "textcard" -> {
        body.need("title", 41016);
        body.need("description", 41033);
        body.need("url", 40058);
      }
      case "news", "mpnews" -> articles(body);
      case "template_card" -> CardForm.demandWhole(body, !robot);
      case "miniprogram_notice" -> body.need("title", 41016);
      case "image" -> {
        if (robot) {
          body.need("base64", 40058);
          body.need("md5", 40058);
        } else {
          media.demand(body.need("media_id", 41006));
        }
      }
      default -> media.demand(body.need("media_id", 41006));
    }
    return body.json();
  }

  private static ObjectNode text(Args body, int mostBytes, boolean refuse) {
    String content = body.text("content");
    if (content.isEmpty()) {
      throw new WeComError(44004);
    }
    if (refuse) {
      Lengths.demandBytes("content", content, mostBytes, 40058);
      return body.json();
    }
    ObjectNode kept = body.json().deepCopy();
    return kept.put("content", Lengths.cutBytes(content, mostBytes));
  }

  private static void articles(Args body) {
    List<Args> articles = body.objects("articles");
    if (articles.isEmpty() || articles.size() > MOST_ARTICLES) {
      throw new WeComError(45008);
    }
    articles.forEach(article -> article.need("title", 41016));
  }
}
