package org.roomkeeper.wecom.action;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalTagGroupInfo;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.wecom.client.Cut;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * Tags on people, for people to see in the client. A WeChat user's are contact tags, put on by a
 * host who has them as a contact; a member's are tags of the directory named {@code group: tag}.
 */
final class Tags {
  private static final int NAME_CHARACTERS = 30;
  private static final int DIRECTORY_NAME_CHARACTERS = 32;

  private final WeComClients clients;
  private final Roster roster;
  private final Attempts attempts;

  /** One at a time, so that two people's first tag of a name does not make it twice. */
  private final Object making = new Object();

  Tags(WeComClients clients, Roster roster, Attempts attempts) {
    this.clients = clients;
    this.roster = roster;
    this.attempts = attempts;
  }

  Outcome tag(TagMember tag, Delivery delivery) {
    return WeComIds.isStaff(tag.member()) ? inDirectory(tag, delivery) : onContact(tag, delivery);
  }

  private Outcome onContact(TagMember tag, Delivery delivery) {
    var hosts = roster.hostsOf(tag.member());
    if (hosts.isEmpty()) {
      return new Outcome.Refused(Phrase.of("outcome.no-contact"));
    }
    return attempts.with(
        clients.contacts(),
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          var group = contactTags(tag);
          var add = ids(group, tag.tags());
          var remove = new ArrayList<>(group.values());
          remove.removeAll(add);
          return mark(hosts, tag.member(), add, remove);
        });
  }

  /** By the first host whom WeCom takes as one who has them as a contact. */
  private Outcome mark(List<MemberId> hosts, MemberId member, List<String> add, List<String> remove)
      throws WxErrorException {
    for (int i = 0; ; i++) {
      try {
        clients
            .contacts()
            .getExternalContactService()
            .markTag(
                WeComIds.wire(hosts.get(i)),
                WeComIds.wire(member),
                add.toArray(String[]::new),
                remove.toArray(String[]::new));
        return new Outcome.Done(Map.of("host", hosts.get(i).value()));
      } catch (WxErrorException e) {
        if (WeComErrors.sortOf(e) != WeComErrors.Sort.GONE || i + 1 == hosts.size()) {
          throw e;
        }
      }
    }
  }

  /** The tags of a group by name, those that are wanted among them. */
  private Map<String, String> contactTags(TagMember tag) throws WxErrorException {
    synchronized (making) {
      var known = knownContactTags(name(tag.group()));
      var missing =
          tag.tags().stream().map(Tags::name).filter(name -> !known.containsKey(name)).toList();
      if (!missing.isEmpty()) {
        known.putAll(addContactTags(name(tag.group()), missing));
      }
      return known;
    }
  }

  private Map<String, String> knownContactTags(String group) throws WxErrorException {
    var known = new LinkedHashMap<String, String>();
    var groups =
        clients
            .contacts()
            .getExternalContactService()
            .getCorpTagList(new String[0], new String[0])
            .getTagGroupList();
    if (groups != null) {
      groups.stream()
          .filter(one -> group.equals(one.getGroupName()) && one.getTag() != null)
          .flatMap(one -> one.getTag().stream())
          .filter(one -> !Boolean.TRUE.equals(one.getDeleted()))
          .forEach(one -> known.put(one.getName(), one.getId()));
    }
    return known;
  }

  private Map<String, String> addContactTags(String group, List<String> names)
      throws WxErrorException {
    var tags = new ArrayList<WxCpUserExternalTagGroupInfo.Tag>();
    for (var name : names) {
      var tag = new WxCpUserExternalTagGroupInfo.Tag();
      tag.setName(name);
      tags.add(tag);
    }
    var wanted = new WxCpUserExternalTagGroupInfo.TagGroup();
    wanted.setGroupName(group);
    wanted.setTag(tags);
    var info = new WxCpUserExternalTagGroupInfo();
    info.setTagGroup(wanted);
    var made = new LinkedHashMap<String, String>();
    var answer = clients.contacts().getExternalContactService().addCorpTag(info).getTagGroup();
    if (answer != null && answer.getTag() != null) {
      answer.getTag().forEach(tag -> made.put(tag.getName(), tag.getId()));
    }
    return made;
  }

  private static List<String> ids(Map<String, String> group, List<String> names) {
    return names.stream()
        .map(Tags::name)
        .map(group::get)
        .filter(id -> id != null && !id.isEmpty())
        .distinct()
        .toList();
  }

  private Outcome inDirectory(TagMember tag, Delivery delivery) {
    return attempts.with(
        clients.app(),
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          var user = List.of(WeComIds.wire(tag.member()));
          var service = clients.app().getTagService();
          var prefix = name(tag.group()) + ": ";
          var wanted = new HashSet<String>();
          tag.tags()
              .forEach(
                  one -> wanted.add(Cut.toCharacters(prefix + one, DIRECTORY_NAME_CHARACTERS)));
          synchronized (making) {
            for (var known : service.listAll()) {
              if (wanted.remove(known.getName())) {
                service.addUsers2Tag(known.getId(), user, null);
              } else if (known.getName().startsWith(prefix)) {
                service.removeUsersFromTag(known.getId(), user, null);
              }
            }
            for (var name : wanted) {
              service.addUsers2Tag(service.create(name, null), user, null);
            }
          }
          return new Outcome.Done(Map.of());
        });
  }

  private static String name(String text) {
    return Cut.toCharacters(text, NAME_CHARACTERS);
  }
}
