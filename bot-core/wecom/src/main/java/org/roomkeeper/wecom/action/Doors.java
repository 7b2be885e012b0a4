package org.roomkeeper.wecom.action;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.external.WxCpContactWayInfo;
import me.chanjar.weixin.cp.bean.external.WxCpContactWayInfo.ContactWay;
import me.chanjar.weixin.cp.bean.external.WxCpGroupJoinWayInfo;
import me.chanjar.weixin.cp.bean.external.WxCpGroupJoinWayInfo.JoinWay;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.PointDoor.Nowhere;
import org.roomkeeper.api.PointDoor.ToHosts;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.wecom.client.Cut;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * Codes that stay the same while what they lead to changes: {@code join_way} for rooms, {@code
 * contact_way} for hosts. WeCom's name of a code is kept in the ledger, in what became of the
 * action that made it.
 */
final class Doors {
  private static final String CODE = "code";
  private static final String CONFIG = "configId";
  private static final String KIND = "kind";
  private static final int QR_CODE = 2;
  private static final int REMARK_CHARACTERS = 30;
  private static final int NO_SUCH_CODE = 41044;

  private final WeComClients clients;
  private final Roster roster;
  private final Attempts attempts;

  /** Codes that were made by an attempt that then broke off; lost with the process, at no harm. */
  private final Map<Place, String> halfMade = new ConcurrentHashMap<>();

  Doors(WeComClients clients, Roster roster, Attempts attempts) {
    this.clients = clients;
    this.roster = roster;
    this.attempts = attempts;
  }

  Outcome point(PointDoor point, Delivery delivery) {
    return switch (point.target()) {
      case ToRooms rooms -> toRooms(point.door(), rooms, delivery);
      case ToHosts hosts -> toHosts(point.door(), hosts, delivery);
      case Nowhere _ -> closed(point.door(), delivery);
    };
  }

