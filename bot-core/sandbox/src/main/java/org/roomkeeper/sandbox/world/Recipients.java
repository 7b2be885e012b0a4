package org.roomkeeper.sandbox.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom a request names by users, departments and tags.
 *
 * @param members who is reached
 * @param wrongUsers userids that are nobody's
 * @param wrongParties departments that do not exist
 * @param wrongTags tags that do not exist
 */
record Recipients(
    Set<String> members,
    List<String> wrongUsers,
    List<String> wrongParties,
    List<String> wrongTags) {
  private static final int MOST_USERS = 1000;
  private static final int MOST_OTHERS = 100;

  /**
   * Looks them up.
   *
   * @throws WeComError 40031, 82002 or 82003 if there are too many at once
   */
  static Recipients of(
      World world, List<String> users, List<String> parties, List<String> tags, boolean all) {
    if (users.size() > MOST_USERS) {
      throw new WeComError(40031, "too many users, at most " + MOST_USERS);
    }
    if (parties.size() > MOST_OTHERS) {
      throw new WeComError(82002, "too many parties, at most " + MOST_OTHERS);
    }
    if (tags.size() > MOST_OTHERS) {
      throw new WeComError(82003, "too many tags, at most " + MOST_OTHERS);
    }
    var members = new LinkedHashSet<String>();
    var wrongUsers = new ArrayList<String>();
    var wrongParties = new ArrayList<String>();
    var wrongTags = new ArrayList<String>();
    if (all || users.contains("@all")) {
      world.directory().members().forEach(member -> members.add(member.id()));
      return new Recipients(members, wrongUsers, wrongParties, wrongTags);
    }
    for (String user : users) {
      (world.directory().find(user) == null ? wrongUsers : members).add(user);
    }
    for (String party : parties) {
      long id = MemberTags.number(party);
      if (world.directory().hasDepartment(id)) {
        members.addAll(world.directory().inDepartment(id));
      } else {
        wrongParties.add(party);
      }
    }
    for (String tag : tags) {
      Set<String> people = world.memberTags().people(MemberTags.number(tag));
      if (people == null) {
        wrongTags.add(tag);
      } else {
        members.addAll(people);
      }
    }
    return new Recipients(members, wrongUsers, wrongParties, wrongTags);
  }
}
