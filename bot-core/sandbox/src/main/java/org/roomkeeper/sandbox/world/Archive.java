package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message archive: what was said in rooms for which it is switched on, in order, for five days.
 *
 * <p>Its plain messages have WeCom's shapes. They leave sealed (see {@code ArchiveSeal}): that is
 * the door's business.
 */
public final class Archive {
  /** WeCom's own agent id for archive events. */
  static final long AGENT_ID = 2_000_004;

  private static final int MOST = 1000;

  /**
   * A message of the archive.
   *
   * @param seq its number, from 1, without gaps unless there was a {@link #skip}
   * @param id its msgid
   * @param at when it was said, in milliseconds
   * @param action send or recall
   * @param from who said it
   * @param to who was in the room, {@code from} included
   * @param room the room's id in the archive
   * @param type its msgtype
   * @param body its payload
   * @param key the key that was in force when it was said, null if there was none
   */
  public record Entry(
      long seq,
      String id,
      long at,
      String action,
      String from,
      List<String> to,
      String room,
      String type,
      ObjectNode body,
      @Nullable Key key) {
    /** The plain message as WeCom's archive has it. */
    public ObjectNode plain() {
      var tolist = Json.array();
      for (String person : to) {
        if (!person.equals(from)) {
          tolist.add(person);
        }
      }
      var plain = Json.object().put("msgid", id).put("action", action).put("from", from);
      plain.set("tolist", tolist);
      plain.put("roomid", room).put("msgtime", at).put("msgtype", type);
      plain.set(field(type), body);
      return plain;
    }

    /** Where the payload of a type stands. */
    private static String field(String type) {
      return switch (type) {
        case "markdown", "news" -> "info";
        case "docmsg" -> "doc";
        case "external_redpacket" -> "redpacket";
        default -> type;
      };
    }
  }

  /**
   * A public key of the corp.
   *
   * @param version the {@code publickey_ver}
   * @param key RSA, 2048 bits
   */
  public record Key(int version, PublicKey key) {}

  private final World world;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Key current;
  private long lastNotice = Long.MIN_VALUE / 2;
  private boolean noticeDue;
  private long last;

  Archive(World world) {
    this.world = world;
  }

  /** An administrator sets a public key: what is said from now on is sealed for it. */
  public void key(Key key) {
    current = key;
  }

  /** How many messages have ever been archived. */
  public long count() {
    return entries.size();
  }

  /**
   * What comes after a number, of whatever age and unsealed: for a reader that shares the process,
   * whom nobody counts and who needs no key.
   */
  public List<Entry> unsealed(long seq) {
    return List.copyOf(entries.subList(place(seq), entries.size()));
  }

  /** Leaves out so many numbers before the next message. */
  public void skip(long numbers) {
    last += numbers;
  }

  /** Where in the list the messages begin that come after a number. */
  private int place(long seq) {
    int from = 0;
    int to = entries.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (entries.get(middle).seq() <= seq) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  void said(Room room, String id, String from, String type, ObjectNode body) {
    add(id, "send", from, room, type, body);
  }

  void recalled(Room room, String from, String messageId) {
    boolean outside = messageId.endsWith("_external");
    String id = world.names().make("CAQQ", 24) + "=" + (outside ? "_external" : "");
    add(id, "recall", from, room, "revoke", Json.object().put("pre_msgid", messageId));
  }

  private void add(String id, String action, String from, Room room, String type, ObjectNode body) {
    entries.add(
        new Entry(
            ++last,
            id,
            world.clock().now(),
            action,
            from,
            room.people(),
            room.archiveId(),
            type,
            body,
            current));
    notice();
  }

  /** {@code msgaudit_notify}, at most once in fifteen seconds. */
  private void notice() {
    if (noticeDue) {
      return;
    }
    noticeDue = true;
    long pause = world.knobs().number(Knob.ARCHIVE_NOTIFY_MILLIS);
    world
        .clock()
        .at(
            lastNotice + pause,
            () -> {
              noticeDue = false;
              lastNotice = world.clock().now();
              world.emit(
                  new CallbackEvent.Builder(
                          AGENT_ID, world.corp().corpId(), "sys", world.clock().seconds(), "event")
                      .with("Event", "msgaudit_notify")
                      .with("AgentID", AGENT_ID)
                      .build());
            });
  }

  /**
   * What comes after a number, at most five days old, and the key to seal it for.
   *
   * @param limit 1 to 1000
   * @throws WeComError 301053 before there is a key, 301058 for a larger limit, 45009 when pulled
   *     too often
   */
  public Page after(long seq, long limit) {
    if (current == null) {
      throw new WeComError(301053);
    }
    if (limit < 1 || limit > MOST) {
      throw new WeComError(301058);
    }
    world
        .rates()
        .demand("archive pulls", 1, world.knobs().number(Knob.ARCHIVE_PULLS_PER_MINUTE), 60_000);
    long horizon = world.clock().now() - world.knobs().number(Knob.ARCHIVE_HORIZON_MILLIS);
    int from = place(seq);
    while (from < entries.size() && entries.get(from).at < horizon) {
      from++;
    }
    int to = (int) Math.min(entries.size(), from + limit);
    return new Page(List.copyOf(entries.subList(from, to)), current);
  }

  /**
   * Some messages and the key to seal them for.
   *
   * @param entries in order
   * @param key the current one, for messages that are older than any key
   */
  public record Page(List<Entry> entries, Key key) {
    /** Only the first so many. */
    public Page first(int most) {
      return new Page(entries.subList(0, most), key);
    }
  }

  /** {@code msgaudit/get_permit_user_list}: everybody has a seat. */
  public ObjectNode seats() {
    var ids = Json.array();
    world.directory().members().forEach(member -> ids.add(member.id()));
    return Json.object().set("ids", ids);
  }

  /** {@code msgaudit/groupchat/get}: inner rooms only. */
  public ObjectNode room(Args args) {
    String id = args.need("roomid", 40058);
    Room room =
        world.rooms().all().stream()
            .filter(one -> one.archiveId().equals(id))
            .findFirst()
            .orElseThrow(() -> new WeComError(40058, "invalid roomid"));
    if (room.type() == RoomType.CUSTOMER) {
      throw new WeComError(301059);
    }
    var members = Json.array();
    room.members()
        .forEach(
            one ->
                members.add(
                    Json.object().put("memberid", one.person()).put("jointime", one.since())));
    return Json.object()
        .put("roomname", room.name())
        .put("creator", room.owner())
        .put("room_create_time", room.createdSeconds())
        .put("notice", room.notice())
        .set("members", members);
  }
}
