package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Store;
import org.roomkeeper.moderation.judge.Topic;

/** Public warnings: those of one room within a short time are one message. */
final class Warnings {
  private final Store store;
  private final Config<ModerationConfig> config;
  private final MemberTexts texts;

  /** What is about to be said in a room. */
  record Gathered(
      String ref,
      RoomId room,
      String roomName,
      Topic topic,
      List<MemberId> members,
      List<String> languages,
      Instant leaves) {
    Gathered {
      members = List.copyOf(members);
      languages = List.copyOf(languages);
    }

    Gathered with(MemberId member, String language) {
      return new Gathered(
          ref, room, roomName, topic, plus(members, member), plus(languages, language), leaves);
    }

    Gathered without(MemberId member) {
      return new Gathered(
          ref,
          room,
          roomName,
          topic,
          members.stream().filter(one -> !one.equals(member)).toList(),
          languages,
          leaves);
    }

    private static <T> List<T> plus(List<T> list, T one) {
      if (list.contains(one)) {
        return list;
      }
      var more = new ArrayList<T>(list);
      more.add(one);
      return more;
    }
  }

  @Inject
  Warnings(Store store, Config<ModerationConfig> config, MemberTexts texts) {
    this.store = store;
    this.config = config;
    this.texts = texts;
  }

  /** One more person is to be warned in a room. */
  Reaction warn(
      RoomId room,
      String roomName,
      MemberId member,
      String language,
      Topic topic,
      Instant at,
      String freshRef) {
    Gathered gathered =
        waiting(room)
            .filter(one -> one.leaves().isAfter(at))
            .orElseGet(
                () ->
                    new Gathered(
                        freshRef,
                        room,
                        roomName,
                        topic,
                        List.of(),
                        List.of(),
                        at.plus(config.get().ladder().gather())))
            .with(member, language);
    store.put(key(room), gathered);
    return say(gathered, at);
  }

  /** The ref under which a person's warning in a room waits. */
  Optional<String> refFor(RoomId room, MemberId member) {
    return waiting(room).filter(one -> one.members().contains(member)).map(Gathered::ref);
  }

  /** A person is not to be warned after all, if their warning still waits. */
  Reaction spare(RoomId room, MemberId member, Instant at) {
    Optional<Gathered> gathered = waiting(room).filter(one -> one.members().contains(member));
    if (gathered.isEmpty()) {
      return Reaction.none();
    }
    Gathered rest = gathered.get().without(member);
    if (rest.members().isEmpty()) {
      store.remove(key(room));
      return Reaction.none().withdraw(rest.ref());
    }
    store.put(key(room), rest);
    return say(rest, at);
  }

  /** A warning has settled; who was in it. */
  List<MemberId> settle(String ref) {
    for (var entry : store.under("warning/", Gathered.class).entrySet()) {
      if (entry.getValue().ref().equals(ref)) {
        store.remove(entry.getKey());
        return entry.getValue().members();
      }
    }
    return List.of();
  }

  private Reaction say(Gathered gathered, Instant at) {
    Duration delay =
        gathered.leaves().isAfter(at) ? Duration.between(at, gathered.leaves()) : Duration.ZERO;
    String text = texts.warning(gathered.languages(), gathered.topic(), gathered.roomName());
    return Reaction.of(Say.to(gathered.room(), text).mentioning(gathered.members()))
        .ref(gathered.ref())
        .after(delay);
  }

  private Optional<Gathered> waiting(RoomId room) {
    return store.get(key(room), Gathered.class);
  }

  private static String key(RoomId room) {
    return "warning/" + room.value();
  }
}
