package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.bot.RunningBot;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;
import org.roomkeeper.app.founding.Address;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.sandbox.Sandbox;

/**
 * The stage of the story: a sandbox, and a bot that knows it as its WeCom. The two know each other
 * over HTTP only; that they share a process saves a start.
 */
final class Stage implements AutoCloseable {
  /** Words that stand in a lecture's announcement and nowhere else. */
  static final String ANNOUNCING = "【讲座通知】";

  /** Words that stand in a lecture's reminder and nowhere else. */
  static final String REMINDING = "【提醒】";

  private final ObjectMapper json = new ObjectMapper();
  private final Sandbox sandbox;
  private final RunningBot bot;
  private final People people;
  private final Founding founding;

  private Stage(Sandbox sandbox, RunningBot bot, People people, Founding founding) {
    this.sandbox = sandbox;
    this.bot = bot;
    this.people = people;
    this.founding = founding;
  }

  /** What the founder writes otherwise than is shipped, before the bot starts. */
  interface Laying {
    /** Writes it into the config folder. */
    void lay(Path config) throws IOException;
  }

  /** Starts both and makes them known to each other. */
  static Stage set(Script script, Telling telling) throws IOException, InterruptedException {
    return set(script, telling, _ -> {});
  }

  /** The same with settings of the founder's own. */
  static Stage set(Script script, Telling telling, Laying laying)
      throws IOException, InterruptedException {
    Sandbox sandbox = Sandbox.start(0);
    Path folder = Files.createTempDirectory("roomkeeper-demo-");
    try {
      var people = new People(URI.create(sandbox.baseUrl()));
      telling.happened(
          "WeCom's cap for entering by code is set to 500 (knob joinWayQrCap; the real one is not"
              + " documented, 200 by hearsay)");
      Founding founding = Founding.of(sandbox.ready(), people, script.lectureAfter(), folder);
      laying.lay(founding.botFolders().config());
      RunningBot bot =
          RunningBot.start(
              founding.botFolders(),
              CommandLineOfRoomkeeper.coreWords(),
              Optional.of(founding.address().sandbox()));
      people.act("callback", "url", founding.callbackUrl());
      return new Stage(sandbox, bot, people, founding);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      sandbox.close();
      clear(folder);
      throw failed;
    }
  }

  Address address() {
    return founding.address();
  }

  /** Where the bot has its files. */
  BotFolders botFolders() {
    return founding.botFolders();
  }

  /** A folder that goes when the story is over. */
  Path folder() {
    return founding.folder();
  }

  People people() {
    return people;
  }

  RunningBot bot() {
    return bot;
  }

  /** What a foreign program needs to take part; {@code consoleUrl} is null while there is none. */
  ObjectNode ready() {
    JsonNode keys = sandbox.ready();
    return json.createObjectNode()
        .put("sandboxUrl", sandbox.baseUrl())
        .put("botUrl", address().joinLink().resolve("/").toString())
        .put("callbackUrl", founding.callbackUrl())
        .put("callbackToken", keys.path("callbackToken").asText())
        .put("callbackAesKey", keys.path("callbackAesKey").asText())
        .put("corpId", keys.path("corpId").asText())
        .put("agentId", keys.path("agentId").asInt())
        .put("joinUrl", address().joinLink().toString())
        .putNull("consoleUrl");
  }

  @Override
  public void close() {
    bot.close();
    sandbox.close();
    clear(founding.folder());
  }

  private static void clear(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // A file that is left in the temporary folder does no harm; the story's end matters more.
      folder.toFile().deleteOnExit();
    }
  }
}
