package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.roomkeeper.api.BookLive.Slot;
import org.roomkeeper.api.MemberId;

/** Puts lectures into the few words that WeCom takes of a live stream. */
final class Slots {
  private static final int BYTES_A_CHARACTER = 3;
  private static final String CUT = "…";

  private final LectureTexts texts;
  private final Replies replies;

  @Inject
  Slots(LectureTexts texts, Replies replies) {
    this.texts = texts;
    this.replies = replies;
  }

  /** When a lecture is on the air with this host, and what about. */
  Slot of(Lecture lecture, MemberId host) {
    String language = replies.language();
    String title = texts.pick(language, lecture.title());
    return new Slot(
        host,
        cut(title, Slot.THEME),
        lecture.startsAt(),
        lecture.takes(),
        cut(title + "\n" + texts.speakers(lecture, language), Slot.DESCRIPTION));
  }

  /** All that would make a change of a slot necessary, in one line. */
  static String stamp(Slot slot) {
    return slot.start().getEpochSecond()
        + "+"
        + slot.length().toSeconds()
        + " "
        + Integer.toHexString((slot.theme() + "\n" + slot.description()).hashCode());
  }

  /** The beginning of a text, no character cut in two, marked if something is left out. */
  static String cut(String text, int characters) {
    if (fits(text, characters)) {
      return text;
    }
    int end = text.length();
    while (!fits(text.substring(0, end).stripTrailing() + CUT, characters)) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + CUT;
  }

  private static boolean fits(String text, int characters) {
    return text.length() <= characters
        && text.getBytes(StandardCharsets.UTF_8).length <= BYTES_A_CHARACTER * characters;
  }
}
