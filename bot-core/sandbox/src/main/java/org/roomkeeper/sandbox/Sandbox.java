package org.roomkeeper.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import org.roomkeeper.sandbox.door.SandboxServer;
import org.roomkeeper.sandbox.world.Corp;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.World;

/**
 * A WeCom of our own, running: a world with its default corp behind an HTTP door.
 *
 * <p>{@link #ready()} is the line of JSON that a client needs to begin.
 */
public final class Sandbox implements AutoCloseable {
  private final World world;
  private final SandboxServer server;
  private final ObjectNode ready;

  private Sandbox(World world, SandboxServer server, ObjectNode ready) {
    this.world = world;
    this.server = server;
    this.ready = ready;
  }

  /** Starts one on a loopback port; 0 for any free one. The clock stands at the host's now. */
  public static Sandbox start(int port) {
    return start("127.0.0.1", port, System.currentTimeMillis() / 1000 * 1000);
  }

  /**
   * Starts one.
   *
   * @param host the address to listen on
   * @param port 0 for any free one
   * @param now where the world's clock stands, in milliseconds since 1970
   */
  public static Sandbox start(String host, int port, long now) {
    var random = new SecureRandom();
    var corp =
        new Corp(
            "ww" + hex(random, 8),
            1_000_002,
            secret(random),
            secret(random),
            secret(random),
            hex(random, 12),
            aesKey(random));
    var world = new World(corp, now, random.nextLong());
    DefaultSeed.Seeded seeded = world.call(DefaultSeed::plant);
    ObjectNode ready =
        Json.object()
            .put("baseUrl", "")
            .put("corpId", corp.corpId())
            .put("agentId", corp.agentId())
            .put("appSecret", corp.appSecret())
            .put("contactSecret", corp.contactSecret())
            .put("archiveSecret", corp.archiveSecret())
            .put("webhookKey", seeded.webhookKey())
            .put("ownerUserId", DefaultSeed.OWNER);
    ready.set("userIds", Json.texts(seeded.userIds()));
    ready
        .put("customerGroupId", seeded.customerGroupId())
        .put("callbackToken", corp.callbackToken())
        .put("callbackAesKey", corp.callbackAesKey());
    return new Sandbox(world, SandboxServer.open(world, host, port, ready), ready);
  }

  private static String secret(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** 43 characters that decode to 32 bytes: letters and digits only, as WeCom's console makes. */
  private static String aesKey(SecureRandom random) {
    while (true) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      String key = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      if (key.indexOf('+') < 0 && key.indexOf('/') < 0) {
        return key;
      }
    }
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return HexFormat.of().formatHex(made);
  }

  /**
   * What a client needs: {@code baseUrl, corpId, agentId, appSecret, contactSecret, archiveSecret,
   * webhookKey, ownerUserId, userIds, customerGroupId, callbackToken, callbackAesKey}.
   */
  public ObjectNode ready() {
    return ready.deepCopy();
  }

  /** Where it is reached, without a slash at the end. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** What is behind the door. */
  public World world() {
    return world;
  }

  /** Lets the world's clock go with the host's, until somebody moves it by hand. */
  public void walk() {
    server.walk();
  }

  /** Waits until the calling thread is interrupted. */
  public void awaitInterrupt() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park(this);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
