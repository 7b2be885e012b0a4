package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicLong;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.WeComError;

/** Answers in WeCom's form: always an object with errcode and errmsg first. */
final class Answers {
  private static final AtomicLong HINTS = new AtomicLong(1);

  private Answers() {}

  /** All went well. */
  static ObjectNode ok(ObjectNode result) {
    ObjectNode answer = Json.object().put("errcode", 0).put("errmsg", "ok");
    answer.setAll(result);
    return answer;
  }

  /** A refusal: code, phrase, a hint that names this very call, the caller's address. */
  static ObjectNode refused(WeComError error, String ip, long seconds, String warning) {
    String text =
        error.phrase()
            + ", hint: ["
            + seconds
            + "_"
            + HINTS.getAndIncrement()
            + "_"
            + Long.toHexString(seconds * 2_654_435_761L)
            + "], from ip: "
            + ip
            + ", more info at https://open.work.weixin.qq.com/devtool/query?e="
            + error.code()
            + (warning.isEmpty() ? "" : " " + warning);
    return Json.object().put("errcode", error.code()).put("errmsg", text);
  }
}
