package org.roomkeeper.wecom.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.wecom.archive.MessageArchive.Archived;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * Says what an archived message means. What is not known is {@link Unrecognised} or a {@code
 * Part.Other}, never an exception. Used by one thread.
 */
final class MessageDecoder {
  private static final int LONGEST_JSON = 1024 * 1024;
  private static final int DEEPEST_JSON = 64;
  private static final int LONGEST_KEY = 200;
  private static final String EXTERNAL = "_external";
  private static final String ROBOT = "wb";

  private final Roster roster;
  private final ArchiveRooms rooms;
  private final OwnWords ownWords;
  private final InstantSource clock;
  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEEPEST_JSON)
                      .maxStringLength(LONGEST_JSON)
                      .build())
              .build());
  private final MessageParts parts = new MessageParts(json);

  MessageDecoder(Roster roster, ArchiveRooms rooms, OwnWords ownWords, InstantSource clock) {
    this.roster = roster;
    this.rooms = rooms;
    this.ownWords = ownWords;
    this.clock = clock;
  }

  /**
   * Decodes one message; empty if it concerns no room.
   *
   * @throws IOException if it cannot be found out now which room it was said in
   */
  Optional<Incoming> decode(Archived archived) throws IOException {
    if (archived.json().isEmpty() || archived.json().length() > LONGEST_JSON) {
      return Optional.of(unrecognised(archived, "archive/unreadable"));
    }
    try {
      var message = json.readTree(archived.json());
      if (message == null || !message.isObject()) {
        return Optional.of(unrecognised(archived, "archive/unreadable"));
      }
      return decode(archived, message);
    } catch (JsonProcessingException e) {
      return Optional.of(unrecognised(archived, "archive/unreadable"));
    } catch (IllegalArgumentException | DateTimeException e) {
      // An id that cannot be one, a time beyond all calendars.
      return Optional.of(unrecognised(archived, "archive/message"));
    }
  }

  private Optional<Incoming> decode(Archived archived, JsonNode message) throws IOException {
    var roomId = message.path("roomid").asText("");
    var type = message.path("msgtype").asText("");
    return switch (message.path("action").asText("")) {
      case "send" -> {
        if (roomId.isEmpty()) {
          yield Optional.empty(); // two people with each other
        }
        yield switch (type) {
          case "" -> Optional.of(unrecognised(archived, "archive/no-type"));
          case "agree", "disagree" -> Optional.empty(); // consent to the archive
          default -> Optional.of(posted(archived, message, type, roomId));
        };
      }
      case "recall" ->
          roomId.isEmpty() ? Optional.empty() : Optional.of(recalled(archived, message));
      case "switch" -> Optional.empty(); // somebody changed corps on their phone
      case "" -> Optional.of(unrecognised(archived, "archive/no-action"));
      default -> Optional.of(unrecognised(archived, "archive/" + message.path("action").asText()));
    };
  }

  private Incoming posted(Archived archived, JsonNode message, String type, String roomId)
      throws IOException {
    var room = room(roomId, archived, message);
    var posted =
        new MessagePosted(
            Envelope.of(CommunityId.CORP, at(message)),
            room,
            sender(room, message),
            new MessageId(id(archived, message)),
            parts.of(type, message));
    // The archive's own words, not the parts: a quotation taken out would hide what we said.
    var raw = message.path("text").path("content").asText(posted.text());
    boolean ours = !raw.isBlank() && ownWords.areOurs(room, raw);
    return new Incoming.Happened(
        key(archived, message), ours ? posted.in(posted.envelope().markedByUs()) : posted);
  }

  private Incoming recalled(Archived archived, JsonNode message) throws IOException {
    var room = room(message.path("roomid").asText(), archived, message);
    return new Incoming.Happened(
        key(archived, message),
        new MessageRecalled(
            Envelope.of(CommunityId.CORP, at(message)),
            room,
            sender(room, message),
            new MessageId(message.path("revoke").path("pre_msgid").asText(""))));
  }

  private RoomId room(String roomId, Archived archived, JsonNode message) throws IOException {
    boolean outsiders =
        id(archived, message).endsWith(EXTERNAL)
            || WeComIds.looksLikeGuest(message.path("from").asText(""))
            || someoneOutside(message.path("tolist"));
    return rooms.room(roomId, outsiders);
  }

  private static boolean someoneOutside(JsonNode people) {
    for (var person : people) {
      if (WeComIds.looksLikeGuest(person.asText(""))) {
        return true;
      }
    }
    return false;
  }

  private MemberId sender(RoomId room, JsonNode message) {
    var from = message.path("from").asText("");
    var people = roster.peopleIn(room);
    if (people.contains(WeComIds.staff(from))) {
      return WeComIds.staff(from);
    }
    boolean guest =
        people.contains(WeComIds.guest(from))
            || WeComIds.looksLikeGuest(from)
            || from.startsWith(ROBOT);
    return guest ? WeComIds.guest(from) : WeComIds.staff(from);
  }

  private Instant at(JsonNode message) {
    long millis = message.path("msgtime").asLong(0);
    return millis > 0 ? Instant.ofEpochMilli(millis) : clock.instant();
  }

  private Incoming unrecognised(Archived archived, String kind) {
    return new Incoming.Happened(
        "archive:seq:" + archived.seq(),
        new Unrecognised(
            Envelope.of(CommunityId.CORP, clock.instant()),
            kind.substring(0, Math.min(128, kind.length()))));
  }

  private static String id(Archived archived, JsonNode message) {
    return message.path("msgid").asText(archived.messageId());
  }

  private static String key(Archived archived, JsonNode message) {
    var id = id(archived, message);
    var key = "archive:" + (id.isEmpty() ? "seq:" + archived.seq() : id);
    return key.length() <= LONGEST_KEY ? key : "archive:seq:" + archived.seq();
  }
}
