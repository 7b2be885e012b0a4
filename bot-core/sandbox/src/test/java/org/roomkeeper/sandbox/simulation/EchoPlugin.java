package org.roomkeeper.sandbox.simulation;

import jakarta.inject.Inject;
import java.util.List;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.Plugin.Sight;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;

/**
 * Does what it is told: {@code say …}, {@code tell …}, {@code read …}, {@code case …} in a room,
 * and greets contacts with their state. A case is answered with {@code remove} or {@code ignore}.
 */
@Plugin(
    value = "echo",
    api = 1,
    acts = {Say.class, Tell.class, AskModerators.class, Remove.class, Greet.class, ReadPage.class},
    sees = Sight.MESSAGE_TEXTS,
    reads = "example.org")
final class EchoPlugin extends BotPlugin {
  @Override
  protected void configure() {
    on(MessagePosted.class, Listener.class);
    on(ContactAdded.class, Host.class);
    on(PageRead.class, Reader.class);
    on(CardAnswered.class, Judge.class);
  }

  static final class Listener implements Handler<MessagePosted> {
    @Inject
    Listener() {}

    @Override
    public Reaction on(MessagePosted event) {
      String[] words = event.text().split(" ", 2);
      return switch (words[0]) {
        case "say" -> Reaction.of(Say.to(event.room(), words[1])).because("told");
        case "tell" -> Reaction.of(Tell.to(event.member(), words[1])).because("told");
        case "read" ->
            Reaction.of(ReadPage.of(words[1]).orElseThrow())
                .ref(event.room().value())
                .bestBefore(event.at().plusSeconds(60))
                .because("told");
        case "case" ->
            Reaction.of(
                    AskModerators.about(
                        Phrase.of("title"),
                        Evidence.of(event, List.of()),
                        "rule",
                        Phrase.of("proposal"),
                        List.of(
                            new Choice("ignore", Phrase.of("ignore")),
                            new Choice("remove", Phrase.of("remove")))))
                .ref(event.room() + "/" + event.member())
                .because("told");
        default -> Reaction.none();
      };
    }
  }

  static final class Reader implements Handler<PageRead> {
    @Inject
    Reader() {}

    @Override
    public Reaction on(PageRead event) {
      return Reaction.of(
              Say.to(
                  new RoomId(event.ref()),
                  event.words().map(words -> words.title()).orElse(event.why())))
          .because("told");
    }
  }

  static final class Host implements Handler<ContactAdded> {
    @Inject
    Host() {}

    @Override
    public Reaction on(ContactAdded event) {
      return Reaction.of(
              Greet.with(
                  event.member(), event.welcomeCode().orElseThrow(), event.state().orElse("none")))
          .because("told");
    }
  }

  static final class Judge implements Handler<CardAnswered> {
    @Inject
    Judge() {}

    @Override
    public Reaction on(CardAnswered event) {
      String[] whom = event.ref().split("/", 2);
      return event.choice().equals("remove")
          ? Reaction.of(Remove.from(new RoomId(whom[0]), new MemberId(whom[1]))).because("told")
          : Reaction.none();
    }
  }
}
