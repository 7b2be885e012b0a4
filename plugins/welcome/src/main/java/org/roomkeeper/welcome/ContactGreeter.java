package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * Greets who adds a host as a contact: once, within the 20 seconds of the platform's permission, in
 * the language that they chose on the join page, with the rule and the way to a room with space;
 * or, where newcomers are vetted and they are not let in yet, to their personal page.
 */
final class ContactGreeter implements Handler<ContactAdded> {
  static final String REF = "greet-";
  private static final String LANGUAGE_STATE = "lang=";

  private final Config<WelcomeConfig> config;
  private final Greeted greeted;
  private final WelcomeTexts texts;
  private final Rooms rooms;
  private final Vetting vetting;
  private final Applications applications;
  private final Store store;

  @Inject
  ContactGreeter(
      Config<WelcomeConfig> config,
      Greeted greeted,
      WelcomeTexts texts,
      Rooms rooms,
      Vetting vetting,
      Applications applications,
      Store store) {
    this.config = config;
    this.vetting = vetting;
    this.applications = applications;
    this.greeted = greeted;
    this.texts = texts;
    this.rooms = rooms;
    this.store = store;
  }

  @Override
  public Reaction on(ContactAdded event) {
    Community community = rooms.community();
    Vetting.Arrival arrival = vetting.arrived(event);
    Optional<String> chosen =
        applications
            .of(event.member())
            .map(Application::language)
            .filter(community.languages()::contains)
            .or(() -> chosenLanguage(event, community));
    Optional<String> known = event.memberThen().language();
    Reaction language =
        chosenLanguage(event, community).isPresent() && !chosen.equals(known)
            ? Reaction.of(NoteFact.of(event.member(), Facts.LANGUAGE, chosen.orElseThrow()))
                .because("language-chosen")
            : Reaction.none();
    Reaction reaction = language.and(arrival.reaction());
    if (event.welcomeCode().isEmpty()) {
      return reaction.finding("no-permission-to-greet", event.host().value());
    }
    if (!greeted.first(event.member(), Greeted.Way.BY_CODE, event.at())) {
      return reaction;
    }
    String ref = REF + event.id();
    store.put(ref, event.member());
    var code = event.welcomeCode().get();
    return Reaction.of(
            greeting(
                event,
                arrival.way(),
                chosen.or(() -> known).orElse(community.languages().getFirst())))
        .ref(ref)
        .bestBefore(code.expires())
        .because("new-contact")
        .and(reaction);
  }

  private Greet greeting(ContactAdded event, Vetting.Way way, String language) {
    var contact = config.get().contact();
    var words = config.get().vetting().words();
    var code = event.welcomeCode().orElseThrow();
    var said =
        switch (way) {
          case UNASKED, LET_IN -> contact.text();
          case WAITS -> words.waiting();
          case FILL_IN -> words.fillIn();
        };
    Greet greeting = Greet.with(event.member(), code, texts.in(language, said, Map.of(), 1300));
    if (way == Vetting.Way.UNASKED) {
      return withLink(greeting, language, rooms.community());
    }
    boolean in = way == Vetting.Way.LET_IN;
    return greeting.linking(
        new Greet.Link(
            texts.in(language, in ? contact.linkTitle() : words.linkTitle(), Map.of(), 40),
            texts.in(
                language, in ? contact.linkDescription() : words.linkDescription(), Map.of(), 160),
            vetting.link(event.member(), event.at()),
            in ? rooms.door(contact.door()).map(Door::code) : Optional.empty()));
  }

  /** A greeting that certainly did not arrive does not count as one. */
  Reaction settled(String ref, Outcome outcome) {
    Optional<MemberId> member = store.get(ref, MemberId.class);
    store.remove(ref);
    if (member.isPresent() && neverArrived(outcome)) {
      greeted.undo(member.get());
      return Reaction.none().finding("greeting-failed", member.get().value());
    }
    return Reaction.none();
  }

  private static boolean neverArrived(Outcome outcome) {
    return outcome instanceof Outcome.Late
        || outcome instanceof Outcome.Refused
        || outcome instanceof Outcome.Withdrawn;
  }

  private Greet withLink(Greet greeting, String language, Community community) {
    if (!community.joinLink().isAbsolute()) {
      return greeting;
    }
    var contact = config.get().contact();
    return greeting.linking(
        new Greet.Link(
            texts.in(language, contact.linkTitle(), Map.of(), 40),
            texts.in(language, contact.linkDescription(), Map.of(), 160),
            pageAddress(community, contact.page(), language),
            rooms.door(contact.door()).map(Door::code)));
  }

  /** The page beside the community's join link, which is {@code …/join/<community>}. */
  private static URI pageAddress(Community community, String page, String language) {
    return community
        .joinLink()
        .resolve(
            "../%s/%s?lang=%s"
                .formatted(
                    community.id(), page, URLEncoder.encode(language, StandardCharsets.UTF_8)));
  }

  private static Optional<String> chosenLanguage(ContactAdded event, Community community) {
    return event
        .state()
        .filter(state -> state.startsWith(LANGUAGE_STATE))
        .map(state -> state.substring(LANGUAGE_STATE.length()))
        .filter(community.languages()::contains);
  }
}
