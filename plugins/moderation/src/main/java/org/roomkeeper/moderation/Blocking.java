package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.moderation.judge.Blockable;
import org.roomkeeper.moderation.judge.Words;

/**
 * Keeps the platform's own blocking in step with the lists marked {@code block}: whenever they
 * change, and once a day in case somebody else has changed it there.
 */
final class Blocking {
  private static final String NOTE = "blocked";
  private static final String REF = "blocked-words";
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Config<List<String>> words;
  private final Store store;
  private final Rooms rooms;
  private final Capabilities capabilities;

  /**
   * What was asked for last.
   *
   * @param digest of words and people
   * @param at when
   * @param none whether the block was lifted
   */
  record Last(String digest, Instant at, boolean none) {}

  @Inject
  Blocking(Lists<Words> words, Store store, Rooms rooms, Capabilities capabilities) {
    this.words = words.map(Blockable::marked);
    this.store = store;
    this.rooms = rooms;
    this.capabilities = capabilities;
  }

  /** What is to be done, if anything. */
  Reaction inStep(Instant now) {
    List<String> wanted = words.get();
    Optional<Last> last = store.get(NOTE, Last.class);
    List<MemberId> staff = staff();
    boolean nothingYet = wanted.isEmpty() && last.map(Last::none).orElse(true);
    if (nothingYet || staff.isEmpty() || !possible()) {
      return Reaction.none();
    }
    String digest = digest(wanted, staff);
    boolean known =
        last.filter(one -> one.digest().equals(digest) && one.at().plus(LOOK_AGAIN).isAfter(now))
            .isPresent();
    if (known) {
      return Reaction.none();
    }
    store.put(NOTE, new Last(digest, now, wanted.isEmpty()));
    return Reaction.of(BlockWords.of(wanted, staff))
        .ref(REF)
        .because("because.block", wanted.size());
  }

  private boolean possible() {
    return capabilities.in(RoomKind.CUSTOMER_GROUP, BlockWords.class) == Capabilities.Way.BY_API;
  }

  /** Who speaks for the community. */
  private List<MemberId> staff() {
    var community = rooms.community();
    return Stream.of(
            community.founders(), community.moderators(), community.hosts(), community.openers())
        .flatMap(List::stream)
        .filter(member -> member.value().startsWith("staff:"))
        .distinct()
        .sorted((one, other) -> one.value().compareTo(other.value()))
        .toList();
  }

  private static String digest(List<String> wanted, List<MemberId> staff) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      hash.update(String.join("\n", wanted).getBytes(StandardCharsets.UTF_8));
      staff.forEach(one -> hash.update(("\n" + one).getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
