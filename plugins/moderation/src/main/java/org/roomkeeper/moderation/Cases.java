package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Store;
import org.roomkeeper.moderation.judge.Topic;

/** The open cases: at most one for a person in a room, however much they say. */
final class Cases {
  private static final String PREFIX = "case/";
  private static final int MOST_MESSAGES = 100;

  private final Store store;
  private final Config<ModerationConfig> config;

  /**
   * An open case.
   *
   * @param member whose
   * @param room where
   * @param roomName the room's name
   * @param kind the room's kind
   * @param language the person's language
   * @param topic the topic that it was opened for
   * @param sure whether the judge was sure of it
   * @param opened when
   * @param messages the messages that it stands for, at most 100
   * @param flagged the name of what its card shows, a {@link Flagged}
   */
  record Case(
      MemberId member,
      RoomId room,
      String roomName,
      RoomKind kind,
      String language,
      Topic topic,
      boolean sure,
      Instant opened,
      List<MessageId> messages,
      String flagged) {
    Case {
      messages = List.copyOf(messages);
    }

    Case and(MessageId message, boolean nowSure) {
      var more = new ArrayList<MessageId>(messages);
      more.add(message);
      return holding(more.subList(Math.max(0, more.size() - MOST_MESSAGES), more.size()), nowSure);
    }

    /** The same with another message on its card. */
    Case showing(String flaggedId) {
      return new Case(
          member, room, roomName, kind, language, topic, sure, opened, messages, flaggedId);
    }

    Case without(MessageId message) {
      return holding(messages.stream().filter(one -> !one.equals(message)).toList(), false);
    }

    private Case holding(List<MessageId> list, boolean nowSure) {
      return new Case(
          member, room, roomName, kind, language, topic, sure || nowSure, opened, list, flagged);
    }
  }

  @Inject
  Cases(Store store, Config<ModerationConfig> config) {
    this.store = store;
    this.config = config;
  }

  /** The ref of the case of a person in a room: always the same, and not readable. */
  static String ref(MemberId member, RoomId room) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((member.value() + " " + room.value()).getBytes(StandardCharsets.UTF_8));
      return "case-" + HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The open case of a person in a room; one that nobody answered in time is open no more. */
  Optional<Case> open(MemberId member, RoomId room, Instant at) {
    return find(ref(member, room))
        .filter(one -> one.opened().plus(config.get().ladder().caseStaysOpen()).isAfter(at));
  }

  Optional<Case> find(String ref) {
    return store.get(PREFIX + ref, Case.class);
  }

  void keep(Case one) {
    store.put(PREFIX + ref(one.member(), one.room()), one);
  }

  void close(String ref) {
    store.remove(PREFIX + ref);
  }
}
