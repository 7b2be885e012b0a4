package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Store;

/**
 * Messages that wait for the pages they link to. Only what is clean by its own words waits: a page
 * may accuse a message, never excuse it. Every page that was asked for comes back, read or not, so
 * nothing waits for ever; what a pause of the bot has cut off is forgotten after an hour.
 */
final class LinkedPages {
  /** How long after a message its pages are still worth reading: archives may be minutes behind. */
  private static final Duration WORTH = Duration.ofMinutes(15);

  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final String PAGE = "page/";

  /** A longer message does not wait: it would not fit into a note. */
  private static final int LONGEST = 8_000;

  private final Store store;
  private final Capabilities capabilities;

  /**
   * A message and what is known of its pages.
   *
   * @param message the message
   * @param missing the refs of the pages that have not come back
   * @param pages the words of those that were read
   * @param unread why others were not
   */
  record Waiting(
      MessagePosted message, List<String> missing, List<String> pages, List<String> unread) {
    Waiting {
      missing = List.copyOf(missing);
      pages = List.copyOf(pages);
      unread = List.copyOf(unread);
    }

    boolean complete() {
      return missing.isEmpty();
    }

    private Waiting with(PageRead read) {
      return new Waiting(
          message,
          missing.stream().filter(ref -> !ref.equals(read.ref())).toList(),
          plus(pages, read.words().map(LinkedPages::text)),
          plus(unread, read.words().isPresent() ? Optional.empty() : Optional.of(read.why())));
    }

    private static List<String> plus(List<String> list, Optional<String> one) {
      return Stream.concat(list.stream(), one.stream()).toList();
    }
  }

  @Inject
  LinkedPages(Store store, Capabilities capabilities) {
    this.store = store;
    this.capabilities = capabilities;
  }

  /** Asks for the pages of a message, if it links to any and pages may be read. */
  Reaction ask(MessagePosted event) {
    boolean mayWait =
        capabilities.in(event.roomThen().kind(), ReadPage.class) == Capabilities.Way.BY_API
            && Utterances.of(event).whole().length() <= LONGEST;
    List<ReadPage> links = mayWait ? Links.in(event) : List.of();
    Reaction reaction = Reaction.none();
    var refs = new ArrayList<String>();
    for (ReadPage link : links) {
      String ref = "page-" + event.id() + "-" + refs.size();
      refs.add(ref);
      store.put(PAGE + ref, event.member());
      reaction = reaction.and(link).ref(ref).bestBefore(event.at().plus(WORTH));
    }
    if (refs.isEmpty()) {
      return reaction;
    }
    keep(new Waiting(event, refs, List.of(), List.of()));
    return reaction.because("because.page");
  }

  /** A page has come back: the message that waits for it, if one still does. */
  Optional<Waiting> arrived(PageRead read) {
    Optional<MemberId> member = store.get(PAGE + read.ref(), MemberId.class);
    store.remove(PAGE + read.ref());
    Optional<Waiting> waiting =
        member.flatMap(who -> of(who).filter(one -> one.missing().contains(read.ref())).findAny());
    Optional<Waiting> now = waiting.map(one -> one.with(read));
    now.ifPresent(one -> keep(one));
    return now;
  }

  /** A message was taken back: its pages are not wanted any more. */
  Reaction forget(MessageRecalled recalled) {
    Reaction reaction = Reaction.none();
    for (Waiting one : of(recalled.member()).toList()) {
      if (one.message().message().equals(recalled.message())) {
        for (String ref : one.missing()) {
          store.remove(PAGE + ref);
          reaction = reaction.withdraw(ref);
        }
        drop(one);
      }
    }
    return reaction;
  }

  /** Forgets what waits for pages that nobody was asked for: it was too old when it was read. */
  void forgetOld(Instant now) {
    for (var entry : store.under(PAGE, MemberId.class).entrySet()) {
      List<Waiting> all = of(entry.getValue()).toList();
      all.stream()
          .filter(one -> one.message().at().plus(WORTH).plus(FORGOTTEN).isBefore(now))
          .forEach(this::drop);
      if (of(entry.getValue()).findAny().isEmpty()) {
        store.remove(entry.getKey());
      }
    }
  }

  private Stream<Waiting> of(MemberId member) {
    return store.about(member).under(PAGE, Waiting.class).values().stream();
  }

  private void keep(Waiting one) {
    var message = one.message();
    if (one.complete()) {
      drop(one);
    } else {
      store.about(message.member()).put(PAGE + message.id(), one);
    }
  }

  private void drop(Waiting one) {
    store.about(one.message().member()).remove(PAGE + one.message().id());
  }

  /** As moderators see it under the message. */
  private static String text(PageRead.Words words) {
    return "→ "
        + String.join(
            "\n",
            Stream.of(words.title(), words.description(), words.lead())
                .filter(line -> !line.isBlank())
                .distinct()
                .toList());
  }
}
