package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Span;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.View;

/** A plugin with pages, forms and cases, for the tests of the web. */
@Plugin(value = "overflow", api = 1, acts = AskModerators.class)
public final class DoorPlugin extends BotPlugin {
  @Override
  protected void configure() {
    page("door", Page.Audience.PUBLIC, Door.class);
    page("mine", Page.Audience.MEMBER, Mine.class);
    page("desk", Page.Audience.MODERATOR, ForModerators.class);
    page("pass", Page.Audience.BEARER, Passed.class);
    page("broken", Page.Audience.PUBLIC, Broken.class);
    on(FormSent.class, Asker.class);
    on(CardAnswered.class, Listener.class);
  }

  static final class Door implements Page {
    private final Store store;

    @Inject
    Door(Store store) {
      this.store = store;
    }

    @Override
    public View show(Request request) {
      return View.of(
          "Door " + request.language(),
          new View.Paragraph("about " + request.subject().orElse("nothing")),
          new View.Paragraph("at " + request.at()),
          new View.Paragraph("query " + request.query().getOrDefault("q", "")),
          new View.Paragraph("sent " + store.get("sent", String.class).orElse("nothing")),
          new View.Paragraph("answered " + store.get("answered", String.class).orElse("nothing")),
          new View.Code("Scan", URI.create("https://example.org/join"), false),
          new View.File("Dates", "dates 日.ics", "text/calendar", "BEGIN:VCALENDAR"),
          new View.File(
              "All", request.subject().orElse("door") + ".ics", "text/calendar", "END:VCALENDAR"),
          new View.Form(
              List.of(new View.Field("name", "Your name", List.of(), 10, true)), "Send it"));
    }
  }

  static final class Mine implements Page {
    @Inject
    Mine() {}

    @Override
    public View show(Request request) {
      return View.of("Mine", new View.Paragraph(request.member().map(MemberId::value).orElse("?")));
    }
  }

  static final class Passed implements Page {
    private final Store store;

    @Inject
    Passed(Store store) {
      this.store = store;
    }

    @Override
    public View show(Request request) {
      return View.of(
          "About " + request.subject().orElse("nothing"),
          new View.Paragraph("sent " + store.get("sent", String.class).orElse("nothing")),
          new View.Form(List.of(new View.Field("name", "Why", List.of(), 10, false)), "Send it"));
    }
  }

  static final class ForModerators implements Page {
    @Inject
    ForModerators() {}

    @Override
    public View show(Request request) {
      return View.of(
          "Moderators only",
          new View.Form(List.of(new View.Field("name", "A name", List.of(), 10, true)), "Note it"));
    }
  }

  static final class Broken implements Page {
    @Inject
    Broken() {}

    @Override
    public View show(Request request) {
      throw new IllegalStateException("hidden inside");
    }
  }

  static final class Asker implements Handler<FormSent> {
    private final Store store;

    @Inject
    Asker(Store store) {
      this.store = store;
    }

    @Override
    public Reaction on(FormSent event) {
      String before = store.get("sent", String.class).map(sent -> sent + "+").orElse("");
      store.put("sent", before + event.subject().orElseGet(() -> event.fields().get("name")));
      return Reaction.of(
              AskModerators.about(
                  Phrase.of("case.title"),
                  new Evidence(
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      "<b>" + event.fields().get("name") + "</b>",
                      List.of(new Span(3, 5))),
                  "forms",
                  Phrase.of("case.proposal"),
                  List.of(
                      new Choice("fine", Phrase.of("case.fine")),
                      new Choice("bad", Phrase.of("case.bad")))))
          .ref("form-" + event.envelope().id())
          .because("case.title");
    }
  }

  static final class Listener implements Handler<CardAnswered> {
    private final Store store;

    @Inject
    Listener(Store store) {
      this.store = store;
    }

    @Override
    public Reaction on(CardAnswered event) {
      store.put("answered", event.choice() + " by " + event.by());
      return Reaction.none();
    }
  }
}
