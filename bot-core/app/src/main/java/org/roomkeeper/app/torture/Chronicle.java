package org.roomkeeper.app.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roomkeeper.app.torture.Evidence.Told;

/**
 * What the sandbox's journal says, entry by entry, as far as an audit needs it: a few words an
 * event, so that the journal itself need not be kept in memory. Used by one thread at a time.
 */
final class Chronicle {
  /** Errors after which the same request may be sent again; all others are refusals. */
  private static final Set<Integer> PASSING =
      Set.of(-1, 6000, 40014, 41063, 42001, 45009, 45033, 41001);

  private static final int RATE_LIMITED = 45009;

  /** For how long the bot leaves a kind of request alone that was rate-limited. */
  private static final Duration RATE_WINDOW = Duration.ofMinutes(1);

  private static final String ENROLLED = "enrolled staff:";
  private static final Pattern DEED =
      Pattern.compile("\\b(?:seen|said|posted|opened|task) [0-9]+\\b");
  private static final Pattern FIELD =
      Pattern.compile("<(\\w+)>(?:<!\\[CDATA\\[(.*?)]]>|([^<]*))</\\1>");

  /** A callback: what it says, when it was first sent, and when it was acknowledged. */
  private static final class Call {
    private final Map<String, String> fields;
    private final String event;
    private final long offered;
    private long kept = Evidence.NEVER;
    private int tries;

    Call(Map<String, String> fields, String event, long offered) {
      this.fields = fields;
      this.event = event;
      this.offered = offered;
    }
  }

  /** A message of the archive. */
  private static final class Archived {
    private final long seq;
    private final long offered;
    private long kept = Evidence.NEVER;

    Archived(long seq, long offered) {
      this.seq = seq;
      this.offered = offered;
    }
  }

  /**
   * A permission to greet.
   *
   * @param member who added a host
   * @param acknowledged when the bot knew of it, in the host's nanoseconds; {@link Evidence#NEVER}
   * @param expires when the permission ends, on the world's clock, in milliseconds
   */
  record Permission(String member, long acknowledged, long expires) {}

  /**
   * A request that was spoiled, and until when the bot sends no more of its kind for that; in the
   * host's nanoseconds.
   */
  record Trouble(long from, long until) {}

  private final Map<String, Call> calls = new HashMap<>();
  private final Map<String, Archived> archived = new HashMap<>();

  /** Messages that nobody has asked beyond, by their place in the archive. */
  private final TreeMap<Long, Archived> unproven = new TreeMap<>();

  private final Set<String> refused = new HashSet<>();
  private final Map<String, Integer> faults = new TreeMap<>();
  private final List<Trouble> greetingTroubles = new ArrayList<>();
  private final TreeSet<Long> signs = new TreeSet<>();
  private long requests;

  /** Takes in the next entry. */
  void take(JsonNode entry) {
    String fault = entry.path("fault").asText("");
    if (!fault.isEmpty() && !entry.path("fault").isNull()) {
      faults.merge(fault, 1, Integer::sum);
    }
    switch (entry.path("kind").asText()) {
      case "callback" -> callback(entry);
      case "archive" -> page(entry);
      case "request" -> request(entry);
      default -> {}
    }
  }

  private void callback(JsonNode entry) {
    String xml = entry.path("xml").asText();
    long nanos = entry.path("hostNanos").asLong();
    Call call =
        calls.computeIfAbsent(xml, _ -> new Call(fields(xml), entry.path("event").asText(), nanos));
    call.tries++;
    if (entry.path("status").asInt() == 200 && call.kept == Evidence.NEVER) {
      call.kept = nanos + entry.path("micros").asLong() * 1000;
      signs.add(call.kept);
    }
  }

  private void page(JsonNode entry) {
    long nanos = entry.path("hostNanos").asLong();
    signs.add(nanos);
    // Whoever asks for what comes after a message has that message.
    var proven = unproven.headMap(entry.path("afterSeq").asLong(), true);
    proven.values().forEach(message -> message.kept = nanos);
    proven.clear();
    for (int i = 0; i < entry.path("seqs").size(); i++) {
      long seq = entry.path("seqs").get(i).asLong();
      archived.computeIfAbsent(
          entry.path("msgids").get(i).asText(),
          _ -> {
            var message = new Archived(seq, nanos);
            unproven.put(seq, message);
            return message;
          });
    }
  }

