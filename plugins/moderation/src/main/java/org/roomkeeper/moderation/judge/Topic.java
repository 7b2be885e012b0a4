package org.roomkeeper.moderation.judge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the rooms forbid. */
public enum Topic {
  /** Praise or blame of governments, parties, leaders; elections; territory; ideology. */
  POLITICS,
  /** Debate, proselytising, scripture, calls to prayer, faith as a cure. */
  RELIGION,
  /** Racist rhetoric, stereotypes, blaming or dehumanising a people, race relations. */
  RACE;

  /** The name in settings, folders, findings and verdicts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The topic of a key. */
  public static Optional<Topic> of(String key) {
    return Arrays.stream(values()).filter(topic -> topic.key().equals(key)).findFirst();
  }
}
