package org.roomkeeper.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Part;
import org.roomkeeper.moderation.judge.Utterance;

/** Takes a message apart for the judge: own words, what is quoted, what is attached. */
final class Utterances {
  private static final int DEEPEST = 8;

  private final List<String> own = new ArrayList<>();
  private final List<String> quoted = new ArrayList<>();
  private final List<String> attached = new ArrayList<>();

  private Utterances() {}

  /** What a message puts before the room's eyes. */
  static Utterance of(MessagePosted event) {
    return of(event, List.of());
  }

  /** The same with the words of the pages that it links to. */
  static Utterance of(MessagePosted event, List<String> pages) {
    var parts = new Utterances();
    parts.add(event.parts(), parts.own, 0);
    parts.attached.addAll(pages);
    Optional<String> language = event.envelope().member().flatMap(member -> member.language());
    return new Utterance(
        String.join("\n", parts.own),
        String.join("\n", parts.quoted),
        String.join("\n", parts.attached),
        language);
  }

  private void add(List<Part> parts, List<String> words, int depth) {
    for (Part part : parts) {
      switch (part) {
        case Part.Text text -> put(words, text.text());
        case Part.Quoted quote -> put(quoted, quote.text());
        case Part.Link link -> {
          put(attached, link.title());
          put(attached, link.description());
          put(attached, link.url());
        }
        case Part.File file -> put(attached, file.name());
        case Part.Other other -> put(attached, other.text());
        case Part.Picture _ -> {}
        case Part.Forwarded bundle -> {
          put(quoted, bundle.title());
          if (depth < DEEPEST) {
            add(bundle.parts(), quoted, depth + 1);
          }
        }
      }
    }
  }

  private static void put(List<String> words, String text) {
    if (!text.isBlank()) {
      words.add(text);
    }
  }
}
