package org.roomkeeper.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.sandbox.world.Member;
import org.roomkeeper.sandbox.world.Room;
import org.roomkeeper.sandbox.world.World;

/** The corp that a fresh sandbox begins with: forty members, one customer group, a duty room. */
final class DefaultSeed {
  static final String OWNER = "owner";
  private static final int MEMBERS = 40;
  private static final String[][] FIRST = {
    {"owner", "林悦 Lin Yue", "founder"},
    {"moderator1", "赵明 Zhao Ming", "moderator"},
    {"moderator2", "Emma Clark", "moderator"},
    {"host1", "周静 Zhou Jing", "host"},
    {"host2", "Daniel Weber", "host"},
    {"host3", "吴桐 Wu Tong", "host"},
  };
  private static final List<String> FAMILY =
      List.of("陈 Chen", "李 Li", "王 Wang", "张 Zhang", "刘 Liu", "杨 Yang", "黄 Huang");
  private static final List<String> GIVEN =
      List.of("芳 Fang", "伟 Wei", "敏 Min", "强 Qiang", "丽 Li", "磊 Lei", "娜 Na");

  /** What the line of JSON needs to know of it. */
  record Seeded(List<String> userIds, String customerGroupId, String webhookKey) {}

  private DefaultSeed() {}

  static Seeded plant(World world) {
    var ids = new ArrayList<String>();
    for (String[] one : FIRST) {
      world.directory().enroll(member(one[0], one[1], one[2]));
      ids.add(one[0]);
    }
    for (int i = ids.size(); i < MEMBERS; i++) {
      String id = "expert%02d".formatted(i - FIRST.length + 1);
      String[] family = FAMILY.get(i % FAMILY.size()).split(" ");
      String[] given = GIVEN.get(i / FAMILY.size() % GIVEN.size()).split(" ");
      String name = family[0] + given[0] + " " + family[1] + " " + given[1];
      world.directory().enroll(member(id, name, "expert"));
      ids.add(id);
    }
    Room group = world.customerGroups().open(OWNER, "医生一群 Doctors 1", List.of("moderator1"));
    world.rooms().archive(group.id(), true);
    Room duty = world.rooms().openInternal(OWNER, "值班室 Duty room", ids.subList(1, 6));
    world.rooms().archive(duty.id(), true);
    String webhook = world.webhooks().add(duty.id(), null);
    world.rooms().openAllStaff(OWNER, "全员群 All staff");
    return new Seeded(List.copyOf(ids), group.id(), webhook);
  }

  private static Member member(String id, String name, String position) {
    return new Member(id, name, List.of(1L), position, "", 1);
  }
}
