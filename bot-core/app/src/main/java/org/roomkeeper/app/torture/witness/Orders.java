package org.roomkeeper.app.torture.witness;

import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;

/**
 * What is said in rooms, known by the number between two signs, as in {@code #123#}; what is said
 * may order something to be done beside, as in {@code #124:say#} or {@code #125:admit=ada#}. Each
 * deed bears the number under which the witness saw the order.
 */
final class Orders implements Handler<MessagePosted> {
  private static final Pattern MARK = Pattern.compile("#([0-9]+)(?::([a-z]+)(?:=([^#]+))?)?#");

  private final Testimony testimony;

  @Inject
  Orders(Testimony testimony) {
    this.testimony = testimony;
  }

  @Override
  public Reaction on(MessagePosted event) {
    Matcher mark = MARK.matcher(event.text());
    if (event.byUs() || !mark.find()) {
      return Reaction.none();
    }
    long number = testimony.number();
    Reaction seen = testimony.tell(number, "message " + mark.group(1));
    if (mark.group(2) == null) {
      return seen;
    }
    MemberId named = new MemberId("staff:" + (mark.group(3) == null ? "-" : mark.group(3)));
    return switch (mark.group(2)) {
      case "say" -> seen.and(Say.to(event.room(), "said " + number));
      case "post" -> seen.and(Say.to(event.room(), "posted " + number));
      case "card" -> seen.and(card(number)).ref("card-" + number);
      case "admit" -> seen.and(Admit.into(event.room(), named));
      case "remove" -> seen.and(Remove.from(event.room(), named));
      case "open" -> seen.and(room(number));
      default -> seen;
    };
  }

  private AskOwner card(long number) {
    return AskOwner.to(
        testimony.witness(number),
        Phrase.of("task.title", Long.toString(number)),
        List.of(Phrase.of("task.step")),
        List.of(
            new Choice("done", Phrase.of("task.done")),
            new Choice("cannot", Phrase.of("task.cannot"))));
  }

  private OpenRoom room(long number) {
    MemberId owner = testimony.witness(number);
    return OpenRoom.appGroup(
        "opened " + number, owner, List.of(owner, testimony.witness(number + 1)), "");
  }
}
