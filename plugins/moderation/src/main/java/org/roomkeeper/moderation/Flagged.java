package org.roomkeeper.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Span;
import org.roomkeeper.moderation.judge.Topic;

/**
 * What is held against a message, as long as it can be argued about.
 *
 * @param id its name: the number of the event
 * @param member whose message
 * @param kind member of the corp or WeChat user
 * @param room where
 * @param roomName the room's name
 * @param message which
 * @param topic the topic that it was flagged for
 * @param language the person's language
 * @param rule the rule that was applied
 * @param scores what the judge measured
 * @param words the message, or the stretch of it around the marks; empty once it may no longer be
 *     kept
 * @param marks the places in {@code words} that matter
 * @param at when it was said
 * @param stage how far the matter is
 */
record Flagged(
    String id,
    MemberId member,
    MemberKind kind,
    RoomId room,
    String roomName,
    MessageId message,
    Topic topic,
    String language,
    String rule,
    Map<String, Double> scores,
    String words,
    List<Span> marks,
    Instant at,
    Stage stage) {

  /** How far the matter is. */
  enum Stage {
    /** The verdict stands; nobody has objected. */
    STANDS,
    /** Its author says that it is clinical; a moderator is asked. */
    APPEALED,
    /** A moderator looked at the appeal, and the verdict stands. */
    UPHELD,
    /** A moderator looked, and the message is allowed. */
    OVERTURNED
  }

  Flagged {
    scores = Map.copyOf(scores);
    marks = List.copyOf(marks);
  }

  static Flagged of(MessagePosted event, Judged judged, Topic topic, String language) {
    Judged.Excerpt excerpt = judged.excerpt();
    return new Flagged(
        Long.toString(event.id().value()),
        event.member(),
        event.memberThen().kind(),
        event.room(),
        event.roomThen().name(),
        event.message(),
        topic,
        language,
        judged.rule(),
        judged.scores(),
        excerpt.text(),
        excerpt.marks(),
        event.at(),
        Stage.STANDS);
  }

  /**
   * What a link names it by, with the moment: a ledger that was restored or begun anew gives its
   * numbers again, and an old link would show somebody else's words.
   */
  String name() {
    return id + "-" + Long.toString(at.toEpochMilli(), 36);
  }

  Flagged at(Stage now) {
    return with(words, marks, now);
  }

  Flagged wordless() {
    return with("", List.of(), stage);
  }

  private Flagged with(String text, List<Span> places, Stage now) {
    return new Flagged(
        id, member, kind, room, roomName, message, topic, language, rule, scores, text, places, at,
        now);
  }
}