  private Outcome closed(String door, Delivery delivery) {
    var community = delivery.community().id();
    var kind = roster.doorDetails(community, door).getOrDefault(KIND, "hosts");
    var place = new Place(community, door, kind);
    return attempts.with(
        clients.contacts(),
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          var config = config(place);
          // What somebody else has deleted is closed too.
          var _ = config != null && updated(() -> delete(place, config));
          halfMade.remove(place);
          return new Outcome.Done(Map.of());
        });
  }

  private boolean delete(Place place, String config) throws WxErrorException {
    var service = clients.contacts().getExternalContactService();
    if (place.kind().equals("rooms")) {
      service.delJoinWay(config);
    } else {
      service.deleteContactWay(config);
    }
    return true;
  }

  private Outcome toRooms(String door, ToRooms target, Delivery delivery) {
    if (target.rooms().stream()
        .anyMatch(room -> WeComIds.kindOf(room).orElse(null) != RoomKind.CUSTOMER_GROUP)) {
      return new Outcome.Refused(Phrase.of("outcome.door-customer-groups"));
    }
    var place = new Place(delivery.community().id(), door, "rooms");
    return attempts.with(
        clients.contacts(),
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          var config = config(place);
          if (config == null || !updated(() -> updateJoinWay(config, door, target))) {
            return done(place, addJoinWay(place, door, target), null);
          }
          return done(place, config, code(place));
        });
  }

  private boolean updateJoinWay(String config, String door, ToRooms target)
      throws WxErrorException {
    var way = joinWay(door, target);
    way.setConfigId(config);
    clients.contacts().getExternalContactService().updateJoinWay(wrapped(way));
    return true;
  }

  private String addJoinWay(Place place, String door, ToRooms target) throws WxErrorException {
    var config =
        clients
            .contacts()
            .getExternalContactService()
            .addJoinWay(wrapped(joinWay(door, target)))
            .getConfigId();
    halfMade.put(place, config);
    return config;
  }

  private static WxCpGroupJoinWayInfo wrapped(JoinWay way) {
    var info = new WxCpGroupJoinWayInfo();
    info.setJoinWay(way);
    return info;
  }

  private static JoinWay joinWay(String door, ToRooms target) {
    var way = new JoinWay();
    way.setScene(QR_CODE);
    way.setRemark(Cut.toCharacters(door, REMARK_CHARACTERS));
    way.setAutoCreateRoom(target.autoCreate() ? 1 : 0);
    if (!target.baseName().isEmpty()) {
      way.setRoomBaseName(target.baseName());
      way.setRoomBaseId(target.baseNumber());
    }
    way.setChatIdList(target.rooms().stream().map(WeComIds::wire).toList());
    way.setState(target.state());
    return way;
  }

  private Outcome toHosts(String door, ToHosts target, Delivery delivery) {
    if (!target.hosts().stream().allMatch(WeComIds::isStaff)) {
      return new Outcome.Refused(Phrase.of("outcome.hosts-members"));
    }
    var place = new Place(delivery.community().id(), door, "hosts");
    var contacts = clients.contacts();
    return attempts.with(
        contacts,
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          var way = contactWay(door, target);
          var config = config(place);
          if (config != null) {
            way.setConfigId(config);
            if (updated(() -> updateContactWay(way))) {
              return done(place, config, code(place));
            }
            way.setConfigId(null);
          }
          var made = contacts.getExternalContactService().addContactWay(wrapped(way));
          return done(place, made.getConfigId(), made.getQrCode());
        });
  }

  private boolean updateContactWay(ContactWay way) throws WxErrorException {
    clients.contacts().getExternalContactService().updateContactWay(wrapped(way));
    return true;
  }

  private static WxCpContactWayInfo wrapped(ContactWay way) {
    var info = new WxCpContactWayInfo();
    info.setContactWay(way);
    return info;
  }

  private static ContactWay contactWay(String door, ToHosts target) {
    var way = new ContactWay();
    way.setType(WxCpContactWayInfo.TYPE.MULTI);
    way.setScene(WxCpContactWayInfo.SCENE.QRCODE);
    way.setSkipVerify(true);
    way.setRemark(Cut.toCharacters(door, REMARK_CHARACTERS));
    way.setState(target.state());
    way.setUsers(List.copyOf(target.hosts().stream().map(WeComIds::wire).toList()));
    return way;
  }

  /** Whether a code could be changed; false if somebody has deleted it. */
  private static boolean updated(Update update) throws WxErrorException {
    try {
      return update.send();
    } catch (WxErrorException e) {
      if (WeComErrors.codeOf(e) == NO_SUCH_CODE) {
        return false;
      }
      throw e;
    }
  }

  private Outcome done(Place place, String config, @Nullable String known) throws WxErrorException {
    var code = known != null && !known.isEmpty() ? known : fetchCode(place, config);
    if (code == null || code.isEmpty()) {
      return new Outcome.Refused(Phrase.of("outcome.code-hidden"));
    }
    halfMade.remove(place);
    return new Outcome.Done(Map.of(CODE, code, CONFIG, config, KIND, place.kind()));
  }

  private @Nullable String fetchCode(Place place, String config) throws WxErrorException {
    var service = clients.contacts().getExternalContactService();
    return place.kind().equals("rooms")
        ? service.getJoinWay(config).getJoinWay().getQrCode()
        : service.getContactWay(config).getContactWay().getQrCode();
  }

  private @Nullable String config(Place place) {
    var kept = kept(place).get(CONFIG);
    return kept != null ? kept : halfMade.get(place);
  }

  private @Nullable String code(Place place) {
    return kept(place).get(CODE);
  }

  private Map<String, String> kept(Place place) {
    var details = roster.doorDetails(place.community(), place.door());
    return place.kind().equals(details.getOrDefault(KIND, place.kind())) ? details : Map.of();
  }

  /** A door of a community, and what kind of code it is. */
  private record Place(CommunityId community, String door, String kind) {}

  /** A change of a code. */
  private interface Update {
    boolean send() throws WxErrorException;
  }
}
