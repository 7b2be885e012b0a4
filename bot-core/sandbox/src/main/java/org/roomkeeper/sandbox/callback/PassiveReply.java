package org.roomkeeper.sandbox.callback;

import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.world.CallbackEvent;
import org.roomkeeper.sandbox.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bot says in its answer to a callback: a text, or another name for a pressed button. */
final class PassiveReply {
  private static final Logger LOG = LoggerFactory.getLogger(PassiveReply.class);
  private final World world;
  private final CallbackCrypto crypto;

  PassiveReply(World world, CallbackCrypto crypto) {
    this.world = world;
    this.crypto = crypto;
  }

  /** Reads an answer; what is no reply is passed over. */
  void read(CallbackEvent event, String body) {
    String sealed = between(body, "Encrypt");
    String member = event.field("FromUserName");
    if (sealed == null || member == null) {
      return;
    }
    if (!isSigned(body, sealed)) {
      LOG.warn("The answer to a callback is not signed, or wrongly: it is passed over");
      return;
    }
    String plain;
    try {
      plain = crypto.open(sealed);
    } catch (IllegalArgumentException e) {
      LOG.warn("The answer to a callback could not be opened: {}", e.getMessage());
      return;
    }
    String type = String.valueOf(between(plain, "MsgType"));
    String content = between(plain, "Content");
    String name = between(plain, "ReplaceName");
    String taskId = event.field("TaskId");
    if (type.equals("text") && content != null) {
      world.run(here -> here.appMessages().answered(member, content));
    } else if (type.equals("update_button") && name != null && taskId != null) {
      world.run(here -> here.cards().answered(taskId, member, name));
    }
  }

  private boolean isSigned(String body, String sealed) {
    String signature = between(body, "MsgSignature");
    String timestamp = between(body, "TimeStamp");
    String nonce = between(body, "Nonce");
    return signature != null
        && timestamp != null
        && nonce != null
        && signature.equals(crypto.sign(timestamp, nonce, sealed));
  }

  private static @Nullable String between(String xml, String element) {
    int from = xml.indexOf("<" + element + ">");
    int to = xml.indexOf("</" + element + ">");
    if (from < 0 || to < from) {
      return null;
    }
    String text = xml.substring(from + element.length() + 2, to).strip();
    return text.startsWith("<![CDATA[") && text.endsWith("]]>")
        ? text.substring(9, text.length() - 3)
        : text;
  }
}
