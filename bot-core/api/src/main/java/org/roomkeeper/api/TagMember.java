package org.roomkeeper.api;

import java.util.List;

/**
 * Tags on a person in the client, for people to see. A member of the corp gets directory tags; a
 * WeChat user gets contact tags from a host whom they added.
 *
 * @param member who
 * @param group the group of tags, such as {@code language}, 1 to 30 characters
 * @param tags the names of the tags that shall stand in the group, each 1 to 30 characters
 */
public record TagMember(MemberId member, String group, List<String> tags) implements Action {
  /** Copies the tags. */
  public TagMember {
    Texts.check("a group of tags", group, 30);
    tags.forEach(tag -> Texts.check("a tag", tag, 30));
    tags = List.copyOf(tags);
  }

  /** Tags on a person. */
  public static TagMember on(MemberId member, String group, List<String> tags) {
    return new TagMember(member, group, tags);
  }
}