  private void request(JsonNode entry) {
    requests++;
    long nanos = entry.path("hostNanos").asLong();
    signs.add(nanos);
    String path = entry.path("path").asText();
    int errcode = entry.path("errcode").asInt();
    boolean spoiled = !entry.path("fault").asText("").isEmpty() && !entry.path("fault").isNull();
    if (spoiled && (path.endsWith("/send_welcome_msg") || path.endsWith("/gettoken"))) {
      greetingTroubles.add(
          new Trouble(nanos, errcode == RATE_LIMITED ? nanos + RATE_WINDOW.toNanos() : nanos));
    }
    if (!spoiled && errcode != 0 && !PASSING.contains(errcode)) {
      Matcher deed = DEED.matcher(entry.path("body").asText());
      if (deed.find()) {
        refused.add(deed.group());
      }
    }
  }

  private static Map<String, String> fields(String xml) {
    var fields = new HashMap<String, String>();
    Matcher field = FIELD.matcher(xml.substring(Math.min(5, xml.length())));
    while (field.find()) {
      fields.putIfAbsent(field.group(1), field.group(2) == null ? field.group(3) : field.group(2));
    }
    return fields;
  }

  /**
   * The events that came by callback and that the witness tells of.
   *
   * @param refs the witness's name of a card, by its task id
   */
  List<Told> called(Map<String, String> refs) {
    var told = new ArrayList<Told>();
    for (Call call : calls.values()) {
      key(call.fields, refs)
          .filter(key -> !key.startsWith(ENROLLED))
          .ifPresent(
              key ->
                  told.add(
                      new Told(
                          key,
                          call.offered,
                          call.kept,
                          call.kept != Evidence.NEVER,
                          0,
                          "callback “" + call.event + "” " + call.fields)));
    }
    return told;
  }

  private static Optional<String> key(Map<String, String> fields, Map<String, String> refs) {
    String event = fields.getOrDefault("Event", "") + "/" + fields.getOrDefault("ChangeType", "");
    return switch (event) {
      case "change_external_contact/add_external_contact" ->
          Optional.of("contact guest:" + fields.get("ExternalUserID"));
      case "change_contact/create_user" -> Optional.of(ENROLLED + fields.get("UserID"));
      case "template_card_event/" ->
          Optional.ofNullable(refs.get(fields.getOrDefault("TaskId", "")))
              .map(ref -> "pressed " + ref + " " + fields.get("EventKey"));
      default -> Optional.empty();
    };
  }

  /**
   * Somebody's joining the corp. The directory can be read, so the bot may know before any callback
   * comes, and must know although none does.
   *
   * @param userid who
   * @param happened when, in the host's nanoseconds
   */
  Told enrolment(String userid, long happened) {
    String key = ENROLLED + userid;
    long kept =
        calls.values().stream()
            .filter(call -> key(call.fields, Map.of()).filter(key::equals).isPresent())
            .mapToLong(call -> call.kept)
            .min()
            .orElse(Evidence.NEVER);
    return new Told(key, happened, kept, true, 0, "in the directory as " + userid);
  }

  /** A message as the archive told it; {@code number} is what it bears. */
  Told message(long number, String msgid) {
    Archived message = archived.get(msgid);
    String key = "message " + number;
    return message == null
        ? new Told(
            key, Evidence.NEVER - 1, Evidence.NEVER, true, 0, "msgid " + msgid + ", never read")
        : new Told(
            key,
            message.offered,
            message.kept,
            true,
            message.seq,
            "msgid " + msgid + ", archive seq " + message.seq);
  }

  /** The permissions to greet that were ever given. */
  List<Permission> permissions() {
    return calls.values().stream()
        .filter(call -> call.fields.containsKey("WelcomeCode"))
        .map(
            call ->
                new Permission(
                    call.fields.getOrDefault("ExternalUserID", ""),
                    call.kept,
                    Long.parseLong(call.fields.getOrDefault("CreateTime", "0")) * 1000 + 20_000))
        .toList();
  }

  /** Deeds that were refused for good. */
  Set<String> refused() {
    return Set.copyOf(refused);
  }

  /** When greetings, or tokens for them, were spoiled. */
  List<Trouble> greetingTroubles() {
    return List.copyOf(greetingTroubles);
  }

  /** The first sign of life of the bot after a moment, in the host's nanoseconds. */
  long firstSignAfter(long nanos) {
    Long next = signs.higher(nanos);
    return next == null ? Evidence.NEVER : next;
  }

  /** How often each fault struck a request. */
  Map<String, Integer> faults() {
    return Map.copyOf(faults);
  }

  /** Requests of the bot. */
  long requests() {
    return requests;
  }

  /** Callbacks, each event counted once. */
  int callbacks() {
    return calls.size();
  }

  /** Events that the bot never acknowledged: WeCom gave them up. */
  long givenUp() {
    return calls.values().stream().filter(call -> call.kept == Evidence.NEVER).count();
  }
}
