package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.View;

/**
 * Shows whoever bears the link what is held against a message, and takes one appeal. It names
 * nobody: the link may have been passed on.
 */
final class AppealPage implements Page {
  /** The field for what the author adds. */
  static final String WHY = "why";

  private static final int LONGEST = 300;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Flags flags;
  private final Rooms rooms;

  @Inject
  AppealPage(Flags flags, Rooms rooms) {
    this.flags = flags;
    this.rooms = rooms;
  }

  @Override
  public View show(Request request) {
    var texts = ModerationPlugin.TEXTS.in(request.language());
    Optional<Flagged> found = request.subject().flatMap(flags::named);
    if (found.isEmpty()) {
      return View.of(texts.say("appeal.title"), new View.Paragraph(texts.say("appeal.gone")));
    }
    Flagged flagged = found.get();
    var blocks = new ArrayList<View.Block>();
    var zone = rooms.community().zones().getFirst();
    blocks.add(
        new View.Paragraph(
            texts.say(
                "appeal.what",
                TIME.format(flagged.at().atZone(zone)),
                flagged.roomName(),
                texts.say("topic." + flagged.topic().key()))));
    if (!flagged.words().isEmpty()) {
      blocks.add(new View.Marked(flagged.words(), flagged.marks()));
    }
    switch (flagged.stage()) {
      case STANDS -> {
        blocks.add(new View.Paragraph(texts.say("appeal.ask")));
        blocks.add(
            new View.Form(
                List.of(new View.Field(WHY, texts.say("appeal.why"), List.of(), LONGEST, false)),
                texts.say("appeal.button")));
      }
      case APPEALED -> blocks.add(new View.Paragraph(texts.say("appeal.made")));
      case UPHELD -> blocks.add(new View.Paragraph(texts.say("appeal.upheld")));
      case OVERTURNED -> blocks.add(new View.Paragraph(texts.say("appeal.overturned")));
    }
    String rule = rooms.community().rule(request.language());
    if (!rule.isBlank()) {
      blocks.add(new View.Heading(texts.say("appeal.rule")));
      blocks.add(new View.Paragraph(rule));
    }
    return new View(texts.say("appeal.title"), blocks);
  }
}
