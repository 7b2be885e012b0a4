package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Tell;

/**
 * What the plugin writes to single people, in Chinese or English: {@code replies_zh.properties} and
 * {@code replies_en.properties} beside this class.
 */
final class Replies {
  private static final String ENGLISH = "en";
  private static final Map<String, Properties> TEXTS = Map.of("zh", read("zh"), "en", read("en"));
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
    Properties texts = Objects.requireNonNull(TEXTS.getOrDefault(language, TEXTS.get(ENGLISH)));
    String pattern = Objects.requireNonNull(texts.getProperty(key), key);
    String text = new MessageFormat(pattern, Locale.ROOT).format(arguments);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** All keys of a language, for a test. */
  static Iterable<Object> keys(String language) {
    return Objects.requireNonNull(TEXTS.get(language)).keySet();
  }

  /** Chinese or English. */
  static String plain(String language) {
    return language.startsWith("zh") ? "zh" : ENGLISH;
  }

  private static Properties read(String language) {
    var texts = new Properties();
    String file = "replies_" + language + ".properties";
    try (InputStream in = Objects.requireNonNull(Replies.class.getResourceAsStream(file), file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
