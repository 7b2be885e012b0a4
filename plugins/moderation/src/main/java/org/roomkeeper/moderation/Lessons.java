package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Retention;
import org.roomkeeper.api.Store;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.text.Plain;

/**
 * What moderators have taught. Each decision about a message is an example, kept as a note about
 * its author no longer than the founder's {@code keep: text} lets words be kept. What was allowed
 * is known again at once, by a fingerprint that holds no words, also where somebody passes the same
 * message on to another room.
 */
final class Lessons {
  private static final String EXAMPLE = "lesson/";
  private static final String ALLOWED = "allowed/";

  private final Store store;
  private final Retention retention;
  private final RuleBook rules;

  /** Where an example is. */
  record Place(MemberId member, String id, Instant said) {}

  @Inject
  Lessons(Store store, Retention retention, RuleBook rules) {
    this.store = store;
    this.retention = retention;
    this.rules = rules;
  }

  /** A moderator looked at what was flagged. The answer carries nothing but a finding. */
  Reaction learn(Flagged flagged, boolean allowed, Instant at) {
    rules.decided(flagged.member(), flagged.message(), allowed, at);
    if (!flagged.words().isEmpty()) {
      Set<Topic> topics = allowed ? Set.of() : Set.of(flagged.topic());
      store
          .about(flagged.member())
          .put(
              EXAMPLE + flagged.id(),
              new Lesson(
                  flagged.message(), flagged.words(), flagged.language(), topics, flagged.at()));
      store.put(key(flagged.id()), new Place(flagged.member(), flagged.id(), flagged.at()));
      String fingerprint = ALLOWED + fingerprint(flagged.words());
      if (allowed) {
        store.put(fingerprint, at);
      } else {
        store.remove(fingerprint);
      }
    }
    return Reaction.none()
        .finding(
            allowed ? "decision.overturned" : "decision.confirmed",
            flagged.topic().key() + " " + flagged.rule());
  }

  /** Whether a moderator has allowed just these words. */
  boolean allows(String words) {
    return store.get(ALLOWED + fingerprint(words), Instant.class).isPresent();
  }

  /** All examples of the community in hand, oldest first. */
  List<Lesson> all() {
    var lessons = new ArrayList<Lesson>();
    store
        .under(EXAMPLE, Place.class)
        .values()
        .forEach(
            place ->
                store
                    .about(place.member())
                    .get(EXAMPLE + place.id(), Lesson.class)
                    .ifPresent(lessons::add));
    return lessons;
  }

  /** Lets go what is past its time. */
  void fade(Instant at) {
    store
        .under(EXAMPLE, Place.class)
        .forEach(
            (key, place) -> {
              if (!place.said().plus(retention.text()).isAfter(at)) {
                store.about(place.member()).remove(EXAMPLE + place.id());
                store.remove(key);
              }
            });
    store
        .under(ALLOWED, Instant.class)
        .forEach(
            (key, since) -> {
              if (!since.plus(retention.record()).isAfter(at)) {
                store.remove(key);
              }
            });
  }

  private static String fingerprint(String words) {
    String plain = Plain.of(words).replaceAll("\\s+", " ").strip();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String key(String id) {
    return EXAMPLE + String.format(Locale.ROOT, "%018d", Long.parseLong(id));
  }
}
