package org.roomkeeper.app.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roomkeeper.app.torture.Evidence.Greeting;
import org.roomkeeper.app.torture.Evidence.Note;
import org.roomkeeper.app.torture.Evidence.Stay;
import org.roomkeeper.app.torture.Evidence.Told;

/**
 * Holds what people see against what was told.
 *
 * <p>The witness keeps a number in its notes and raises it with each event, in the same commit that
 * owes the telling. So from outside: an event without any number was lost; an event with two
 * numbers was handled twice; a number between others that nobody was told is an action that was
 * lost; one that is told twice was doubled. And the numbers are the order of handling: what had
 * been written down before something else came about must have the lower number.
 */
final class Audit {
  private final Evidence evidence;
  private final Findings findings = new Findings();

  /** The event of each number. */
  private final TreeMap<Long, String> byNumber = new TreeMap<>();

  /** The numbers of each event. */
  private final Map<String, Set<Long>> numbers = new HashMap<>();

  private Audit(Evidence evidence) {
    this.evidence = evidence;
  }

  /** What is wrong. */
  static Findings of(Evidence evidence) {
    var audit = new Audit(evidence);
    audit.readNotes();
    audit.events();
    audit.stays();
    audit.missingNumbers();
    audit.deeds();
    audit.greetings();
    audit.orderOfHandling();
    audit.orderOfArrival();
    evidence.unmet().forEach(what -> audit.findings.add(Figure.ACTIONS_LOST, what));
    evidence.repeats().forEach(what -> audit.findings.add(Figure.ACTIONS_DOUBLED, what));
    return audit.findings;
  }

  private void readNotes() {
    for (Note note : evidence.notes()) {
      String before = byNumber.putIfAbsent(note.number(), note.key());
      if (before == null) {
        numbers.computeIfAbsent(note.key(), _ -> new TreeSet<>()).add(note.number());
      } else if (before.equals(note.key())) {
        findings.add(
            Figure.ACTIONS_DOUBLED, "“seen " + note.number() + " " + note.key() + "” twice");
      } else {
        findings.add(
            Figure.EVENTS_TWICE,
            "number "
                + note.number()
                + " stands for “"
                + before
                + "” and for “"
                + note.key()
                + "”: one of the two answers was not kept and yet acted on");
      }
    }
  }

  private void events() {
    for (Told told : evidence.told()) {
      Set<Long> seen = numbers.getOrDefault(told.key(), Set.of());
      if (seen.isEmpty() && told.due()) {
        findings.add(Figure.EVENTS_LOST, told.key() + " (" + told.trace() + ")");
      } else if (seen.size() > 1) {
        findings.add(
            Figure.EVENTS_TWICE,
            told.key() + " has the numbers " + seen + " (" + told.trace() + ")");
      }
    }
  }

  private void stays() {
    for (Stay stay : evidence.stays()) {
      String where = stay.room() + " " + stay.member();
      int joined = numbers.getOrDefault("joined " + where, Set.of()).size();
      int left = numbers.getOrDefault("left " + where, Set.of()).size();
      // Who came and went between two readings was seen by nobody, and nobody need tell of it.
      int known = joined - left;
      int wanted = stay.inside() ? 1 : 0;
      if (known < wanted) {
        findings.add(Figure.EVENTS_LOST, "joined " + where);
      } else if (known > wanted && joined <= stay.joins()) {
        findings.add(Figure.EVENTS_LOST, "left " + where);
      } else if (joined > stay.joins()) {
        findings.add(
            Figure.EVENTS_TWICE,
            "joined " + where + ": " + joined + " times told, " + stay.joins() + " times true");
      }
    }
  }

  private void missingNumbers() {
    long last = byNumber.isEmpty() ? 0 : byNumber.lastKey();
    for (long number = 1; number <= last; number++) {
      if (!byNumber.containsKey(number) && !isAccountedFor("seen " + number)) {
        findings.add(Figure.ACTIONS_LOST, "“seen " + number + " …” was told to nobody");
      }
    }
  }

  private void deeds() {
    byNumber.forEach(
        (number, key) -> {
          if (key.startsWith("message ")) {
            String order = evidence.orders().get(Long.valueOf(key.substring("message ".length())));
            String deed = order == null ? null : deed(order, number);
            if (deed != null && !evidence.deeds().containsKey(deed) && !isAccountedFor(deed)) {
              findings.add(Figure.ACTIONS_LOST, "“" + deed + "”, ordered by " + key);
            }
          }
        });
    evidence
        .deeds()
        .forEach(
            (deed, times) -> {
              if (times > 1) {
                findings.add(Figure.ACTIONS_DOUBLED, "“" + deed + "” " + times + " times");
              }
            });
  }

  private static String deed(String order, long number) {
    return switch (order) {
      case "say" -> "said " + number;
      case "post" -> "posted " + number;
      case "card" -> "task " + number;
      case "open" -> "opened " + number;
      default -> throw new IllegalArgumentException("there is no order " + order);
    };
  }

  private boolean isAccountedFor(String deed) {
    return evidence.refused().contains(deed) || evidence.reported().contains(deed);
  }

  private void greetings() {
    for (Greeting greeting : evidence.greetings()) {
      if (greeting.times() > 1) {
        findings.add(
            Figure.ACTIONS_DOUBLED,
            greeting.member() + " was greeted " + greeting.times() + " times");
      } else if (greeting.times() == 0 && !greeting.excused()) {
        findings.add(
            Figure.ACTIONS_LOST,
            greeting.member() + " was not greeted, though nothing stood in the way");
      }
    }
  }

  /** What was kept before something else was there to be known has the lower number. */
  private void orderOfHandling() {
    var told = new HashMap<String, Told>();
    evidence.told().forEach(one -> told.put(one.key(), one));
    Told latest = null;
    long ofLatest = 0;
    Told lastArchived = null;
    for (Map.Entry<Long, String> entry : byNumber.entrySet()) {
      Told one = told.get(entry.getValue());
      if (one == null) {
        continue;
      }
      if (latest != null && latest.offered() > one.kept()) {
        broken(one, entry.getKey(), latest, ofLatest);
      }
      if (latest == null || one.offered() > latest.offered()) {
        latest = one;
        ofLatest = entry.getKey();
      }
      if (one.seq() > 0) {
        if (lastArchived != null && lastArchived.seq() > one.seq()) {
          findings.add(
              Figure.ORDER_BROKEN,
              one.key() + " was handled after " + lastArchived.key() + ", which came later");
        } else {
          lastArchived = one;
        }
      }
    }
  }

  private void broken(Told first, long number, Told second, long earlier) {
    findings.add(
        Figure.ORDER_BROKEN,
        "%s was written down before %s came about, and yet was handled after it (%d, %d)"
            .formatted(first.key(), second.key(), number, earlier));
  }

  private void orderOfArrival() {
    evidence
        .arrivals()
        .forEach(
            (place, came) -> {
              long highest = 0;
              for (long number : came) {
                if (number < highest) {
                  findings.add(
                      Figure.ORDER_BROKEN, "at " + place + " " + number + " came after " + highest);
                }
                highest = Math.max(highest, number);
              }
            });
  }

  /** The events of each number, for whoever asks how many there were. */
  static int handled(List<Note> notes) {
    return (int) notes.stream().mapToLong(Note::number).distinct().count();
  }
}
