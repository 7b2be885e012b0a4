package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Store;

/**
 * Keeps the forms: by their number while nobody has come with their code, among the notes about the
 * person from then on. A number is tied to one person, for good.
 */
final class Applications {
  /** How long a form is kept with whose code nobody has come. */
  static final Duration KEPT = Duration.ofDays(7);

  /** How many are forgotten in an hour: in a day many more than are taken as shipped. */
  private static final int MOST_AT_ONCE = 200;

  private static final String FORM = "form/";
  private static final String VISITOR = "visitor/";
  private static final String OPEN = "open/";
  private static final String TO_VET = "to-vet/";
  private static final String SAID = "said/";
  private static final String APPLICATION = "application";
  private static final String HEARD = "heard";

  private final Store store;

  @Inject
  Applications(Store store) {
    this.store = store;
  }

  /** The latest form that was filled in with a browser. */
  Optional<Application> byVisitor(String visitor) {
    return store.get(VISITOR + visitor, String.class).flatMap(this::find);
  }

  /** Whether a person has come with the code of the latest form of a browser. */
  boolean isTied(String visitor) {
    return store.get(VISITOR + visitor, String.class).flatMap(this::memberOf).isPresent();
  }

  /** A form by its number. */
  Optional<Application> find(String id) {
    return store
        .get(FORM + id, Place.class)
        .flatMap(place -> place.member().isPresent() ? of(place.member().get()) : place.form());
  }

  /** Whether there is or was a form of this number. */
  boolean isKnown(String id) {
    return store.get(FORM + id, Place.class).isPresent();
  }

  /** Who has come with the code of a form. */
  Optional<MemberId> memberOf(String id) {
    return store.get(FORM + id, Place.class).flatMap(Place::member);
  }

  /** The form of a person. */
  Optional<Application> of(MemberId member) {
    return store.about(member).get(APPLICATION, Application.class);
  }

  /** Keeps a form of which nobody knows yet whose it is. */
  void keep(Application form) {
    store.put(FORM + form.id(), new Place(Optional.of(form), Optional.empty()));
    store.put(VISITOR + form.visitor(), form.id());
    store.putIfAbsent(OPEN + form.id(), form.standing().since());
  }

  /** Keeps the form of a person; from now on its number is theirs. */
  void keep(Application form, MemberId member) {
    store.put(FORM + form.id(), new Place(Optional.empty(), Optional.of(member)));
    store.put(VISITOR + form.visitor(), form.id());
    store.remove(OPEN + form.id());
    store.about(member).put(APPLICATION, form);
    boolean undecided =
        switch (form.stage()) {
          case WAITING, RETURNED, REFUSED -> true;
          case DRAFT, OPEN, LET_IN -> false;
        };
    if (undecided) {
      store.put(TO_VET + form.id(), member);
    } else {
      store.remove(TO_VET + form.id());
    }
  }

  /** Forgets what a person said. */
  void forget(MemberId member) {
    of(member)
        .ifPresent(
            form -> {
              store.remove(TO_VET + form.id());
              store.remove(VISITOR + form.visitor());
              store.remove(SAID + form.visitor());
            });
    Store about = store.about(member);
    List.of(APPLICATION, HEARD).forEach(about::remove);
  }

  /** Everybody who is not let in: waiting, asked for more, or refused; the oldest form first. */
  List<Waiting> notLetIn() {
    var all = new ArrayList<Waiting>();
    store
        .under(TO_VET, MemberId.class)
        .values()
        .forEach(member -> of(member).ifPresent(form -> all.add(new Waiting(member, form))));
    all.sort(
        (one, other) -> one.form().standing().since().compareTo(other.form().standing().since()));
    return all;
  }

  /**
   * Forgets forms with whose code nobody has come for long, some at a time.
   *
   * @return their numbers
   */
  List<String> tidy(Instant now) {
    var forgotten = new ArrayList<String>();
    for (Map.Entry<String, Instant> open : store.under(OPEN, Instant.class).entrySet()) {
      if (forgotten.size() < MOST_AT_ONCE && open.getValue().plus(KEPT).isBefore(now)) {
        String id = open.getKey().substring(OPEN.length());
        find(id).ifPresent(form -> store.remove(VISITOR + form.visitor()));
        store.remove(FORM + id);
        store.remove(open.getKey());
        forgotten.add(id);
      }
    }
    return forgotten;
  }

  /** What a browser's visitor is told the next time that they look. */
  void say(String visitor, Said said) {
    store.put(SAID + visitor, said);
  }

  /** The same for a person. */
  void say(MemberId member, Said said) {
    store.about(member).put(HEARD, said);
  }

  /** What a browser's visitor is to be told. */
  Optional<Said> said(String visitor) {
    return store.get(SAID + visitor, Said.class);
  }

  /** What a person is to be told. */
  Optional<Said> said(MemberId member) {
    return store.about(member).get(HEARD, Said.class);
  }

  /** Nothing more is to be said. */
  void hush(String visitor, Optional<MemberId> member) {
    store.remove(SAID + visitor);
    member.ifPresent(person -> store.about(person).remove(HEARD));
  }

  /**
   * Where a form is.
   *
   * @param form the form, while nobody has come with its code
   * @param member who has come with it; then it is among the notes about them
   */
  record Place(Optional<Application> form, Optional<MemberId> member) {}

  /**
   * Somebody who is not let in.
   *
   * @param member who
   * @param form their form
   */
  record Waiting(MemberId member, Application form) {}

  /**
   * An answer to what somebody sent.
   *
   * @param key the key of a text, behind {@code said.}
   * @param argument what fills its gap
   */
  record Said(String key, String argument) {
    static Said of(String key) {
      return new Said(key, "");
    }
  }
}
