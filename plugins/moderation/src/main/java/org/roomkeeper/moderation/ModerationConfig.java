package org.roomkeeper.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Translated;
import org.roomkeeper.moderation.judge.Thresholds;
import org.roomkeeper.moderation.judge.Topic;

/**
 * The settings in {@code config/plugins/moderation.yaml}.
 *
 * @param thresholds by topic, from which score on something is done
 * @param byMeaning whether messages are also judged by what they mean, and not by the word lists
 *     alone: that takes some 200 MB of memory and a hundred times the work
 * @param ladder how many steps of each kind, and for how long they are remembered
 * @param appeals how a verdict can be objected to
 * @param quietHours when moderators sleep; never if it is left out
 * @param exemptRoles who is never acted on; a moderator is asked all the same
 * @param texts what members read
 */
record ModerationConfig(
    Map<Topic, Thresholds> thresholds,
    boolean byMeaning,
    Ladder ladder,
    Appeals appeals,
    Optional<QuietHours> quietHours,
    Set<String> exemptRoles,
    Wordings texts) {
  /** Refuses thresholds that leave out a topic. */
  ModerationConfig {
    thresholds = Map.copyOf(thresholds);
    exemptRoles = Set.copyOf(exemptRoles);
    for (Topic topic : Topic.values()) {
      if (!thresholds.containsKey(topic)) {
        throw new IllegalArgumentException("thresholds lack " + topic.key());
      }
    }
  }

  Thresholds threshold(Topic topic) {
    Thresholds found = thresholds.get(topic);
    if (found == null) {
      throw new IllegalStateException("thresholds lack " + topic.key());
    }
    return found;
  }

  /** How long a card to the moderators waits. */
  Duration waiting(Instant at, boolean urgent) {
    return urgent ? Duration.ZERO : quietHours.map(quiet -> quiet.left(at)).orElse(Duration.ZERO);
  }

  /**
   * The ladder.
   *
   * @param notes private notes before the first public warning, from 0
   * @param warnings public warnings before the moderators' card, from 0
   * @param strikesLast how long a strike counts
   * @param gather what one person says within this time is one offence, and warnings in one room
   *     within it are one message
   * @param caseStaysOpen how long an unanswered card stands for everything that the person says in
   *     the room
   */
  record Ladder(
      int notes, int warnings, Duration strikesLast, Duration gather, Duration caseStaysOpen) {
    /** Refuses negative numbers and empty times. */
    Ladder {
      if (notes < 0 || warnings < 0) {
        throw new IllegalArgumentException("notes and warnings are 0 or more");
      }
      if (!strikesLast.isPositive() || !caseStaysOpen.isPositive() || gather.isNegative()) {
        throw new IllegalArgumentException(
            "strikes-last and case-stays-open are longer than nothing");
      }
    }
  }

  /**
   * Appeals.
   *
   * @param openFor for how long a link to the page of appeals is good
   */
  record Appeals(Duration openFor) {
    /** Refuses an empty time. */
    Appeals {
      if (!openFor.isPositive()) {
        throw new IllegalArgumentException("open-for is longer than nothing");
      }
    }
  }

  /**
   * What members read, by language. {@code {topic}}, {@code {room}} and {@code {rule}} are filled
   * in.
   *
   * @param note the private note
   * @param warning the public warning
   * @param paste a note for a moderator to paste in a room where the bot cannot speak
   * @param appeal stands before the link to the page of appeals, under {@code paste}
   * @param offer privately, to somebody who was warned in a room: how to object
   * @param clinical the button by which somebody objects, at most 10 characters
   * @param received to somebody who has objected
   * @param upheld after a moderator looked: the verdict stands
   * @param overturned after a moderator looked: the message is allowed
   * @param topics what each topic is called
   */
  record Wordings(
      Map<String, String> note,
      Map<String, String> warning,
      Map<String, String> paste,
      Map<String, String> appeal,
      Map<String, String> offer,
      Map<String, String> clinical,
      Map<String, String> received,
      Map<String, String> upheld,
      Map<String, String> overturned,
      Map<Topic, Map<String, String>> topics) {
    private static final int LONGEST = 600;

    /** What WeCom shows of a button. */
    private static final int BUTTON = 10;

    /** Refuses empty texts and unknown places. */
    Wordings {
      note = Translated.check("note", note, LONGEST, "topic", "room", "rule");
      warning = Translated.check("warning", warning, LONGEST, "topic", "room", "rule");
      paste = Translated.check("paste", paste, LONGEST, "topic", "room", "rule");
      appeal = Translated.check("appeal", appeal, LONGEST, "topic", "room", "rule");
      offer = Translated.check("offer", offer, LONGEST, "topic", "room", "rule");
      clinical = Translated.check("clinical", clinical, BUTTON);
      received = Translated.check("received", received, LONGEST, "topic", "room", "rule");
      upheld = Translated.check("upheld", upheld, LONGEST, "topic", "room", "rule");
      overturned = Translated.check("overturned", overturned, LONGEST, "topic", "room", "rule");
      topics = Map.copyOf(topics);
      for (Topic topic : Topic.values()) {
        Map<String, String> names = topics.get(topic);
        if (names == null) {
          throw new IllegalArgumentException("topics lack " + topic.key());
        }
        Translated.check("topics: " + topic.key(), names, 60);
      }
    }
  }
}
