package org.roomkeeper.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.PointDoor.Nowhere;
import org.roomkeeper.api.PointDoor.ToHosts;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.World;

/** Codes that stay the same while what they lead to changes. */
final class WorldDoors {
  private static final int BY_CODE = 2;
  private static final int SEVERAL_HOSTS = 2;

  private final Roster roster;

  WorldDoors(Roster roster) {
    this.roster = roster;
  }

  /** Makes a code, or points the one that is there elsewhere. */
  Outcome point(World here, PointDoor point, Delivery delivery) {
    @Nullable String config =
        roster.doorDetails(delivery.community().id(), point.door()).get("configId");
    return switch (point.target()) {
      case ToRooms rooms -> toRooms(here, point.door(), rooms, config);
      case ToHosts hosts -> toHosts(here, point.door(), hosts, config);
      case Nowhere _ -> closed(here, config);
    };
  }

  private static Outcome closed(World here, @Nullable String config) {
    if (config != null && here.contactWays().has(config)) {
      here.contactWays().delete(config(config));
    } else if (config != null && here.joinWays().has(config)) {
      here.joinWays().delete(config(config));
    }
    return new Outcome.Done(Map.of());
  }

  private static Outcome toRooms(World here, String door, ToRooms rooms, @Nullable String config) {
    var args =
        Json.object()
            .put("scene", BY_CODE)
            .put("remark", door)
            .put("auto_create_room", rooms.autoCreate() ? 1 : 0)
            .put("state", rooms.state());
    if (!rooms.baseName().isEmpty()) {
      args.put("room_base_name", rooms.baseName()).put("room_base_id", rooms.baseNumber());
    }
    args.set("chat_id_list", Json.texts(rooms.rooms().stream().map(WorldIds::wire).toList()));
    boolean known = config != null && here.joinWays().has(config);
    String made = known ? String.valueOf(config) : "";
    if (known) {
      here.joinWays().update(new Args(args.put("config_id", made)));
    } else {
      made = here.joinWays().add(new Args(args)).path("config_id").asText();
    }
    return done(made, here.joinWays().get(config(made)).path("join_way").path("qr_code").asText());
  }

  private static Outcome toHosts(World here, String door, ToHosts hosts, @Nullable String config) {
    ObjectNode args =
        Json.object()
            .put("type", SEVERAL_HOSTS)
            .put("scene", BY_CODE)
            .put("skip_verify", true)
            .put("remark", door)
            .put("state", hosts.state());
    args.set("user", Json.texts(hosts.hosts().stream().map(WorldIds::wire).toList()));
    boolean known = config != null && here.contactWays().has(config);
    String made = known ? String.valueOf(config) : "";
    if (known) {
      here.contactWays().update(new Args(args.put("config_id", made)));
    } else {
      made = here.contactWays().add(new Args(args)).path("config_id").asText();
    }
    var way = here.contactWays().get(config(made)).path("contact_way");
    return done(made, way.path("qr_code").asText());
  }

  private static Args config(String id) {
    return new Args(Json.object().put("config_id", id));
  }

  private static Outcome done(String config, String code) {
    return new Outcome.Done(Map.of("configId", config, "code", code));
  }
}
