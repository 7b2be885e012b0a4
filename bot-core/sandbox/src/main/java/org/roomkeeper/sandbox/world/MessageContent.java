package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** What a message to customers may hold: a text, attachments, or both. */
final class MessageContent {
  private static final int MOST_ATTACHMENTS = 9;
  private static final Set<String> KINDS = Set.of("image", "link", "miniprogram", "video", "file");

  private MessageContent() {}

  /**
   * Reads text and attachments.
   *
   * @return an object with {@code text}, {@code attachments} or both
   * @throws WeComError 44004 if there is neither, 45002 for a long text, 41064 and 41065 for too
   *     many or unknown attachments, 41088 for one without what it needs, 40007 for unknown media
   */
  static ObjectNode greeting(Args args, int mostTextBytes, Media media) {
    var content = Json.object();
    String text = args.object("text").text("content");
    Lengths.demandBytes("text.content", text, mostTextBytes, 45002);
    if (!text.isEmpty()) {
      content.set("text", Json.object().put("content", text));
    }
    List<Args> attachments = args.objects("attachments");
    if (attachments.size() > MOST_ATTACHMENTS) {
      throw new WeComError(41064);
    }
    if (attachments.isEmpty() && text.isEmpty()) {
      throw new WeComError(44004);
    }
    if (!attachments.isEmpty()) {
      var list = Json.array();
      for (Args attachment : attachments) {
        String kind = attachment.text("msgtype");
        if (!KINDS.contains(kind)) {
          throw new WeComError(41065);
        }
        Args body = attachment.object(kind);
        demandWhole(kind, body, media);
        var kept = Json.object().put("msgtype", kind);
        kept.set(kind, body.json());
        list.add(kept);
      }
      content.set("attachments", list);
    }
    return content;
  }

  /** Refuses an attachment that lacks what its kind needs. */
  static void demandWhole(String kind, Args body, Media media) {
    switch (kind) {
      case "link" -> {
        demand(body, "title");
        demand(body, "url");
      }
      case "miniprogram" -> {
        demand(body, "title");
        demand(body, "appid");
        demand(body, "page");
        media.demand(body.text("pic_media_id"));
      }
      case "image" -> {
        if (body.text("pic_url").isEmpty()) {
          media.demand(body.text("media_id"));
        }
      }
      default -> media.demand(body.text("media_id"));
    }
  }

  private static void demand(Args body, String name) {
    if (body.text(name).isEmpty()) {
      throw new WeComError(41088, ErrorPhrases.of(41088) + ": " + name + " is missing");
    }
  }
}
