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
 * the language that they chose on the join page, with the rule and the way to a room with space.
 */
final class ContactGreeter implements Handler<ContactAdded> {
  static final String REF = "greet-";
  private static final String LANGUAGE_STATE = "lang=";

  private final Config<WelcomeConfig> config;
  private final Greeted greeted;
  private final WelcomeTexts texts;
  private final Rooms rooms;
  private final Store store;

  @Inject
  ContactGreeter(
      Config<WelcomeConfig> config, Greeted greeted, WelcomeTexts texts, Rooms rooms, Store store) {
    this.config = config;
    this.greeted = greeted;
    this.texts = texts;
    this.rooms = rooms;
    this.store = store;
  }

  @Override
  public Reaction on(ContactAdded event) {
    Community community = rooms.community();
    Optional<String> chosen = chosenLanguage(event, community);
    Optional<String> known = event.memberThen().language();
    Reaction reaction =
        chosen.isPresent() && !chosen.equals(known)
            ? Reaction.of(NoteFact.of(event.member(), Facts.LANGUAGE, chosen.get()))
                .because("language-chosen")
            : Reaction.none();
    if (event.welcomeCode().isEmpty()) {
      return reaction.finding("no-permission-to-greet", event.host().value());
    }
    if (!greeted.first(event.member(), Greeted.Way.BY_CODE, event.at())) {
      return reaction;
    }
    String language = chosen.or(() -> known).orElse(community.languages().getFirst());
    var code = event.welcomeCode().get();
    String ref = REF + event.id();
    store.put(ref, event.member());
    Greet greeting =
        Greet.with(
            event.member(),
            code,
            texts.in(language, config.get().contact().text(), Map.of(), 1300));
    return Reaction.of(withLink(greeting, language, community))
        .ref(ref)
        .bestBefore(code.expires())
        .because("new-contact")
        .and(reaction);
  }

  /** A greeting that certainly did not arrive does not count as one. */
  Reaction settled(String ref, Outcome outcome) {
    Optional<MemberId> member = store.get(ref, MemberId.class);
    store.remove(ref);
    if (member.isPresent() && neverArrived(outcome)) {
      greeted.undo(member.get());
      return Reaction.none().finding("greeting-failed", outcome.toString());
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
