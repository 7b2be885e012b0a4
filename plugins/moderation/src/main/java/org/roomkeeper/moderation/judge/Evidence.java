package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roomkeeper.moderation.judge.Term.Role;

/**
 * Sifts what was found for one topic: excuses beat the accusations inside them, larger accusations
 * the smaller ones inside them that weigh no more, and each place and each entry counts once,
 * however many lists hold it. The work is that of sorting, however much was found.
 */
final class Evidence {
  private static final Comparator<Found> OUTER_FIRST =
      Comparator.<Found>comparingInt(one -> one.span().start())
          .thenComparing(Comparator.<Found>comparingInt(one -> one.span().end()).reversed());

  /** Between equals it is the names that decide, so that a message is judged alike each time. */
  private static final Comparator<Found> WEIGHTIEST_FIRST =
      Comparator.<Found>comparingInt(Evidence::rank)
          .thenComparing(one -> one.term().file())
          .thenComparing(one -> one.term().kind())
          .thenComparing(one -> one.term().entry());

  private Evidence() {}

  /** The accusations that stand, each place and entry once, by where they begin. */
  static Collection<Found> standing(Topic topic, List<Found> found, Utterance utterance) {
    var own = new ArrayList<Found>();
    boolean rejected = false;
    boolean accused = false;
    for (Found one : found) {
      if (one.term().concerns(topic)) {
        own.add(one);
        rejected |= one.term().role() == Role.REJECTS;
        accused |= one.term().role().accuses();
      }
    }
    if (!accused) {
      return List.of();
    }
    own.sort(OUTER_FIRST);
    List<Found> accusations = new ArrayList<>();
    int excusedTo = -1;
    for (int at = 0; at < own.size(); ) {
      int after = afterSame(own, at);
      // An excuse of the very same words excuses them too.
      for (Found one : own.subList(at, after)) {
        if (one.term().role() == Role.ALLOWED) {
          excusedTo = Math.max(excusedTo, one.span().end());
        }
      }
      for (Found one : own.subList(at, after)) {
        if (one.term().role().accuses()
            && one.span().end() > excusedTo
            && (!rejected || counts(one, utterance))) {
          accusations.add(one);
        }
      }
      at = after;
    }
    return eachOnce(accusations);
  }

  /** With a rejection, only strong words of the sender's own still count. */
  private static boolean counts(Found one, Utterance utterance) {
    return one.term().role() == Role.STRONG && !utterance.isQuoted(one.span().start());
  }

  private static Collection<Found> eachOnce(List<Found> accusations) {
    Map<String, Found> standing = new LinkedHashMap<>();
    // How far the larger accusations reach that weigh at least so much, by their roles.
    int[] swallowedTo = {-1, -1, -1};
    for (int at = 0; at < accusations.size(); ) {
      int after = afterSame(accusations, at);
      Found one = Collections.min(accusations.subList(at, after), WEIGHTIEST_FIRST);
      if (one.span().end() > swallowedTo[rank(one)]) {
        standing.merge(one.term().entry(), one, (a, b) -> rank(a) <= rank(b) ? a : b);
      }
      for (int rank = rank(one); rank < swallowedTo.length; rank++) {
        swallowedTo[rank] = Math.max(swallowedTo[rank], one.span().end());
      }
      at = after;
    }
    return standing.values();
  }

  /** The weightiest role is 0. */
  private static int rank(Found one) {
    return switch (one.term().role()) {
      case STRONG -> 0;
      case ASK -> 1;
      case HINT, ALLOWED, CLINICAL, REJECTS -> 2;
    };
  }

  /** After all that have the same place as the one at an index. */
  private static int afterSame(List<Found> sorted, int at) {
    int after = at + 1;
    while (after < sorted.size() && sorted.get(after).span().equals(sorted.get(at).span())) {
      after++;
    }
    return after;
  }
}
