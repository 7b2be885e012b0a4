package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Retention;
import org.roomkeeper.api.Store;

/**
 * The questions to a lecture's speakers. What a known member asked is kept among the notes about
 * them, so that it goes when they are erased; the words of all go once they were kept as long as
 * the founder says.
 */
final class Questions {
  /** The most characters of a question. */
  static final int LONGEST = 500;

  private static final int SHORTEST = 4;
  private static final int MOST_BY_ONE = 5;
  private static final int MOST = 300;
  private static final String REFUSED = "refused/";

  private final Store store;
  private final Retention retention;

  @Inject
  Questions(Store store, Retention retention) {
    this.store = store;
    this.retention = retention;
  }

  /** What came of an attempt to ask, or to want to know too. */
  enum Answer {
    /** It is in the list. */
    TAKEN,
    /** Nearly the same is in the list, which now counts this person too. */
    COUNTED,
    /** Nearly the same is in the list, and this person is counted already. */
    ALREADY,
    /** It is too long. */
    TOO_LONG,
    /** It is hardly a question. */
    TOO_SHORT,
    /** It holds an address. */
    LINK,
    /** This person has asked as many as one may. */
    ENOUGH,
    /** The lecture has as many as it can take. */
    FULL,
    /** The lecture is over or called off. */
    CLOSED;

    /** Whether the words are not taken and nobody is counted. */
    boolean isRefusal() {
      return switch (this) {
        case TAKEN, COUNTED, ALREADY -> false;
        case TOO_LONG, TOO_SHORT, LINK, ENOUGH, FULL, CLOSED -> true;
      };
    }
  }

  /**
   * Somebody who asks or wants to know.
   *
   * @param name their browser's random name, or their id
   * @param member who it is, where known
   */
  record Asker(String name, Optional<MemberId> member) {
    static Asker of(String visitor, Optional<MemberId> member) {
      return new Asker(member.map(MemberId::value).orElse(visitor), member);
    }
  }

  /**
   * A question with its words.
   *
   * @param question the question
   * @param words the words
   */
  record Shown(Question question, String words) {}

  /** The questions that can be seen, open ones first, the most wanted first. */
  List<Shown> of(Entry entry) {
    var shown = new ArrayList<Shown>();
    for (Question question : store.under(place(entry), Question.class).values()) {
      if (question.state() != Question.State.HIDDEN) {
        words(entry, question).ifPresent(words -> shown.add(new Shown(question, words)));
      }
    }
    shown.sort(
        Comparator.comparing((Shown each) -> each.question().state())
            .thenComparingInt(each -> -each.question().votes())
            .thenComparing(each -> each.question().at()));
    return shown;
  }

  /** Somebody asks. */
  Answer ask(Entry entry, Asker asker, String asked, Instant now) {
    String words = asked.strip();
    Answer answer = take(entry, asker, words, now);
    if (answer.isRefusal() && words.length() <= LONGEST) {
      store.putIfAbsent(counter(entry), 0);
      store.put(refusedOf(entry, asker), "");
      notesOf(asker.name()).put(refusedOf(entry, asker), words);
    } else if (store.remove(refusedOf(entry, asker))) {
      notesOf(asker.name()).remove(refusedOf(entry, asker));
    }
    return told(entry, asker, answer);
  }

  /** What somebody asked last, if it was refused: they need not write it again; else nothing. */
  String refused(Entry entry, Asker asker) {
    return notesOf(asker.name()).get(refusedOf(entry, asker), String.class).orElse("");
  }

  /** Where the words of somebody of this name are kept: a member's id, or a browser's name. */
  private Store notesOf(String asker) {
    return asker.contains(":") ? store.about(new MemberId(asker)) : store;
  }

  private Answer take(Entry entry, Asker asker, String words, Instant now) {
    if (entry.lecture().isCancelled() || !now.isBefore(entry.lecture().endsAt())) {
      return Answer.CLOSED;
    } else if (words.length() > LONGEST) {
      return Answer.TOO_LONG;
    } else if (Likeness.plain(words).length() < SHORTEST) {
      return Answer.TOO_SHORT;
    } else if (words.contains("://") || words.toLowerCase(Locale.ROOT).contains("www.")) {
      return Answer.LINK;
    }
    List<Shown> before = of(entry);
    for (Shown each : before) {
      if (Likeness.alike(words, each.words())) {
        return want(entry, asker, each.question());
      }
    }
    if (by(entry, asker) >= MOST_BY_ONE) {
      return Answer.ENOUGH;
    } else if (before.size() >= MOST) {
      return Answer.FULL;
    }
    add(entry, asker, words, now);
    return Answer.TAKEN;
  }

