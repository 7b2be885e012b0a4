package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.io.EOFException;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.roomkeeper.sandbox.callback.CallbackCrypto;
import org.roomkeeper.sandbox.callback.CallbackSender;
import org.roomkeeper.sandbox.fault.FaultPlan;
import org.roomkeeper.sandbox.journal.Journal;
import org.roomkeeper.sandbox.world.Corp;
import org.roomkeeper.sandbox.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The world's HTTP door, on one loopback address: {@code /cgi-bin/} as WeCom has it, {@code
 * /_sandbox/} for what WeCom leaves to people, and a page at the root.
 */
public final class SandboxServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
  private static final int LARGEST_BODY = 32 * 1024 * 1024;
  private static final List<HandlerType> METHODS =
      List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE);

  private final Javalin javalin;
  private final CallbackSender callbacks;
  private final ClockKeeper clock;
  private final String baseUrl;

  private SandboxServer(
      Javalin javalin, CallbackSender callbacks, ClockKeeper clock, String baseUrl) {
    this.javalin = javalin;
    this.callbacks = callbacks;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  /**
   * Opens the door.
   *
   * @param world what is behind it
   * @param host the address to listen on, 127.0.0.1 unless there is a good reason
   * @param port 0 for any free one
   * @param ready what {@code GET /_sandbox/ready} says; its baseUrl is set here
   */
  public static SandboxServer open(World world, String host, int port, ObjectNode ready) {
    Corp corp = world.corp();
    var journal = new Journal(world.knobs());
    var crypto = new CallbackCrypto(corp.callbackToken(), corp.callbackAesKey(), corp.corpId());
    var plan = new FaultPlan();
    var callbacks = new CallbackSender(world, journal, crypto, plan);
    var clock = new ClockKeeper(world, callbacks);
    var faults = new Faults();
    var spoiling = new Spoiling(world, faults, plan, clock);
    var wecom = new WeComDoor(world, journal, spoiling, clock);
    var archive = new ArchiveDoor(world, journal, plan, spoiling, clock);
    var control = new ControlDoor(world, journal, faults, plan, clock, callbacks, archive, ready);
    var page = new PageDoor(world);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = LARGEST_BODY;
              config.router.treatMultipleSlashesAsSingleSlash = true;
              config.jetty.modifyHttpConfiguration(
                  http -> http.setUriCompliance(UriCompliance.UNSAFE));
              config.routes.exception(
                  EOFException.class, (e, _) -> LOG.debug("A caller has gone in mid-sentence", e));
              config.routes.get("/", page::page);
              config.routes.get("/scan/{code}", page::page);
              config.routes.get("/page/{name}", page::file);
              config.routes.get("/_sandbox/code/{name}", page::code);
              config.routes.get("/_sandbox/picture/{id}", page::picture);
              for (HandlerType method : METHODS) {
                config.routes.addHttpHandler(method, "/_sandbox/<path>", control::answer);
                config.routes.addHttpHandler(method, "/cgi-bin/<path>", wecom::answer);
              }
            });
    javalin.start(host, port);
    String baseUrl = "http://" + host + ":" + javalin.port();
    world.run(here -> here.baseUrl(baseUrl));
    ready.put("baseUrl", baseUrl);
    return new SandboxServer(javalin, callbacks, clock, baseUrl);
  }

  /** Where it is reached, without a slash at the end. */
  public String baseUrl() {
    return baseUrl;
  }

  /** Lets the world's clock go with the host's, until somebody moves it. */
  public void walk() {
    clock.walk(true);
  }

  /** Closes the door; the world stays. */
  @Override
  public void close() {
    clock.close();
    callbacks.close();
    javalin.stop();
  }
}
