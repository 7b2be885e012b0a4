package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Store;
import org.roomkeeper.overflow.Ticket.Stage;

/**
 * Who waits for a seat, in the order of coming. A ticket belongs to a browser, because nobody knows
 * more of a newcomer; where the person is known too, their other browsers lead to the same ticket,
 * and it ends when they come in. All of it is notes: a restart loses nothing.
 *
 * <p>Notes: {@code list} the {@link Book}; {@code waiting/<page>/<number>} the browser of who
 * waits; {@code ticket/<browser>}; {@code number/<number>} the browser; the {@link Promises}.
 */
final class WaitingList {
  private static final String BOOK = "list";
  private static final String WAITING = "waiting/";
  private static final String TICKET = "ticket/";
  private static final String NUMBER = "number/";
  private static final String OWN = "ticket";

  /** At most so many are served or forgotten at one event; the rest at the next. */
  private static final int AT_ONCE = 500;

  private final Promises promises;
  private final Store store;

  @Inject
  WaitingList(Promises promises, Store store) {
    this.promises = promises;
    this.store = store;
  }

  // ---- reading ----

  Book book() {
    return store.get(BOOK, Book.class).orElseGet(Book::empty);
  }

  /** The ticket of a browser, or of a person who is known. */
  Optional<Ticket> find(String visitor, Optional<MemberId> member) {
    Optional<Ticket> own = ticket(visitor);
    return own.isPresent()
        ? own
        : member.flatMap(known -> store.about(known).get(OWN, String.class)).flatMap(this::ticket);
  }

  Optional<Ticket> numbered(long number) {
    return store.get(key(NUMBER, number), String.class).flatMap(this::ticket);
  }

  /** How many wait before this ticket. */
  int before(Ticket ticket) {
    long onItsPage =
        store.under(pageOf(ticket.number()), String.class).keySet().stream()
            .filter(key -> key.compareTo(waiting(ticket.number())) < 0)
            .count();
    return book().before(ticket.number()) + (int) onItsPage;
  }

  /** Until when a seat is kept for this ticket. */
  Optional<Instant> keptUntil(Ticket ticket) {
    return promises.until(ticket.number());
  }

  /**
   * Whether the seat that is kept for this ticket is there: more may have been promised than are
   * left since, and then those have one who were served first.
   */
  boolean hasSeat(Ticket ticket, int seats) {
    return seats > 0 && (book().held() <= seats || promises.before(ticket.number()) < seats);
  }

  // ---- coming and going ----

  /** Takes somebody on the list who has no ticket that counts; false if they have one. */
  boolean add(String visitor, Optional<MemberId> member, Instant at) {
    Optional<Ticket> was = find(visitor, member);
    if (was.filter(ticket -> !ticket.is(Stage.PASSED)).isPresent()) {
      return false;
    }
    was.ifPresent(this::forget);
    Book book = book();
    var ticket = new Ticket(book.next(), visitor, at, Stage.WAITING);
    store.put(key(NUMBER, ticket.number()), visitor);
    member.ifPresent(known -> store.about(known).put(OWN, visitor));
    put(book.numbered());
    waits(ticket);
    return true;
  }

  /** Takes a ticket off the list. */
  void remove(Ticket ticket) {
    switch (ticket.stage()) {
      case WAITING -> waitsNoMore(ticket);
      case PROMISED -> {
        promises.end(ticket.number());
        put(book().promisedOneLess());
      }
      case PASSED -> {}
    }
    forget(ticket);
  }

  /**
   * Somebody came in.
   *
   * @param throughOurDoor whether by the code, which only those saw for whom a seat was kept
   */
  void cameIn(MemberId member, boolean throughOurDoor) {
    Store about = store.about(member);
    Optional<Ticket> own = about.get(OWN, String.class).flatMap(this::ticket);
    if (own.isPresent()) {
      remove(own.get());
      about.remove(OWN);
    } else if (throughOurDoor && book().held() > 0) {
      put(book().usedOneMore());
    }
  }