  private void add(Entry entry, Asker asker, String words, Instant now) {
    int next = store.get(counter(entry), Integer.class).orElse(0) + 1;
    store.put(counter(entry), next);
    String id = "%04d".formatted(next);
    String author = asker.member().map(MemberId::value).orElse("");
    var question = new Question(id, author, now, 1, Question.State.OPEN);
    store.put(place(entry) + id, question);
    wordsOf(question).put(wordsAt(entry, id), words);
    store.put(vote(entry, id, asker), now);
    store.put(countOf(entry, asker), by(entry, asker) + 1);
  }

  /** Somebody wants to know this too. */
  Answer want(Entry entry, Asker asker, String id, Instant now) {
    if (!now.isBefore(entry.lecture().endsAt())) {
      return told(entry, asker, Answer.CLOSED);
    }
    return store
        .get(place(entry) + id, Question.class)
        .map(question -> told(entry, asker, want(entry, asker, question)))
        .orElse(Answer.CLOSED);
  }

  private Answer want(Entry entry, Asker asker, Question question) {
    if (!store.putIfAbsent(vote(entry, question.id(), asker), question.at())) {
      return Answer.ALREADY;
    }
    store.put(place(entry) + question.id(), question.wanted());
    return Answer.COUNTED;
  }

  /** Something became of a question; nothing if there is none of this id. */
  void now(Entry entry, String id, Question.State state) {
    store
        .get(place(entry) + id, Question.class)
        .ifPresent(question -> store.put(place(entry) + id, question.now(state)));
  }

  /** Whether somebody is counted among those who want to know. */
  boolean wants(Entry entry, Question question, Asker asker) {
    return store.get(vote(entry, question.id(), asker), Instant.class).isPresent();
  }

  /** What the last attempt of somebody came to. */
  Optional<Answer> last(Entry entry, Asker asker) {
    return store.get(lastOf(entry, asker), Answer.class);
  }

  /** Forgets what was kept long enough of a lecture's questions. */
  void forget(Entry entry, Instant now) {
    Instant end = entry.lecture().endsAt();
    if (now.isBefore(end.plus(retention.text()))
        || store.get(counter(entry), Integer.class).isEmpty()) {
      return;
    }
    for (Question question : store.under(place(entry), Question.class).values()) {
      wordsOf(question).remove(wordsAt(entry, question.id()));
      store.remove(place(entry) + question.id());
    }
    String refused = REFUSED + entry.key() + "/";
    for (String key : store.under(refused, String.class).keySet()) {
      notesOf(key.substring(refused.length())).remove(key);
      store.remove(key);
    }
    for (String prefix : List.of("vote/", "asked-by/", "last-ask/")) {
      store.under(prefix + entry.key() + "/", Object.class).keySet().forEach(store::remove);
    }
    store.remove(counter(entry));
  }

  private Answer told(Entry entry, Asker asker, Answer answer) {
    store.put(lastOf(entry, asker), answer);
    return answer;
  }

  private int by(Entry entry, Asker asker) {
    return store.get(countOf(entry, asker), Integer.class).orElse(0);
  }

  private Optional<String> words(Entry entry, Question question) {
    return wordsOf(question).get(wordsAt(entry, question.id()), String.class);
  }

  private Store wordsOf(Question question) {
    return question.author().isEmpty() ? store : store.about(new MemberId(question.author()));
  }

  private static String place(Entry entry) {
    return "question/" + entry.key() + "/";
  }

  private static String wordsAt(Entry entry, String id) {
    return "words/" + entry.key() + "/" + id;
  }

  private static String vote(Entry entry, String id, Asker asker) {
    return "vote/" + entry.key() + "/" + id + "/" + asker.name();
  }

  private static String countOf(Entry entry, Asker asker) {
    return "asked-by/" + entry.key() + "/" + asker.name();
  }

  private static String counter(Entry entry) {
    return "questions-of/" + entry.key();
  }

  private static String refusedOf(Entry entry, Asker asker) {
    return REFUSED + entry.key() + "/" + asker.name();
  }

  private static String lastOf(Entry entry, Asker asker) {
    return "last-ask/" + entry.key() + "/" + asker.name();
  }
}
