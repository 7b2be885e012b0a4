package org.roomkeeper.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** What became of an action. */
public sealed interface Outcome {
  /** Whether nothing more will happen to the action. */
  default boolean isFinal() {
    return !(this instanceof TryLater);
  }

  /**
   * The platform accepted it.
   *
   * @param details what it said, such as {@code room} or {@code code}; no secrets
   */
  record Done(Map<String, String> details) implements Outcome {
    /** Copies the details. */
    public Done {
      details = Map.copyOf(details);
    }
  }

  /**
   * It is in a person's hands now: a task or a card stands in their client.
   *
   * @param who whom
   * @param details what the platform said, such as {@code msgid}
   */
  record AskedPerson(String who, Map<String, String> details) implements Outcome {
    /** Copies the details. */
    public AskedPerson {
      details = Map.copyOf(details);
    }
  }

  /**
   * It will not be done.
   *
   * @param why the reason, a text of the core's, without secrets or members' words
   */
  record Refused(Phrase why) implements Outcome {
    /** A reason in the platform's own words. */
    public Refused(String said) {
      this(said(said));
    }
  }

  /**
   * Not now. Never final.
   *
   * @param when the earliest time at which to try again
   * @param why what stood in the way, a text of the core's
   * @param forAll whether the same stands in the way of all actions of this kind
   */
  record TryLater(Instant when, Phrase why, boolean forAll) implements Outcome {
    /** What stands in the way of this action, and perhaps of no other. */
    public TryLater(Instant when, Phrase why) {
      this(when, why, false);
    }

    /** The same in the platform's own words. */
    public TryLater(Instant when, String said) {
      this(when, said(said), false);
    }
  }

  /** It was worth doing until a time, and that time is past. */
  record Late() implements Outcome {}

  /**
   * It was dropped before it left, or taken back from whoever was asked.
   *
   * @param why the reason
   */
  record Withdrawn(Reason why) implements Outcome {
    /** Why something is not wanted any more. */
    public enum Reason {
      /** The plugin took it back. */
      WITHDRAWN,
      /** A newer step of the same ref takes its place. */
      REPLACED,
      /** The message that it answers was recalled. */
      RECALLED,
      /** Whom it is addressed to has left. */
      GONE,
      /** Whom it is about was erased. */
      ERASED,
      /** It was owed for so long that its words are gone. */
      PURGED,
      /** It was taken back from the client of the person who was asked. */
      TAKEN_BACK,
      /** It could not be taken back from there in good time. */
      GIVEN_UP;

      /** The reason in a text of the core's. */
      public Phrase phrase() {
        return Phrase.of("outcome.withdrawn." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
  }

  /**
   * It left, and nobody can say whether it arrived; it was not repeated, and a person was told.
   *
   * @param why what happened, a text of the core's
   */
  record Unknown(Phrase why) implements Outcome {
    /** The same in the platform's own words. */
    public Unknown(String said) {
      this(said(said));
    }
  }

  private static Phrase said(String words) {
    return Phrase.of("outcome.said", words);
  }
}