  /**
   * Whose seat was kept says that they did not get in: what was counted as their coming in was
   * somebody else's. They are back at their place, which is before all others.
   */
  void didNotGetIn(Ticket ticket) {
    put(book().usedOneLess());
    takeBack(ticket);
  }

  // ---- serving ----

  /**
   * Keeps a seat for each of those who wait longest, as far as seats go.
   *
   * @param seats how many people the code lets in now
   * @return for how many more a seat is kept
   */
  int serve(int seats, Instant until) {
    int served = 0;
    while (served < AT_ONCE && book().held() < seats) {
      Optional<Ticket> first = first();
      if (first.isEmpty()) {
        break;
      }
      waitsNoMore(first.get());
      store.put(TICKET + first.get().visitor(), first.get().at(Stage.PROMISED));
      promises.make(first.get(), until);
      put(book().promisedOneMore());
      served++;
    }
    return served;
  }

  /** Ends the promises whose time is over; gives how many of them nobody used. */
  int expire(Instant at) {
    int unused = 0;
    for (long number : promises.overBy(at)) {
      promises.end(number);
      Book book = book();
      boolean wasUsed = book.used() > 0;
      put((wasUsed ? book.usedOneLess() : book).promisedOneLess());
      unused += wasUsed ? 0 : 1;
      numbered(number).ifPresent(t -> store.put(TICKET + t.visitor(), t.at(Stage.PASSED)));
    }
    return unused;
  }

  /** So many seats are gone that were promised: who was promised last waits again, at the front. */
  void takeBack(int seats) {
    promises.newest(seats).forEach(number -> numbered(number).ifPresent(this::takeBack));
  }

  /** All promises last so much longer. */
  void postpone(Duration by) {
    promises.postpone(by);
  }

  /** Forgets old tickets that ended without anybody saying so. */
  void forgetBefore(Instant moment) {
    Book book = book();
    long number = book.oldest();
    for (int i = 0; i < AT_ONCE && number < book.next(); i++, number++) {
      Optional<Ticket> ticket = numbered(number);
      if (ticket.filter(t -> !t.is(Stage.PASSED) || !t.since().isBefore(moment)).isPresent()) {
        break;
      }
      ticket.ifPresent(this::forget);
    }
    if (number != book.oldest()) {
      put(book.forgottenBelow(number));
    }
  }

  // ---- how ----

  private Optional<Ticket> first() {
    for (long page : book().waiting().keySet()) {
      Optional<Ticket> first =
          store.under(WAITING + padded(page) + "/", String.class).values().stream()
              .findFirst()
              .flatMap(this::ticket);
      if (first.isPresent()) {
        return first;
      }
    }
    return Optional.empty();
  }

  private void takeBack(Ticket ticket) {
    promises.end(ticket.number());
    put(book().promisedOneLess());
    waits(ticket.at(Stage.WAITING));
  }

  private void waits(Ticket ticket) {
    store.put(TICKET + ticket.visitor(), ticket);
    store.put(waiting(ticket.number()), ticket.visitor());
    put(book().waits(ticket.number()));
  }

  private void waitsNoMore(Ticket ticket) {
    store.remove(waiting(ticket.number()));
    put(book().waitsNoMore(ticket.number()));
  }

  private void forget(Ticket ticket) {
    store.remove(TICKET + ticket.visitor());
    store.remove(key(NUMBER, ticket.number()));
  }

  private Optional<Ticket> ticket(String visitor) {
    return store.get(TICKET + visitor, Ticket.class);
  }

  private void put(Book book) {
    store.put(BOOK, book);
  }

  private static String pageOf(long number) {
    return WAITING + padded(Book.page(number)) + "/";
  }

  private static String waiting(long number) {
    return key(pageOf(number), number);
  }

  private static String key(String prefix, long number) {
    return prefix + padded(number);
  }

  private static String padded(long number) {
    return String.format(Locale.ROOT, "%012d", number);
  }
}
