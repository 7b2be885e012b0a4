package org.roomkeeper.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.app.torture.Evidence.Greeting;
import org.roomkeeper.app.torture.Evidence.Note;
import org.roomkeeper.app.torture.Evidence.Stay;
import org.roomkeeper.app.torture.Evidence.Told;

/** An audit that cannot fail is worth nothing: each test tampers with one thing in a clean run. */
class AuditTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Chronicle chronicle = new Chronicle();
  private final List<Note> notes = new ArrayList<>();
  private final List<Stay> stays = new ArrayList<>();
  private final List<Greeting> greetings = new ArrayList<>();
  private final List<String> unmet = new ArrayList<>();
  private final List<String> repeats = new ArrayList<>();
  private final Map<Long, String> messages = new HashMap<>();
  private final Map<String, Long> enrolled = new HashMap<>();
  private final Map<Long, String> orders = new HashMap<>();
  private final Map<String, Integer> deeds = new HashMap<>();
  private final Map<String, List<Long>> arrivals = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> reported = new HashSet<>();

  /** Ada adds a host, comes into a room, says three things there; Bob joins the corp after that. */
  @BeforeEach
  void aCleanRun() {
    chronicle.take(
        callback(
            "<xml><Event><![CDATA[change_external_contact]]></Event><ChangeType>"
                + "<![CDATA[add_external_contact]]></ChangeType><ExternalUserID>"
                + "<![CDATA[wm1]]></ExternalUserID><CreateTime>100</CreateTime>"
                + "<WelcomeCode><![CDATA[W]]></WelcomeCode></xml>",
            1_000,
            200));
    chronicle.take(page(2_000, 0, 1, 2, 3));
    chronicle.take(page(3_000, 3));
    chronicle.take(
        callback(
            "<xml><Event><![CDATA[change_contact]]></Event><ChangeType><![CDATA[create_user]]>"
                + "</ChangeType><UserID><![CDATA[bob]]></UserID></xml>",
            4_000,
            200));
    enrolled.put("bob", 4_000L);
    messages.putAll(Map.of(1L, "m1", 2L, "m2", 3L, "m3"));
    orders.put(2L, "say");
    stays.add(new Stay("customer:wr1", "guest:wm1", 1, true));
    greetings.add(new Greeting("wm1", 1, false));
    List.of(
            "contact guest:wm1",
            "joined customer:wr1 guest:wm1",
            "message 1",
            "message 2",
            "message 3",
            "enrolled staff:bob")
        .forEach(key -> notes.add(new Note(notes.size() + 1, key)));
    deeds.put("said 4", 1);
    arrivals.put("the phone of expert01", new ArrayList<>(List.of(1L, 3L, 5L)));
  }

  private static ObjectNode callback(String xml, long nanos, int status) {
    return JSON.createObjectNode()
        .put("kind", "callback")
        .put("hostNanos", nanos)
        .put("micros", 0)
        .put("status", status)
        .put("xml", xml);
  }

  private static ObjectNode page(long nanos, long afterSeq, int... seqs) {
    ObjectNode page =
        JSON.createObjectNode()
            .put("kind", "archive")
            .put("hostNanos", nanos)
            .put("afterSeq", afterSeq);
    var all = page.putArray("seqs");
    var ids = page.putArray("msgids");
    for (int seq : seqs) {
      all.add(seq);
      ids.add("m" + seq);
    }
    return page;
  }

  private Map<Figure, List<String>> audit() {
    var told = new ArrayList<Told>(chronicle.called(Map.of("rk-9", "card-4")));
    enrolled.forEach((userid, when) -> told.add(chronicle.enrolment(userid, when)));
    messages.forEach((number, msgid) -> told.add(chronicle.message(number, msgid)));
    Findings findings =
        Audit.of(
            new Evidence(
                told, stays, notes, orders, deeds, arrivals, refused, reported, greetings, unmet,
                repeats));
    var wrong = new HashMap<Figure, List<String>>();
    for (Figure figure : Figure.values()) {
      if (!findings.under(figure).isEmpty()) {
        wrong.put(figure, findings.under(figure));
      }
    }
    return wrong;
  }

  private void renumber() {
    for (int i = 0; i < notes.size(); i++) {
      notes.set(i, new Note(i + 1, notes.get(i).key()));
    }
  }

  @Test
  void aCleanRunIsClean() {
    assertThat(audit()).isEmpty();
  }

  @Test
  void anAcknowledgedEventWithoutANumberIsLost() {
    notes.removeIf(note -> note.key().equals("enrolled staff:bob"));
    assertThat(audit()).containsOnlyKeys(Figure.EVENTS_LOST);
    assertThat(audit().get(Figure.EVENTS_LOST)).singleElement().asString().contains("bob");
  }

  @Test
  void anEventThatWasNeverAcknowledgedIsTheSendersLoss() {
    chronicle.take(
        callback(
            "<xml><Event><![CDATA[change_external_contact]]></Event><ChangeType>"
                + "<![CDATA[add_external_contact]]></ChangeType><ExternalUserID>"
                + "<![CDATA[wm2]]></ExternalUserID></xml>",
            5_000,
            0));
    assertThat(audit()).isEmpty();
    assertThat(chronicle.givenUp()).isOne();
  }

  @Test
  void whoIsInTheDirectoryMustBeKnownAlthoughNobodyCalled() {
    enrolled.put("eve", 5_000L);
    assertThat(audit()).containsOnlyKeys(Figure.EVENTS_LOST);
    assertThat(audit().get(Figure.EVENTS_LOST)).singleElement().asString().contains("eve");
  }

  @Test
  void aMessageThatWasNeverReadFromTheArchiveIsLost() {
    messages.put(4L, "m4");
    assertThat(audit()).containsOnlyKeys(Figure.EVENTS_LOST);
  }

  @Test
  void aJoinThatIsUnknownIsLostAndALeaveToo() {
    notes.removeIf(note -> note.key().startsWith("joined"));
    renumber();
    orders.clear();
    deeds.clear();
    assertThat(audit()).containsOnlyKeys(Figure.EVENTS_LOST);
    notes.add(new Note(6, "joined customer:wr1 guest:wm1"));
    assertThat(audit()).isEmpty();
    stays.set(0, new Stay("customer:wr1", "guest:wm1", 1, false));
    assertThat(audit().get(Figure.EVENTS_LOST)).singleElement().asString().startsWith("left");
  }

  @Test
  void whoCameAndWentUnseenIsNobodysLoss() {
    stays.add(new Stay("customer:wr1", "guest:wm2", 1, false));
    assertThat(audit()).isEmpty();
  }

  @Test
  void anEventWithTwoNumbersWasHandledTwice() {
    notes.add(new Note(7, "enrolled staff:bob"));
    assertThat(audit()).containsOnlyKeys(Figure.EVENTS_TWICE);
  }

  @Test
  void aNumberForTwoEventsMeansThatAnAnswerWasActedOnAndNotKept() {
    notes.add(new Note(6, "message 3"));
    assertThat(audit()).containsOnlyKeys(Figure.EVENTS_TWICE);
  }

  @Test
  void aNumberThatNobodySawIsALostAction() {
    notes.remove(1);
    stays.clear();
    assertThat(audit()).containsOnlyKeys(Figure.ACTIONS_LOST);
  }

  @Test
  void aDeedThatNobodySawIsLostUnlessItWasRefusedOrReported() {
    deeds.clear();
    assertThat(audit()).containsOnlyKeys(Figure.ACTIONS_LOST);
    reported.add("said 4");
    assertThat(audit()).isEmpty();
    reported.clear();
    refused.add("said 4");
    assertThat(audit()).isEmpty();
  }

  @Test
  void whateverIsSeenTwiceIsDoubled() {
    notes.add(notes.getFirst());
    deeds.put("said 4", 2);
    greetings.set(0, new Greeting("wm1", 2, false));
    repeats.add("two group messages");
    assertThat(audit()).containsOnlyKeys(Figure.ACTIONS_DOUBLED);
    assertThat(audit().get(Figure.ACTIONS_DOUBLED)).hasSize(4);
  }

  @Test
  void aGreetingThatIsMissingIsLostUnlessSomethingStoodInItsWay() {
    greetings.set(0, new Greeting("wm1", 0, false));
    unmet.add("the tag of wm1");
    assertThat(audit().get(Figure.ACTIONS_LOST)).hasSize(2);
    greetings.set(0, new Greeting("wm1", 0, true));
    unmet.clear();
    assertThat(audit()).isEmpty();
  }

  @Test
  void whatWasKeptBeforeSomethingElseCameAboutIsHandledBeforeIt() {
    Collections.swap(notes, 0, 5);
    renumber();
    assertThat(audit()).containsOnlyKeys(Figure.ORDER_BROKEN);
  }

  @Test
  void theArchivesOrderIsTheOrderOfHandling() {
    Collections.swap(notes, 2, 4);
    renumber();
    assertThat(audit()).containsOnlyKeys(Figure.ORDER_BROKEN);
  }

  @Test
  void whatGoesToOnePhoneComesInOrder() {
    Collections.swap(arrivals.getOrDefault("the phone of expert01", List.of()), 0, 1);
    assertThat(audit()).containsOnlyKeys(Figure.ORDER_BROKEN);
  }

  @Test
  void aPressOfAWitnessesCardIsAnEvent() {
    chronicle.take(
        callback(
            "<xml><Event><![CDATA[template_card_event]]></Event><TaskId><![CDATA[rk-9]]></TaskId>"
                + "<EventKey><![CDATA[done]]></EventKey></xml>",
            6_000,
            200));
    assertThat(audit().get(Figure.EVENTS_LOST))
        .singleElement()
        .asString()
        .startsWith("pressed card-4 done");
    notes.add(new Note(7, "pressed card-4 done"));
    assertThat(audit()).isEmpty();
  }
}
