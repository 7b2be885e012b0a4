package org.roomkeeper.wecom.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Wording;
import org.roomkeeper.runtime.settings.Communities.ListedRoom;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.runtime.time.HandClock;
import org.roomkeeper.wecom.archive.OwnWords;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.support.FixedRoster;
import org.roomkeeper.wecom.support.ListedRooms;
import org.roomkeeper.wecom.support.ScriptedWeCom;

/**
 * The platform over the unmodified client, on a WeCom that answers as a test says; what both have
 * of rooms and people is made up.
 */
abstract class ScriptedPlatform {
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  static final RoomId GROUP = WeComIds.customerGroup("wr1");
  static final RoomId APP = WeComIds.appGroup("chat1");
  static final RoomId ALL = new RoomId("all-staff:everybody");
  static final MemberId OWNER = WeComIds.staff("owner");
  static final MemberId LI = WeComIds.staff("li");
  static final MemberId WANG = WeComIds.guest("wmWang");

  final HandClock clock = new HandClock(NOW);
  final FixedRoster roster =
      new FixedRoster()
          .with(room(GROUP, "医生一群", RoomKind.CUSTOMER_GROUP), WANG, OWNER)
          .with(room(APP, "专家", RoomKind.APP_GROUP), LI, OWNER)
          .named(WANG, "王医生");
  final List<RoomId> readAgain = new ArrayList<>();
  final List<Incoming> first = new ArrayList<>();
  final ObjectMapper json = new ObjectMapper();
  ScriptedWeCom weCom;
  WeComPlatform platform;

  @BeforeEach
  void start() throws IOException {
    weCom = new ScriptedWeCom();
    platform = platformAt(weCom.address());
  }

  @AfterEach
  void stop() {
    weCom.close();
  }

  WeComPlatform platformAt(URI address) {
    var settings = ScriptedWeCom.settingsAt(address);
    return new WeComPlatform(
        new WeComClients(settings),
        settings,
        roster,
        new ListedRooms(
            List.of(
                new ListedRoom(
                    ListedRooms.DOCTORS.id(),
                    Optional.of(ALL),
                    "everybody",
                    RoomKind.ALL_STAFF,
                    "main",
                    Optional.empty(),
                    Optional.of(new Secret("k-e-y"))))),
        new OwnWords(clock),
        (room, hints) -> {
          readAgain.add(room);
          first.addAll(hints);
        },
        clock,
        new SimpleMeterRegistry());
  }

  Outcome perform(Action action) {
    return perform(action, 1);
  }

  Outcome perform(Action action, int attempt, MemberId... recipients) {
    return platform.perform(delivery(action, attempt, Optional.empty(), recipients));
  }

  static Delivery delivery(Action action, int attempt) {
    return delivery(action, attempt, Optional.empty());
  }

  static Delivery delivery(
      Action action, int attempt, Optional<Outcome> soFar, MemberId... recipients) {
    return new Delivery(
        42,
        "test",
        new EventId(7),
        NOW,
        attempt,
        ListedRooms.DOCTORS,
        action,
        List.of(recipients),
        new Keys(),
        soFar);
  }

  JsonNode sent(String path) throws IOException {
    return json.readTree(weCom.bodyTo(path));
  }

  JsonNode json(String text) throws IOException {
    return json.readTree(text.replace('\'', '"'));
  }

  static RoomView room(RoomId id, String name, RoomKind kind) {
    return new RoomView(id, name, kind, 2, 500, Optional.of(OWNER), true, Map.of());
  }

  /** Words are their keys. */
  private record Keys() implements Wording {
    @Override
    public String to(MemberId reader, Phrase phrase) {
      return phrase.key();
    }

    @Override
    public String in(String language, Phrase phrase) {
      return phrase.key();
    }
  }
}
