package org.roomkeeper.overflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;

/**
 * A crowd at a door whose rooms WeCom would fill far beyond what the founder wants: people look at
 * the page at the same time and only then act, in any order; meanwhile rooms open, people leave,
 * the bot dies and the clock jumps.
 */
class CrowdTest {
  private static final int CAP = 25;
  private static final int PEOPLE = 110;
  private static final Map<String, String> OURS = Map.of(Facts.FAMILY, "main");

  private final HandLane lane =
      new HandLane(new OverflowPlugin(), SomeSettings.of(9, 0, false, 15));
  private final List<RoomId> rooms = new ArrayList<>();
  private final Set<String> inside = new HashSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noRoomGetsMoreThanItsCapAndNobodyIsLost(long seed) {
    var random = new Random(seed);
    lane.governedBy(was -> OverflowTest.with(was, was.openers(), Optional.empty(), List.of()));
    opens();
    for (int round = 0; round < 120; round++) {
      if (round % 25 == 24 && rooms.size() < 5) {
        opens();
      }
      somethingElse(random);
      crowd(random, 1 + random.nextInt(15));
      check();
    }
    while (rooms.size() < 7) {
      opens();
    }
    for (int round = 0; round < 200 && inside.size() < PEOPLE; round++) {
      lane.ticks(Duration.ofMinutes(40));
      crowd(random, 15);
      check();
    }
    assertThat(inside).hasSize(PEOPLE);
  }

  private void opens() {
    RoomId room = lane.room(RoomKind.CUSTOMER_GROUP, "Doctors " + (rooms.size() + 1), CAP, OURS);
    rooms.add(room);
    lane.tick();
  }

  private void somethingElse(Random random) {
    switch (random.nextInt(12)) {
      case 0 -> {
        RoomId room = rooms.get(random.nextInt(rooms.size()));
        List<MemberId> members = lane.members(room);
        if (!members.isEmpty()) {
          MemberId gone = members.get(random.nextInt(members.size()));
          lane.leaves(room, gone);
          inside.remove(gone.value());
        }
      }
      case 1 -> lane.pass(Duration.ofDays(random.nextInt(5) - 2));
      default -> lane.ticks(Duration.ofMinutes(random.nextInt(90)));
    }
  }

  /** So many look at once; then each of them does what the page said, in the order of this list. */
  private void crowd(Random random, int size) {
    if (inside.size() == PEOPLE) {
      return;
    }
    List<Integer> who =
        IntStream.generate(() -> random.nextInt(PEOPLE))
            .filter(person -> !inside.contains(name(person)))
            .limit(inside.size() > PEOPLE - 5 ? 1 : size)
            .distinct()
            .boxed()
            .toList();
    List<View> seen = who.stream().map(person -> lane.page("room", browser(person))).toList();
    for (int i = 0; i < who.size(); i++) {
      if (random.nextInt(10) > 0) {
        act(who.get(i), seen.get(i), random);
      }
    }
  }

  private void act(int person, View seen, Random random) {
    if (seen.blocks().stream().anyMatch(View.Code.class::isInstance)) {
      ToRooms door = (ToRooms) lane.door("rooms").orElseThrow().target();
      lane.joins(door.rooms().getFirst(), new MemberId(name(person)), Optional.of(door.state()));
      assertThat(inside.add(name(person))).as("placed twice").isTrue();
      return;
    }
    Optional<String> said =
        seen.blocks().stream()
            .filter(View.Form.class::isInstance)
            .map(form -> ((View.Form) form).fields().getFirst().options().getFirst().value())
            .filter(what -> !what.equals(ListForms.LEAVE))
            .findFirst();
    if (said.isPresent()) {
      Runnable sent = () -> lane.sends("room", browser(person), Map.of(ListForms.WHAT, said.get()));
      if (random.nextInt(8) == 0) {
        lane.diesAfter(sent);
      }
      sent.run();
    }
  }

  private void check() {
    for (RoomId room : rooms) {
      assertThat(lane.view(room).headcount()).isLessThanOrEqualTo(CAP);
    }
  }

  private static Page.Request browser(int person) {
    return new Page.Request("en", "visitor" + person, Optional.empty(), Map.of("lang", "en"));
  }

  private static String name(int person) {
    return "guest:person" + person;
  }
}
