package org.roomkeeper.runtime.ledger;

import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Unrecognised;

/** Cuts what people wrote to a length that one event can carry. */
final class Bounds {
  private static final int TEXT = 8_000;
  private static final int TITLE = 512;
  private static final int PARTS = 100;
  private static final int DEPTH = 3;
  private static final int COMMAND = 4_096;
  private static final int KIND = 128;

  private Bounds() {}

  static BotEvent bound(BotEvent event) {
    return switch (event) {
      case MessagePosted posted ->
          new MessagePosted(
              posted.envelope(),
              posted.room(),
              posted.member(),
              posted.message(),
              parts(posted.parts(), DEPTH));
      case CommandGiven given ->
          new CommandGiven(given.envelope(), given.member(), cut(given.words(), COMMAND));
      case Unrecognised unrecognised ->
          new Unrecognised(unrecognised.envelope(), cut(unrecognised.kind(), KIND));
      default -> event;
    };
  }

  private static List<Part> parts(List<Part> parts, int depth) {
    var bounded = new ArrayList<Part>();
    for (Part part : parts.subList(0, Math.min(PARTS, parts.size()))) {
      bounded.add(part(part, depth));
    }
    return bounded;
  }

  private static Part part(Part part, int depth) {
    return switch (part) {
      case Part.Text text -> new Part.Text(cut(text.text(), TEXT));
      case Part.Link link ->
          new Part.Link(
              cut(link.title(), TITLE), cut(link.description(), TITLE), cut(link.url(), TEXT));
      case Part.Picture picture -> new Part.Picture(cut(picture.type(), KIND));
      case Part.File file -> new Part.File(cut(file.name(), TITLE));
      case Part.Forwarded forwarded ->
          new Part.Forwarded(
              cut(forwarded.title(), TITLE),
              depth == 0 ? List.of() : parts(forwarded.parts(), depth - 1));
      case Part.Quoted quoted ->
          new Part.Quoted(
              quoted.author().map(author -> cut(author, TITLE)), cut(quoted.text(), TEXT));
      case Part.Other other -> new Part.Other(cut(other.type(), KIND), cut(other.text(), TEXT));
    };
  }

  /** Cuts a text, never within a surrogate pair. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
