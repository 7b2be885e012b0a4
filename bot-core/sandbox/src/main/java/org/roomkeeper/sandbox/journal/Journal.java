package org.roomkeeper.sandbox.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Knob;
import org.roomkeeper.sandbox.world.Knobs;

/**
 * What passed between the sandbox and the bot, in order, with tokens and secrets masked.
 *
 * <p>An entry is a JSON object: {@code index} (from 0), {@code kind} (request, control, callback,
 * verify or archive), {@code worldMillis} (the world's clock when it came or left), {@code
 * hostMillis} and {@code hostNanos} (the host's when it came or left; nanos compare within one
 * sandbox only), {@code micros} (how long it took), and by kind {@code method}, {@code path},
 * {@code query}, {@code body}, {@code answer}, {@code errcode}, {@code status}; {@code attempt},
 * {@code event}, {@code xml}, {@code wrong}; {@code afterSeq}, {@code seqs}, {@code msgids}; and
 * {@code fault}, what went wrong on purpose, with {@code done}, whether the world did what was
 * asked all the same. Thread-safe.
 */
public final class Journal {
  private static final int SLACK = 1024;
  private static final Pattern QUERY =
      Pattern.compile("((?:^|[?&])(?:access_token|corpsecret|key)=)[^&]*");
  private static final Pattern BODY =
      Pattern.compile("(\"(?:access_token|corpsecret|secret)\"\\s*:\\s*\")[^\"]*");

  private final Knobs knobs;
  private final List<ObjectNode> entries = new ArrayList<>();
  private long first;

  /** An empty journal; how much it keeps is set by knobs. */
  public Journal(Knobs knobs) {
    this.knobs = knobs;
  }

  /**
   * Notes a request that was answered.
   *
   * @param kind request or control
   * @param worldMillis the world's clock when it came
   * @param nanos the host's nanosecond clock when it came
   * @param query without the question mark
   * @param fault what went wrong on purpose; null if nothing
   * @param done whether the world did what was asked
   */
  public void request(
      String kind,
      long worldMillis,
      long nanos,
      String method,
      String path,
      String query,
      String body,
      int status,
      int errcode,
      String answer,
      @Nullable String fault,
      boolean done) {
    add(
        start(kind, worldMillis, nanos)
            .put("method", method)
            .put("path", path)
            .put("query", QUERY.matcher(query).replaceAll("$1****"))
            .put("body", kept(body))
            .put("status", status)
            .put("errcode", errcode)
            .put("answer", kept(answer))
            .put("fault", fault)
            .put("done", done));
  }

  /** Notes a page of the archive that was handed out. */
  public void archivePage(
      long worldMillis,
      long nanos,
      long afterSeq,
      int errcode,
      @Nullable String fault,
      ArrayNode seqs,
      ArrayNode msgids) {
    ObjectNode entry = start("archive", worldMillis, nanos).put("afterSeq", afterSeq);
    entry.put("errcode", errcode).put("fault", fault);
    entry.set("seqs", seqs);
    entry.set("msgids", msgids);
    add(entry);
  }

  /** Notes a try of a callback, or of the proof of its address. */
  public void callback(
      String kind,
      long worldMillis,
      long nanos,
      String url,
      int attempt,
      int status,
      @Nullable String wrong,
      String event,
      String xml) {
    add(
        start(kind, worldMillis, nanos)
            .put("path", url)
            .put("attempt", attempt)
            .put("status", status)
            .put("wrong", wrong)
            .put("event", event)
            .put("xml", kept(xml)));
  }

  private static ObjectNode start(String kind, long worldMillis, long nanos) {
    long took = System.nanoTime() - nanos;
    return Json.object()
        .put("index", 0L)
        .put("kind", kind)
        .put("worldMillis", worldMillis)
        .put("hostMillis", System.currentTimeMillis() - took / 1_000_000)
        .put("hostNanos", nanos)
        .put("micros", took / 1000);
  }

  private String kept(String text) {
    int most = (int) Math.min(Integer.MAX_VALUE, knobs.number(Knob.JOURNAL_TEXT));
    // A page of a room of 500 is long: what is cut off anyway is not searched for secrets.
    String begun = text.length() <= most ? text : text.substring(0, most);
    String masked = BODY.matcher(begun).replaceAll("$1****");
    return text.length() <= most ? masked : masked + "…";
  }

  private synchronized void add(ObjectNode entry) {
    entry.put("index", first + entries.size());
    entries.add(entry);
    if (entries.size() >= knobs.number(Knob.JOURNAL_ENTRIES) + SLACK) {
      entries.subList(0, SLACK).clear();
      first += SLACK;
    }
  }

  /** The index that the next entry will have. */
  public synchronized long next() {
    return first + entries.size();
  }

  /**
   * Entries from an index on.
   *
   * @param kind only this kind; null for all
   * @param path only paths that contain this; null for all
   * @return {@code entries} and {@code next}, the index to ask from afterwards
   */
  public synchronized ObjectNode since(
      long index, int limit, @Nullable String kind, @Nullable String path) {
    var list = Json.array();
    long at = Math.max(index, first);
    for (; at < first + entries.size() && list.size() < limit; at++) {
      ObjectNode entry = entries.get((int) (at - first));
      if ((kind == null || entry.path("kind").asText().equals(kind))
          && (path == null || entry.path("path").asText().contains(path))) {
        list.add(entry);
      }
    }
    return Json.object().put("next", at).set("entries", list);
  }
}
