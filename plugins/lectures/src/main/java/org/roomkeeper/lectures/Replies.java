package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Tell;

/** What the plugin writes to single people, in Chinese or English: its texts {@code reply.…}. */
final class Replies {
  private static final String ENGLISH = "en";
  private static final int LONGEST = 2000;

  private final Rooms rooms;
  private final Members members;

  @Inject
  Replies(Rooms rooms, Members members) {
    this.rooms = rooms;
    this.members = members;
  }

  /** The same to each moderator; to the founders, where the community names none. */
  Reaction toModerators(String key, Object... arguments) {
    var community = rooms.community();
    var readers = community.moderators().isEmpty() ? community.founders() : community.moderators();
    Reaction reaction = Reaction.none();
    for (MemberId reader : readers) {
      reaction = reaction.and(Tell.to(reader, in(languageOf(reader), key, arguments)));
    }
    return reaction;
  }

  /** A text to one person. */
  Reaction to(MemberId reader, String key, Object... arguments) {
    return Reaction.of(Tell.to(reader, in(languageOf(reader), key, arguments)));
  }

  /** The language in which this person is written to: one of those there are. */
  String languageOf(MemberId reader) {
    return members
        .find(reader)
        .flatMap(MemberView::language)
        .map(Replies::plain)
        .orElse(language());
  }

  /** The language for somebody who has chosen none. */
  String language() {
    return plain(rooms.community().languages().getFirst());
  }

  /** A text in a language. */
  String in(String language, String key, Object... arguments) {
    String text = LecturesPlugin.TEXTS.in(language).say("reply." + key, arguments);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** Chinese or English. */
  static String plain(String language) {
    return language.startsWith("zh") ? "zh" : ENGLISH;
  }
}
