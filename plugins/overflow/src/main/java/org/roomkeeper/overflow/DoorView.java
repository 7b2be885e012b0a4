package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Links;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.View;

/** Says on a page where somebody can go now. */
final class DoorView {
  /** How long the link to a number is good; a ticket that nobody asks for ends sooner. */
  private static final Duration LINK_IS_GOOD_FOR = Duration.ofDays(180);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Config<OverflowConfig> config;
  private final PageTexts texts;
  private final Rooms rooms;
  private final Links links;

  @Inject
  DoorView(Config<OverflowConfig> config, PageTexts texts, Rooms rooms, Links links) {
    this.config = config;
    this.texts = texts;
    this.rooms = rooms;
    this.links = links;
  }

  /**
   * What a page says.
   *
   * @param room what it says to whom a room is open
   */
  View show(Page.Request request, WayIn way, Function<WayIn.Room, List<View.Block>> room) {
    String language = request.language();
    var words = config.get().page();
    var list = config.get().list().page();
    List<View.Block> blocks =
        switch (way) {
          case WayIn.Room open -> room.apply(open);
          case WayIn.Kept kept -> kept(language, kept);
          case WayIn.Corporate corporate -> texts.corporate(language, words, corporate);
          case WayIn.Inside inside -> inside(language, inside);
          case WayIn.Listed listed -> listed(language, listed);
          case WayIn.GivenOut(Ticket ticket) ->
              List.of(
                  say(language, list.givenOut(), Map.of()),
                  form(language, ListForms.NOT_IN, list.notIn()),
                  link(language, ticket));
          case WayIn.TakeNumber() ->
              isBeingTaken(request)
                  ? moment(request)
                  : List.of(
                      say(language, list.few(), Map.of()),
                      form(language, ListForms.PUT, list.take()));
          case WayIn.NotYet(boolean passed) -> offer(request, passed, words.waiting());
          case WayIn.Nowhere(boolean passed) -> offer(request, passed, words.full());
        };
    return new View(texts.in(language, words.title()), blocks);
  }

  /** What a page says to whom has left the list. */
  View left(String language) {
    var settings = config.get();
    return View.of(
        texts.in(language, settings.page().title()),
        say(language, settings.list().page().left(), Map.of()),
        new View.Link(
            texts.in(language, settings.page().title()), rooms.community().joinLink(), false));
  }

  private List<View.Block> inside(String language, WayIn.Inside inside) {
    var settings = config.get();
    var blocks = new ArrayList<View.Block>();
    blocks.add(say(language, settings.list().page().inside(), Map.of("room", inside.room())));
    inside
        .move()
        .ifPresent(
            move -> {
              Map<String, String> room = Map.of("room", move.room());
              blocks.add(say(language, settings.placement().page().move(), room));
              blocks.addAll(texts.roomCode(language, settings.page(), new WayIn.Room(move.door())));
            });
    return blocks;
  }

  private List<View.Block> kept(String language, WayIn.Kept kept) {
    var settings = config.get();
    var blocks = new ArrayList<View.Block>();
    blocks.add(
        say(
            language,
            settings.list().page().turn(),
            Map.of("until", moment(kept.until(), language))));
    blocks.addAll(texts.roomCode(language, settings.page(), new WayIn.Room(kept.door())));
    blocks.add(link(language, kept.ticket()));
    return blocks;
  }

  private List<View.Block> listed(String language, WayIn.Listed listed) {
    var list = config.get().list().page();
    return List.of(
        say(
            language,
            list.position(),
            Map.of(
                "number",
                Long.toString(listed.ticket().number()),
                "before",
                Integer.toString(listed.before()))),
        say(language, list.keepLink(), Map.of()),
        link(language, listed.ticket()),
        form(language, ListForms.LEAVE, list.leave()));
  }

  private List<View.Block> offer(Page.Request request, boolean passed, Map<String, String> why) {
    String language = request.language();
    var list = config.get().list().page();
    if (isBeingTaken(request)) {
      return moment(request);
    }
    return List.of(
        say(language, passed ? list.passed() : why, Map.of()),
        say(language, list.offer(), Map.of()),
        form(language, ListForms.PUT, list.put()));
  }

  /** A form was sent a moment ago, and the answer is on its way. */
  private static boolean isBeingTaken(Page.Request request) {
    return request.query().containsKey("sent");
  }

  private List<View.Block> moment(Page.Request request) {
    String language = request.language();
    var list = config.get().list().page();
    var said = say(language, list.moment(), Map.of());
    return request.subject().isPresent()
        ? List.of(said)
        : List.of(
            said,
            new View.Link(
                texts.in(language, list.reload()),
                URI.create("?lang=" + URLEncoder.encode(language, StandardCharsets.UTF_8)),
                true));
  }

  private View.Link link(String language, Ticket ticket) {
    return new View.Link(
        texts.in(language, config.get().list().page().link()),
        links.to(
            PlacePage.PAGE, Long.toString(ticket.number()), ticket.since().plus(LINK_IS_GOOD_FOR)),
        false);
  }

  private View.Form form(String language, String what, Map<String, String> button) {
    return new View.Form(
        List.of(new View.Field(ListForms.WHAT, "", List.of(new View.Option(what, what)), 10, true)),
        texts.in(language, button));
  }

  private View.Paragraph say(
      String language, Map<String, String> text, Map<String, String> values) {
    return new View.Paragraph(texts.in(language, text, values));
  }

  private String moment(Instant at, String language) {
    ZoneId zone = rooms.community().zones().getFirst();
    String where = zone.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language));
    return TIME.format(at.atZone(zone)) + " (" + where + ")";
  }
}
