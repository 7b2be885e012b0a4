package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Robots that a person has put into a room of members, and that push into it (row 24). */
public final class Webhooks {
  private static final long MINUTE = 60_000;
  private static final int MOST_PICTURE_BYTES = 2 * 1024 * 1024;

  private static final class Robot {
    private final String room;
    private boolean disabled;

    Robot(String room) {
      this.room = room;
    }
  }

  private final World world;
  private final Map<String, Robot> robots = new HashMap<>();

  Webhooks(World world) {
    this.world = world;
  }

  /** A person adds a robot to a room; gives its key. */
  public String add(String roomId, @Nullable String key) {
    Room room = world.rooms().get(roomId);
    if (room.type() == RoomType.CUSTOMER) {
      throw new IllegalArgumentException("customer groups take no robots");
    }
    String robot = key == null ? uuid() : key;
    robots.put(robot, new Robot(room.id()));
    return robot;
  }

  /** A person takes a robot out again: 93000 from then on. */
  public void remove(String key) {
    robots.remove(key);
  }

  /** An administrator switches a robot off: 93004. */
  public void disable(String key, boolean disabled) {
    Robot robot = robots.get(key);
    if (robot == null) {
      throw new IllegalArgumentException("there is no such robot");
    }
    robot.disabled = disabled;
  }

  private String uuid() {
    String hex = world.names().hex();
    return "%s-%s-%s-%s-%s"
        .formatted(
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20));
  }

  /** {@code webhook/send}. */
  public ObjectNode send(Args args, String key) {
    Robot robot = robot(key);
    ObjectNode body = AppContent.read(args, AppContent.BY_WEBHOOK, world.media(), true);
    String type = args.text("msgtype");
    if (type.equals("image")) {
      demandPicture(new Args(body));
    }
    if (!world
        .rates()
        .take("webhook " + key, 1, world.knobs().number(Knob.WEBHOOK_PER_MINUTE), MINUTE)) {
      throw new WeComError(45009);
    }
    Room room = world.rooms().find(robot.room);
    if (room == null) {
      throw new WeComError(93008);
    }
    world.rooms().post(room, "wb" + key.substring(0, Math.min(8, key.length())), type, body);
    return Json.object();
  }

  /** {@code webhook/upload_media}. */
  public ObjectNode upload(Args args, String key, Media.@Nullable Stored file) {
    robot(key);
    String type = args.text("type").isEmpty() ? "file" : args.text("type");
    if (!type.equals("file") && !type.equals("voice")) {
      throw new WeComError(40005);
    }
    return world.media().upload(type, file);
  }

  private Robot robot(String key) {
    Robot robot = robots.get(key);
    if (robot == null) {
      throw new WeComError(93000);
    }
    if (robot.disabled) {
      throw new WeComError(93004);
    }
    return robot;
  }

  private static void demandPicture(Args body) {
    byte[] picture;
    try {
      picture = Base64.getMimeDecoder().decode(body.text("base64"));
    } catch (IllegalArgumentException e) {
      throw new WeComError(40058, "invalid base64");
    }
    if (picture.length > MOST_PICTURE_BYTES) {
      throw new WeComError(40009, "invalid image size");
    }
    try {
      String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(picture));
      if (!md5.equalsIgnoreCase(body.text("md5"))) {
        throw new WeComError(301019, "md5 does not match");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
