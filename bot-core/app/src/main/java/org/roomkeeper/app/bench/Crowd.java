package org.roomkeeper.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Member;
import org.roomkeeper.sandbox.world.World;

/**
 * People in four customer groups and the experts' app group, and what they say there. Each who says
 * something forbidden has a name that occurs nowhere else, so that the bot's answer is recognised.
 * Used by one thread.
 */
final class Crowd {
  /** One message in so many is forbidden. */
  static final int FORBIDDEN_EVERY = 500;

  private static final int FIRST = 100;
  private static final int ROOMS = 4;
  private static final int REGULARS = 60;
  private static final int SEED = 3;

  /**
   * As many cases a run as moderators get cards a minute: who goes on joins a case that is open.
   */
  private static final int CASES_A_RUN = 20;

  /**
   * Something that somebody says.
   *
   * @param room the room's id
   * @param person who
   * @param text what
   * @param answer by what the bot's answer is recognised; empty if none is to come
   */
  record Said(String room, String person, String text, String answer) {}

  /** A guest whose name holds a mark that nobody else's does. */
  private record Guest(String room, String id, String mark) {}

  private final Talk talk = new Talk(SEED);
  private final List<Guest> regulars = new ArrayList<>();
  private final Queue<Guest> fresh = new ArrayDeque<>();
  private final Queue<String> staff = new ArrayDeque<>();
  private final List<Guest> offenders = new ArrayList<>();
  private final String appGroup;
  private long number;
  private int offences;

  /**
   * Puts people into a world.
   *
   * @param appGroup the experts' room
   * @param runs how many runs there will be
   * @param offences how many forbidden messages in all, at most
   */
  Crowd(World world, JsonNode ready, String appGroup, int runs, int offences) {
    this.appGroup = appGroup;
    world.run(here -> settle(here, ready.path("ownerUserId").asText(), runs));
    world.run(here -> enroll(here, offences));
  }

  private void settle(World here, String owner, int runs) {
    for (int i = 1; i <= ROOMS; i++) {
      String room = here.customerGroups().open(owner, "病例 " + i + " 群", List.of()).id();
      here.rooms().archive(room, true);
      for (int j = 0; j < REGULARS + runs * CASES_A_RUN / ROOMS; j++) {
        String mark = "R%dK%03dM".formatted(i, j);
        var guest = new Guest(room, here.customers().appear("医生 " + mark, 0).id(), mark);
        here.customerGroups().invite(room, owner, guest.id(), false);
        if (j < REGULARS) {
          regulars.add(guest);
        } else {
          fresh.add(guest);
        }
      }
    }
  }

  private void enroll(World here, int offences) {
    for (int i = 0; i < offences; i++) {
      String id = "benchexpert%05d".formatted(i);
      here.directory().enroll(new Member(id, "专家 " + id, List.of(1L), "", "", 1));
      staff.add(id);
    }
    ObjectNode change = Json.object().put("chatid", appGroup);
    change.set("add_user_list", Json.texts(List.copyOf(staff)));
    here.appGroups().update(new Args(change));
  }

  /** A run begins: people who have not offended yet offend in it. */
  void begin() {
    offenders.clear();
    for (int i = 0; i < CASES_A_RUN; i++) {
      offenders.add(fresh.remove());
    }
    number = 0;
    offences = 0;
  }

  /** The next thing that somebody says. */
  Said next() {
    long mine = number++;
    if (mine % FORBIDDEN_EVERY == FIRST) {
      return forbidden();
    }
    Guest guest = regulars.get((int) (mine % regulars.size()));
    return new Said(guest.room(), guest.id(), talk.harmless(), "");
  }

  /** By turns a member, who is told privately, and a guest, about whom moderators get a card. */
  private Said forbidden() {
    int mine = offences++;
    if (mine % 2 == 0) {
      String member = staff.remove();
      return new Said(appGroup, member, talk.forbidden(), member);
    }
    int turn = mine / 2;
    Guest guest = offenders.get(turn % CASES_A_RUN);
    return new Said(
        guest.room(), guest.id(), talk.forbidden(), turn < CASES_A_RUN ? guest.mark() : "");
  }
}
