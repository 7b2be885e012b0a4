package org.roomkeeper.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.roomkeeper.sandbox.callback.CallbackCrypto;

/**
 * Makes callbacks as WeCom sends them, sealed and signed, each of another event: four of five say
 * that somebody came into a customer group, one is a text that somebody writes to the app.
 */
final class CallbackPosts {
  private static final int TEXT_EVERY = 5;
  private static final int SEED = 7;

  /**
   * So many happen in one second, though all are made at once: a callback tells the second of what
   * happened, and the ledger keeps those of one second together.
   */
  private static final int A_SECOND = 5_000;

  private final CallbackCrypto crypto;
  private final String corp;
  private final String agent;
  private final String host;
  private final List<String> rooms;
  private final List<String> staff;
  private final Talk talk = new Talk(SEED);
  private final AtomicLong made = new AtomicLong();
  private final long began = System.currentTimeMillis() / 1_000;

  /**
   * Of the corp of a sandbox.
   *
   * @param ready the sandbox's keys
   * @param bot where the bot listens
   * @param rooms the chat ids of customer groups
   * @param staff userids
   */
  CallbackPosts(JsonNode ready, InetSocketAddress bot, List<String> rooms, List<String> staff) {
    this.corp = ready.path("corpId").asText();
    this.agent = ready.path("agentId").asText();
    this.crypto =
        new CallbackCrypto(
            ready.path("callbackToken").asText(), ready.path("callbackAesKey").asText(), corp);
    this.host = bot.getHostString() + ":" + bot.getPort();
    this.rooms = rooms;
    this.staff = staff;
  }

  /** So many whole requests to a path, ready to be sent within minutes. */
  List<byte[]> make(String path, int count) {
    return IntStream.range(0, count).parallel().mapToObj(_ -> one(path)).toList();
  }

  private byte[] one(String path) {
    long number = made.incrementAndGet();
    long happened = began + number / A_SECOND;
    String sealed =
        crypto.seal(number % TEXT_EVERY == 0 ? text(number, happened) : joined(number, happened));
    String time = Long.toString(System.currentTimeMillis() / 1_000);
    String nonce = Long.toString(number);
    byte[] body =
        """
        <xml><ToUserName><![CDATA[%s]]></ToUserName><Encrypt><![CDATA[%s]]></Encrypt>\
        <AgentID><![CDATA[%s]]></AgentID></xml>"""
            .formatted(corp, sealed, agent)
            .getBytes(StandardCharsets.UTF_8);
    byte[] head =
        """
        POST %s?msg_signature=%s&timestamp=%s&nonce=%s HTTP/1.1\r
        Host: %s\r
        Content-Type: text/xml\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, crypto.sign(time, nonce, sealed), time, nonce, host, body.length)
            .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
  }

  private String joined(long number, long seconds) {
    return """
        <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>\
        <CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType>\
        <Event><![CDATA[change_external_chat]]></Event><ChatId><![CDATA[%s]]></ChatId>\
        <ChangeType><![CDATA[update]]></ChangeType><UpdateDetail><![CDATA[add_member]]></UpdateDetail>\
        <JoinScene>3</JoinScene><MemChangeCnt>1</MemChangeCnt>\
        <MemChangeList><Item><![CDATA[wmBench%012d]]></Item></MemChangeList></xml>"""
        .formatted(corp, seconds, rooms.get((int) (number % rooms.size())), number);
  }

  private String text(long number, long seconds) {
    String words;
    synchronized (talk) {
      words = talk.harmless();
    }
    return """
        <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
        <CreateTime>%d</CreateTime><MsgType><![CDATA[text]]></MsgType>\
        <Content><![CDATA[%s]]></Content><MsgId>%d</MsgId><AgentID>%s</AgentID></xml>"""
        .formatted(
            corp,
            staff.get((int) (number % staff.size())),
            seconds,
            words,
            9_000_000 + number,
            agent);
  }
}
