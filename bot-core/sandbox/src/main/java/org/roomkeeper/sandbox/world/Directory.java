package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Members and departments of the corp (row 26). */
public final class Directory {
  private record Department(long id, String name, long parent) {}

  private final World world;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<Long, Department> departments = new TreeMap<>();

  Directory(World world) {
    this.world = world;
    departments.put(1L, new Department(1, "Corp", 0));
  }

  /** Everybody in the corp, in the order of their coming. */
  public Collection<Member> members() {
    return Collections.unmodifiableCollection(members.values());
  }

  /** A member, or null. */
  public @Nullable Member find(String userid) {
    return members.get(userid);
  }

  /**
   * A member.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Member get(String userid) {
    Member member = members.get(userid);
    if (member == null) {
      throw new IllegalArgumentException("there is no member " + userid);
    }
    return member;
  }

  /** Makes a department; 1 is the corp itself. */
  public void department(long id, String name, long parent) {
    departments.put(id, new Department(id, name, parent));
  }

  /** Whether there is such a department. */
  boolean hasDepartment(long id) {
    return departments.containsKey(id);
  }

  /** Who belongs to a department or one below it. */
  List<String> inDepartment(long id) {
    return members.values().stream()
        .filter(member -> member.departments().stream().anyMatch(own -> below(own, id)))
        .map(Member::id)
        .toList();
  }

  private boolean below(long department, long top) {
    long at = department;
    while (at != top) {
      Department here = departments.get(at);
      if (here == null || here.parent() == 0) {
        return false;
      }
      at = here.parent();
    }
    return true;
  }

  /**
   * An administrator adds somebody, in the client: {@code change_contact create_user}.
   *
   * @throws IllegalArgumentException if the userid is taken or unfit
   */
  public void enroll(Member member) {
    if (!member.id().matches("[0-9A-Za-z][0-9A-Za-z_.@-]{0,63}")) {
      throw new IllegalArgumentException("not a userid: " + member.id());
    }
    if (members.containsKey(member.id())) {
      throw new IllegalArgumentException("there is a member " + member.id() + " already");
    }
    members.put(member.id(), member);
    world.rooms().enrolled(member.id());
    world.emit(
        world
            .event("change_contact")
            .with("ChangeType", "create_user")
            .with("UserID", member.id())
            .with("Name", member.name())
            .with("Department", joined(member))
            .with("MainDepartment", member.departments().getFirst())
            .with(
                "IsLeaderInDept",
                member.departments().stream().map(_ -> "0").collect(Collectors.joining(",")))
            .with("Position", member.position())
            .with("Mobile", member.mobile())
            .with("Gender", "0")
            .with("Email", "")
            .with("Status", (long) member.status())
            .with("Avatar", "")
            .with("Alias", "")
            .with("Telephone", "")
            .with("Address", "")
            .build());
  }

  /** An administrator removes somebody from the corp: {@code change_contact delete_user}. */
  public void dismiss(String userid) {
    members.remove(get(userid).id());
    world.rooms().left(userid);
    world.emit(
        world
            .event("change_contact")
            .with("ChangeType", "delete_user")
            .with("UserID", userid)
            .build());
  }

  private static String joined(Member member) {
    return member.departments().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** {@code user/get}. */
  public ObjectNode get(Args args) {
    Member member = members.get(args.need("userid", 41009));
    if (member == null) {
      throw new WeComError(60111);
    }
    return detail(member);
  }

  /** {@code user/simplelist} and {@code user/list}. */
  public ObjectNode list(Args args, boolean details) {
    long department = args.number("department_id", 1);
    if (!hasDepartment(department)) {
      throw new WeComError(60003);
    }
    boolean deep = args.flag("fetch_child", false) || department == 1;
    var list = Json.array();
    for (Member member : members.values()) {
      boolean here =
          deep
              ? member.departments().stream().anyMatch(own -> below(own, department))
              : member.departments().contains(department);
      if (here) {
        list.add(details ? detail(member) : brief(member));
      }
    }
    return Json.object().set("userlist", list);
  }

  /** {@code user/list_id}. */
  public ObjectNode listIds(Args args) {
    Slice<Member> slice = Slice.of(List.copyOf(members.values()), args, 10_000, 10_000);
    var list = Json.array();
    for (Member member : slice.items()) {
      for (long department : member.departments()) {
        list.add(Json.object().put("userid", member.id()).put("department", department));
      }
    }
    return Json.object().put("next_cursor", slice.nextCursor()).set("dept_user", list);
  }

  /** {@code department/simplelist} and {@code department/list}. */
  public ObjectNode departments(Args args, boolean details) {
    long top = args.number("id", 1);
    if (!hasDepartment(top)) {
      throw new WeComError(60003);
    }
    var list = Json.array();
    for (Department department : departments.values()) {
      if (below(department.id(), top)) {
        var one = Json.object().put("id", department.id());
        if (details) {
          one.put("name", department.name());
        }
        list.add(one.put("parentid", department.parent()).put("order", department.id()));
      }
    }
    return Json.object().set(details ? "department" : "department_id", list);
  }

  private static ObjectNode brief(Member member) {
    var brief = Json.object().put("userid", member.id()).put("name", member.name());
    var departments = Json.array();
    member.departments().forEach(departments::add);
    brief.set("department", departments);
    return brief.put("open_userid", "wo" + member.id());
  }

  private static ObjectNode detail(Member member) {
    var leads = Json.array();
    member.departments().forEach(_ -> leads.add(0));
    var detail =
        brief(member)
            .put("position", member.position())
            .put("mobile", member.mobile())
            .put("gender", "0")
            .put("email", "")
            .put("avatar", "")
            .put("alias", "")
            .put("status", member.status())
            .put("main_department", member.departments().getFirst());
    detail.set("is_leader_in_dept", leads);
    return detail;
  }
}
